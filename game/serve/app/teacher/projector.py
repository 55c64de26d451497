"""Pages for a projector: the wall and the debrief. Large, without names, with keys."""

from typing import NamedTuple
from zlib import crc32

from starlette.responses import Response

from game.pages.document import Block
from game.serve.app.asked import Asked, Refused
from game.serve.app.drawn import part
from game.serve.app.qr import qr_svg
from game.serve.app.teacher.of_class import base_of, class_of, class_page
from game.serve.app.teacher.reaching import ways_in
from game.serve.classes.register import Register
from game.serve.school.handing_out import finished_lines
from game.serve.wall.board import board
from game.serve.wall.debrief import Shown, debrief_pages
from game.serve.wall.items import items
from game.serve.wall.shown import open_pages, shown


class OnWall(NamedTuple):
    """What the wall shows just now."""

    blocks: tuple[Block, ...]
    number: int
    """Which of the pages that are open, from 1."""
    of: int
    title: str
    """The case and the role."""
    last: bool
    """Whether it is the last, so that the wall goes on with the next by itself."""


def wall(asked: Asked) -> Response:
    """GET `/teacher/N/wall`: one thing at a time, of what every player has passed."""
    register = class_of(asked)
    number = _number(asked)
    return class_page(
        asked,
        register,
        "wall.html",
        part=wall_part(asked, register, number),
        since=wall_state(asked, register),
        number=number,
    )


def _number(asked: Asked) -> int:
    word = asked.query.get("n", "")
    return int(word) if word.isdecimal() and len(word) < 5 else 0


def wall_part(asked: Asked, register: Register, number: int) -> str:
    """What of the wall changes while they look."""
    school = asked.school
    counts = board(register, school.cases, {}, school.now()).counts
    on_wall = _on_wall(asked, register, number)
    joining = on_wall is None
    link = f"{ways_in(asked)[0].url}/?code={register.row.code}" if joining else ""
    return part(
        asked,
        "wall_part.html",
        on_wall=on_wall,
        counts=counts,
        joined=len(register.standing.present),
        code=register.row.code if register.door_open(school.now()) else "",
        link=link,
        qr=qr_svg(link) if joining else "",
        standing=register.standing,
        base=base_of(asked, register),
    )


def _on_wall(asked: Asked, register: Register, number: int) -> OnWall | None:
    """The page of a number among those that are open; the last where none is named."""
    cases = asked.school.cases
    pages = open_pages(cases, items(register, cases))
    if not pages:
        return None
    at = number if 1 <= number <= len(pages) else len(pages)
    item, page = pages[at - 1]
    title = f"{cases.title(item.part.case)}: {cases.role_title(item.part)}"
    if item.kind == "offers":
        # A chart has no heading of its own.
        title += f". {item.title}"
    return OnWall(shown(register, cases, item, page), at, len(pages), title, at == len(pages))


def wall_state(asked: Asked, register: Register) -> int:
    """A number that is another one when the wall would look otherwise."""
    return crc32(repr(register.position).encode())


def debrief(asked: Asked) -> Response:
    """GET `/teacher/N/debrief` or `.../debrief/M`: the debrief, page by page."""
    register = class_of(asked)
    pages = _pages(asked, register)
    word = asked.words.get("page", "1")
    at = int(word)
    if not 1 <= at <= len(pages):
        raise Refused(404, "The debrief has no such page.")
    name, page = pages[at - 1]
    return class_page(asked, register, "debrief.html", page=page, name=name, at=at, of=len(pages))


def _pages(asked: Asked, register: Register) -> list[tuple[str, Shown]]:
    cases = asked.school.cases
    found: list[tuple[str, Shown]] = []
    for wanted in register.standing.settings.parts:
        lines = finished_lines(asked.school, register, wanted)
        begun = register.first_plays(register.standing.present, wanted).values()
        unfinished = sum(path is not None and not path.over for path in begun)
        title = f"{cases.title(wanted.case)}: {cases.role_title(wanted)}"
        pages = debrief_pages(cases.find(wanted.case), wanted.role, lines, unfinished)
        found += [(title, page) for page in pages]
    return found
