"""What a class is to be: asked when it is made, and changed later; and the links to it."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from game.library.roles import comes_first, comes_second
from game.serve.app.asked import Asked
from game.serve.app.teacher.of_class import class_of, class_page
from game.serve.app.teacher.reaching import ways_in
from game.serve.classes.register import Register
from game.serve.classes.settings import (
    LONGEST_TITLE,
    MOST_MINUTES,
    ClassSettings,
    Part,
    read_part,
)
from game.serve.school.errors import NotDone
from game.serve.school.making import new_link
from game.serve.store.changes import DropKeys


def read_settings(asked: Asked) -> ClassSettings:
    """What a form asks a class to be.

    Raises:
        NotDone: it cannot be that.
    """
    form = asked.form
    case, who = form.get("case", ""), form.get("who", "leader")
    wanted = [case, *(name[4:] for name in form if name.startswith("and:"))]
    cases = list(dict.fromkeys(each for each in wanted if each))
    if not cases:
        raise NotDone("Choose a case.")
    parts = tuple(part for case_id in cases for part in _parts(asked, case_id, who))
    return ClassSettings(parts=parts, relay=who == "relay", **_manner(form))


def _manner(form: Mapping[str, str]) -> dict[str, Any]:
    """How a class plays: what may be changed while it does."""
    minutes = form.get("reading", "").strip() or "0"
    if not (minutes.isascii() and minutes.isdigit() and len(minutes) < 4) or (
        int(minutes) > MOST_MINUTES
    ):
        raise NotDone(f"Reading time is a number of minutes, {MOST_MINUTES} at most.")
    return {
        "title": " ".join(form.get("title", "").split())[:LONGEST_TITLE],
        "reading": int(minutes),
        "numbers": form.get("meters") == "numbers",
        "release": "later" if form.get("release") == "later" else "at-once",
    }


def _parts(asked: Asked, case_id: str, who: str) -> list[Part]:
    listed = next((each for each in asked.school.cases.listed if each.id == case_id), None)
    if listed is None:
        raise NotDone("There is no such case on this server.")
    if who == "relay":
        roles = asked.school.cases.find(case_id).roles
        if len(roles) < 2:
            raise NotDone(f"{listed.title} has one role: nothing can be handed over.")
        return [Part(case_id, comes_first(roles)), Part(case_id, comes_second(roles))]
    both = ("envoy", "leader") if who == "both" else (who,)
    found = [read_part(f"{case_id}:{role}") for role in both if role in listed.roles]
    return found or [read_part(f"{case_id}:{role}") for role in list(listed.roles)[:1]]


def show_settings(asked: Asked) -> Response:
    """GET `/teacher/N/settings`: what of a class can be changed, and the links to it."""
    return _settings(asked, class_of(asked))


def change(asked: Asked) -> Response:
    """POST `/teacher/N/settings`: it plays otherwise from now on."""
    register = class_of(asked)
    try:
        manner = _manner(asked.form)
    except NotDone as no:
        return _settings(asked, register, str(no), 409)
    asked.school.act(register, "set", **manner)
    return _settings(asked, register, "Changed: from now on, for everybody.")


def make_link(asked: Asked) -> Response:
    """POST `/teacher/N/link`: a link to this class and no other, shown this once."""
    register = class_of(asked)
    way = ways_in(asked)[0].url
    link = f"{way}/teacher/key/{new_link(asked.school, register.row.id)}"
    return _settings(asked, register, "A link is made.", link=link)


def drop_links(asked: Asked) -> Response:
    """POST `/teacher/N/links/drop`: no link to this class opens it any more, nor has opened it."""
    register = class_of(asked)
    asked.check_teacher()
    asked.school.store.write(DropKeys(register.row.id))
    return _settings(asked, register, "Every link to this class is taken back.")


def _settings(
    asked: Asked, register: Register, said: str = "", status: int = 200, link: str = ""
) -> Response:
    settings, cases = register.standing.settings, asked.school.cases
    stands = {
        "title": settings.title,
        "reading": str(settings.reading),
        "meters": "numbers" if settings.numbers else "words",
        "release": settings.release,
    }
    return class_page(
        asked,
        register,
        "settings.html",
        status,
        said=said,
        form=asked.form if status != 200 else stands,
        parts=[f"{cases.title(part.case)} ({cases.role_title(part)})" for part in settings.parts],
        link=link,
        owner=asked.teaches(),
    )
