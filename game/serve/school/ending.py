"""A class ends by itself some time after its last move; what is deleted is gone."""

from game.library.limits import CLASS_DAYS
from game.serve.school.school import School
from game.serve.store.changes import DeleteClass
from game.serve.store.clock import DAY


def end_old_classes(school: School) -> int:
    """Delete every class whose last move is too long ago; how many there were."""
    ended = 0
    for register in school.registers():
        if school.store.now() - register.last_move > CLASS_DAYS.most * DAY:
            school.store.write(DeleteClass(register.row.id))
            ended += 1
    if ended:
        school.store.shrink()
    return ended
