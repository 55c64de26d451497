"""Draws the pictures of a class in this folder: `make screenshots`. Its players are automatic."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from game.library.shelf.shelf import Shelf
from game.serve.classes.register import Register
from game.serve.classes.settings import ClassSettings, Part
from game.serve.playing.cases import Cases
from game.serve.school.joining import come_back, join
from game.serve.school.making import make_class, new_link
from game.serve.school.playing import begin_play, opened
from game.serve.school.rehearsing import Rehearsal, add_automatic
from game.serve.school.school import Member, School, seal_key
from game.serve.store.store import Store
from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.serving import served
from tests.web.chromium import Tab, browsing

DOCS = Path(__file__).parent

PART = Part("reykjavik-1986", "leader")

TALKS = 9
"""Moves after which history's play stands in the talks."""

STUDENTS = ("Otter", "Heron", "Marten", "Curlew")

AUTOMATIC = 16


def a_class(school: School) -> Register:
    """A class in the midst of its hour: students at several places, the others through."""
    register = make_class(school, ClassSettings("10b", (PART,)))
    school.act(register, "gate", gate="ending")
    moves = history(ready(SHIPPED / PART.case, PART.role)).moves
    for number, name in enumerate(STUDENTS):
        joined = join(school, register, name)
        path = begin_play(school, Member(register, joined.seat, joined.token), PART)
        with opened(school, register, path) as play:
            for move in moves[: TALKS + 2 * number]:
                play.make((move,))
    add_automatic(school, register, AUTOMATIC)
    rehearsal = Rehearsal(school, Random(1986))
    while rehearsal.turn():
        register.refresh(school.store)
    return register


def student_of(school: School, register: Register, name: str) -> str:
    """The token of a browser at a student's seat."""
    seat = next(each for each in register.standing.seats.values() if each.name == name)
    return come_back(school, register, name, seat.words).token


def cookie(tab: Tab, address: str, school: School, kind: str, token: str) -> None:
    """Have a browser hold what a player's holds."""
    name = f"summitry-{school.store.name}-{kind}"
    tab.order("Network.setCookie", name=name, value=token, url=address, httpOnly=True)


def main() -> None:
    """Draw them all."""
    with (
        TemporaryDirectory() as folder,
        Store.in_folder(Path(folder)) as store,
        browsing(Path(folder)) as browser,
    ):
        school = School(store, Cases(Shelf()), seal_key(Path(folder)))
        register = a_class(school)
        base = f"/teacher/{register.row.id}/"
        with served(school) as address:
            tab = browser.tab()
            tab.size(390, 760, phone=True)
            cookie(tab, address, school, "player", student_of(school, register, STUDENTS[1]))
            tab.open(f"{address}/play/1/")
            tab.picture(DOCS / "class-student.png", whole=False)
            tab.size(1280, 860)
            tab.open(f"{address}/teacher/key/{new_link(school)}")
            tab.click("button.go", leaves=True)
            # All of them are looking at their pages.
            school.presence.update(dict.fromkeys(register.standing.seats, school.now()))
            tab.open(f"{address}{base}")
            tab.picture(DOCS / "class-board.png", whole=False)
            for item in ("days", "scene/two-chairs"):
                school.act(register, "open", item=f"{PART.id}/{item}", on=True)
            tab.size(1280, 720)
            tab.open(f"{address}{base}wall")
            tab.picture(DOCS / "class-wall.png", whole=False)
            tab.open(f"{address}{base}debrief")
            while "whole" not in tab.does("document.title"):
                tab.click("a[rel=next]", leaves=True)
            tab.picture(DOCS / "class-debrief.png", whole=False)


if __name__ == "__main__":
    main()
