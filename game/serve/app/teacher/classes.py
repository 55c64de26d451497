"""Teachers' ways in, and their classes: listed, made, deleted."""

from starlette.responses import Response

from game.library.limits import CLASS_DAYS
from game.serve.app.asked import Asked, Refused, html, see
from game.serve.app.drawn import draw
from game.serve.app.teacher.of_class import base_of, class_of, class_page, title_of
from game.serve.app.teacher.settings import read_settings
from game.serve.classes.register import Register
from game.serve.school.errors import NotDone
from game.serve.school.making import make_class, new_teacher
from game.serve.store.changes import DeleteClass
from game.serve.store.clock import DAY
from game.serve.store.errors import Full
from game.serve.store.rows import Key

DELETED = "The class is deleted, with everything in it."

WARNED_BEFORE = 7
"""Days before a class ends by itself that the teacher is told."""


def key(asked: Asked) -> Response:
    """GET `/teacher/key/TOKEN`: one button, so that a link that is looked at opens nothing."""
    link = _link(asked)
    action = asked.url(f"/teacher/key/{asked.words['token']}")
    return html(draw(asked, "key.html", action=action, one_class=link.class_id is not None))


def use_key(asked: Asked) -> Response:
    """POST `/teacher/key/TOKEN`: this browser is a teacher's from now on."""
    class_id = _link(asked).class_id
    token = new_teacher(asked.school, class_id)
    if class_id is None:
        asked.give("teacher", token)
        return see(asked.url("/teacher/"))
    asked.give(f"class-{class_id}", token)
    return see(asked.url(f"/teacher/{class_id}/"))


def _link(asked: Asked) -> Key:
    found = asked.school.link(asked.words["token"])
    if found is None:
        raise Refused(
            404,
            "This link works no more. summitry serve prints a new one when it is started; a new "
            "one to a class is made on its page Settings.",
        )
    return found


def show_classes(asked: Asked) -> Response:
    """GET `/teacher/`: the classes that are open to this browser, and the form for a new one."""
    return _classes(asked, DELETED if asked.query.get("deleted") else "")


def _classes(asked: Asked, said: str = "", status: int = 200) -> Response:
    mine = [each for each in asked.school.registers() if asked.teaches(each.row.id)]
    if not mine:
        asked.check_teacher()
    return html(
        draw(
            asked,
            "classes.html",
            said=said,
            registers=[(each, title_of(asked, each), days_left(asked, each)) for each in mine],
            cases=asked.school.cases,
            form=asked.form,
            makes=asked.teaches(),
        ),
        status,
    )


def days_left(asked: Asked, register: Register) -> int | None:
    """Days until a class ends by itself; None where that is far off."""
    left = register.last_move + CLASS_DAYS.most * DAY - asked.school.now()
    return max(0, left // DAY) if left < WARNED_BEFORE * DAY else None


def make(asked: Asked) -> Response:
    """POST `/teacher/new`: a class."""
    asked.check_teacher()
    try:
        register = make_class(asked.school, read_settings(asked))
    except (NotDone, Full) as no:
        return _classes(asked, str(no), 409)
    return see(asked.url(f"/teacher/{register.row.id}/reach"))


def ask_to_delete(asked: Asked) -> Response:
    """GET `/teacher/N/delete`: asks once more."""
    register = class_of(asked)
    return class_page(
        asked,
        register,
        "delete.html",
        what=f"the class {title_of(asked, register)}, with all its plays",
        action=f"{base_of(asked, register)}delete",
        back=base_of(asked, register),
    )


def delete(asked: Asked) -> Response:
    """POST `/teacher/N/delete`: everything of the class goes."""
    register = class_of(asked)
    asked.school.store.write(DeleteClass(register.row.id))
    asked.school.store.shrink()
    if not asked.teaches():
        # Whoever had a link to this class has none to anything now.
        return html(draw(asked, "said.html", sentence=DELETED, done="Deleted"))
    return see(asked.url("/teacher/?deleted=yes"))
