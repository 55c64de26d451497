"""Teacher and students in headless Chromium: with script and without, and axe-core on each page."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from game.serve.playing.cases import Cases
from game.serve.school.making import new_link
from game.serve.school.school import School
from game.serve.store.store import Store
from tests.classroom.printing import needs_a_browser
from tests.serve.conftest import Time
from tests.serve.schools import CASES, KEY
from tests.serve.serving import served
from tests.web.chromium import Browser, Tab, browsing
from tests.web.test_axe import AXE, FOUND, WIDTHS

pytestmark = [pytest.mark.slow, needs_a_browser]

LOOK = "document.dispatchEvent(new Event('visibilitychange'))"
"""As when somebody comes back to a tab: it asks at once."""


class Screen(Tab):
    """A tab on a page of a class: each is waited for until its script says that it is ready."""

    def __init__(self, browser: Browser, target: str, *, scripted: bool) -> None:
        super().__init__(browser, target)
        self._scripted = scripted
        self.script(runs=scripted)

    def _leaving(self, act: Callable[[], object]) -> None:
        super()._leaving(act)
        if self._scripted:
            self.still("html[data-ready]")

    def comes(self, expression: str) -> None:
        """Wait until an expression is true, whatever page comes in this one's place meanwhile."""
        watched = f"""new Promise((done) => {{
            const look = () => {{ if ({expression}) {{ watching.disconnect(); done(true) }} }}
            const watching = new MutationObserver(look)
            const all = {{ subtree: true, childList: true, attributes: true, characterData: true }}
            watching.observe(document, all)
            look()
        }})"""
        for _ in range(PAGES):
            try:
                if self.does(watched):
                    return
            except AssertionError:
                # That page went while it was watched.
                continue
        raise AssertionError(f"waited in vain for {expression}")


PAGES = 5
"""Pages that may come one after another before what is waited for is there."""


class Hall(NamedTuple):
    """A server, and a browser to open it in."""

    school: School
    address: str
    browser: Browser

    def tab(self, width: int = 1280, *, script: bool = True) -> Screen:
        """A tab of somebody else's: without the cookies of the others."""
        context = self.browser.order("Target.createBrowserContext")["browserContextId"]
        made = self.browser.order(
            "Target.createTarget", url="about:blank", browserContextId=context
        )
        tab = Screen(self.browser, made["targetId"], scripted=script)
        tab.size(width, 800)
        return tab

    def teacher(self) -> Screen:
        """The teacher, on the page where a class is made."""
        tab = self.tab()
        tab.open(f"{self.address}/teacher/key/{new_link(self.school)}")
        tab.click("button.go", leaves=True)
        return tab

    def student(self, code: str, *, script: bool = True) -> Screen:
        """A student who has joined, on a phone."""
        tab = self.tab(360, script=script)
        tab.open(f"{self.address}/?code={code}")
        tab.click("form.own button.go", leaves=True)
        return tab


@contextmanager
def a_hall(folder: Path, cases: Cases) -> Iterator[Hall]:
    time = Time()

    def now() -> int:
        # However fast the pages are asked for, nobody asks too fast.
        time.pass_(1 / 300)
        return time.now

    with Store.in_folder(folder / "data", time) as store, browsing(folder) as browser:
        school = School(store, cases, KEY, now=now)
        with served(school) as address:
            yield Hall(school, address, browser)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    with a_hall(tmp_path, CASES) as found:
        yield found


def phase(tab: Tab) -> str:
    found = tab.does("document.querySelector('main').dataset.phase || ''")
    assert isinstance(found, str)
    return found


def test_a_class_from_its_code_to_its_wall(hall: Hall) -> None:
    teacher = hall.teacher()
    teacher.click("form.own button.go", leaves=True)
    code = teacher.does("document.querySelector('.big-code').textContent")
    teacher.click("a.button.go", leaves=True)
    board = teacher.does("location.href")

    scripted, plain = hall.student(code), hall.student(code, script=False)
    for student in (scripted, plain):
        assert phase(student) == "briefing"
        assert not student.does("!!document.querySelector('button[name=move]')")

    # The gate opens: one page goes on by itself, the other when it is looked at again.
    teacher.open(board)
    teacher.click("button[value=plan]", leaves=True)
    scripted.does(LOOK)
    scripted.comes("document.querySelector('button[name=move]')")
    plain.open(plain.does("location.href"))
    for student in (scripted, plain):
        student.click("button[value=begin]", leaves=True)
        assert phase(student) == "groundwork"

    # The board hears of it without being asked for again.
    teacher.does(LOOK)
    teacher.comes("document.body.innerText.includes('2 at groundwork')")

    wall = f"{board}wall"
    teacher.open(wall)
    action = scripted.does("document.querySelector('button.choice span').textContent")
    assert action not in teacher.does("document.documentElement.innerHTML")
    for student in (scripted, plain):
        student.click("button[value=commit]", leaves=True)
        assert phase(student) == "plan"
    teacher.does(LOOK)
    teacher.comes("document.querySelector('.bars')")
    assert action in teacher.does("document.body.innerText")
    assert hall.browser.complaints == []
    assert all(each.startswith((hall.address, "about:")) for each in hall.browser.requests)


def test_axe_finds_nothing_on_the_pages_of_a_class(hall: Hall) -> None:
    teacher = hall.teacher()
    pages = [(teacher, "/teacher/")]
    teacher.click("form.own button.go", leaves=True)
    code = teacher.does("document.querySelector('.big-code').textContent")
    student = hall.student(code)
    teacher.open(f"{hall.address}/teacher/1/")
    teacher.click("button[value=ending]", leaves=True)
    register = hall.school.register(1)
    assert register is not None
    part = register.standing.settings.parts[0]
    hall.school.act(register, "open", item=f"{part.id}/days", on=True)
    pages += [(teacher, f"/teacher/1/{path}") for path in
              ("", "reach", "wall", "debrief/1", "debrief/6", "hand-out", "settings", "delete",
               "player/1")]  # fmt: skip
    pages += [(student, path) for path in ("/", "/play/", "/play/1/", "/play/1/delete")]
    axe = AXE.read_text()
    for tab, path in pages:
        for width in WIDTHS:
            tab.size(width, 800)
            tab.open(f"{hall.address}{path}")
            tab.does(axe)
            assert tab.does(FOUND) == [], f"{path} at {width}"
    hall.school.act(register, "call", on=True)
    student.open(f"{hall.address}/play/1/")
    student.does(axe)
    assert student.does(FOUND) == []
