"""A server with its classes, teacher and students, in this process and on a clock of its own."""

from collections.abc import Sequence
from random import Random

from game.library.shelf.shelf import Shelf
from game.rules.moves import Move
from game.serve.app.app import make_app
from game.serve.app.asked import Server
from game.serve.app.config import Config
from game.serve.app.guard import names_of
from game.serve.playing.cases import Cases
from game.serve.school.making import new_link
from game.serve.school.rehearsing import Rehearsal
from game.serve.school.school import School
from game.serve.store.store import Store
from game.session.journal.sealing import SealKey
from tests.serve.browser import Answer, Browser
from tests.serve.conftest import Time
from tests.web.hosted import form_for

CASES = Cases(Shelf())
"""Read once for all tests of a worker."""

KEY = SealKey("0123456789abcdef", b"k" * 32)

ORIGIN = "http://127.0.0.1:8470"


class Node:
    """One server process, as it were."""

    def __init__(
        self, store: Store, time: Time, config: Config | None = None, notice: str = ""
    ) -> None:
        self.time = time
        self.waited: list[float] = []
        self.school = School(store, CASES, KEY, now=lambda: time.now, notice=notice)
        self.server = Server(self.school, config or Config(names_of(())), self._wait)
        self.app = make_app(self.server)
        self.rehearsal = Rehearsal(self.school, Random(1986))

    async def _wait(self, seconds: float) -> None:
        self.waited.append(seconds)

    def browser(self, address: str = "10.0.0.9", origin: str = ORIGIN) -> Browser:
        """Somebody's browser."""
        return Browser(self.app, origin, address, lambda: self.time.pass_(1 / 200))

    def teacher(self) -> Browser:
        """The teacher's browser, her link opened."""
        browser = self.browser("127.0.0.1")
        browser.get(f"/teacher/key/{new_link(self.school)}")
        assert browser.send(self_path(browser)).status == 200
        return browser

    def student(self, code: str, name: str, address: str = "10.0.0.9") -> Browser:
        """A student who has joined."""
        browser = self.browser(address)
        browser.get(f"/?code={code}")
        answer = browser.send("/join", code=code, name=name)
        assert answer.status == 200, answer.page.text
        assert "/play/" in answer.url
        return browser


def self_path(browser: Browser) -> str:
    """Where the one form of the key's page goes."""
    return browser.page.forms[0].action


def make_class(
    node: Node, case: str = "reykjavik-1986", who: str = "leader", **more: str
) -> "ClassAtHand":
    """A class made on the teacher's page."""
    teacher = node.teacher()
    teacher.get("/teacher/")
    answer = teacher.send("/teacher/new", case=case, who=who, **more)
    assert answer.status == 200, answer.page.text
    number = int(answer.url.partition("/teacher/")[2].partition("/")[0])
    code = teacher.page.html.partition('class="big-code">')[2].partition("<")[0]
    return ClassAtHand(node, teacher, number, code)


class ClassAtHand:
    """A class with its teacher at its board."""

    def __init__(self, node: Node, teacher: Browser, number: int, code: str) -> None:
        self.node = node
        self.teacher = teacher
        self.number = number
        self.code = code

    @property
    def base(self) -> str:
        """The address of its board."""
        return f"/teacher/{self.number}/"

    def student(self, name: str) -> Browser:
        """A student who has joined it."""
        return self.node.student(self.code, name)

    def board(self) -> Answer:
        """Open the board."""
        return self.teacher.get(self.base)

    def do(self, act: str, **fields: str) -> Answer:
        """Press one of her buttons."""
        self.board()
        token = self.teacher.page.forms[0].fields["token"]
        return self.teacher.post(f"{self.base}do", {"token": token, "act": act, **fields})

    def open_all(self) -> None:
        """Open every gate."""
        assert self.do("gate", gate="ending").status == 200


def play_moves(student: Browser, moves: Sequence[Move]) -> Answer:
    """Make moves one after another; each has to be taken."""
    for move in moves:
        answer = student.move(form_for(move))
        assert answer.status == 200, (move, answer.page.text[:400])
    assert student.at is not None
    return student.at
