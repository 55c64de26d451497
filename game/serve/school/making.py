"""Making a class, and the teachers' ways in."""

from game.serve.classes.codes import new_code
from game.serve.classes.register import Register
from game.serve.classes.settings import ClassSettings
from game.serve.classes.tokens import hashed, new_mark, new_token
from game.serve.school.errors import NotDone
from game.serve.school.school import School
from game.serve.store.changes import AddClass, AddKey
from game.serve.store.errors import Overtaken
from game.session.journal.version import played_with

TRIES = 20
"""Codes drawn until one is nobody's: with every code of a server taken it is one in 170,000."""


def make_class(school: School, settings: ClassSettings) -> Register:
    """A new class under a code of its own.

    Raises:
        Refusal: something that it is to play is not here, or there are too many classes.
    """
    school.cases.check(settings)
    content = school.cases.hashes(settings)
    for _ in range(TRIES):
        change = AddClass(new_mark(), new_code(), settings.to_json(), played_with(), content)
        try:
            register = school.register(school.store.write(change))
        except Overtaken:
            continue
        if register is not None:
            return register
    raise NotDone("No join code could be found for this class: try again.")


def new_link(school: School, class_id: int | None = None) -> str:
    """The token of a new teacher's link: to one class, or to all of the server."""
    return _new_key(school, "link", class_id)


def new_teacher(school: School, class_id: int | None) -> str:
    """The token of a browser in which a teacher opened such a link."""
    return _new_key(school, "browser", class_id)


def _new_key(school: School, kind: str, class_id: int | None) -> str:
    token = new_token()
    school.store.write(AddKey(hashed(token), kind, class_id))
    return token
