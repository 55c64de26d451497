"""Where the worker's script and the host meet: everything crosses over as text."""

import json
import traceback
from collections.abc import Awaitable, Callable
from typing import Protocol

from game.library.errors import Refusal
from game.session.journal.version import take_version
from game.site.page.content import Library
from game.site.page.host import Answered, Host
from game.site.page.request import read_request
from game.site.page.store import Record, Unkept
from game.web.around.request import Upload
from game.web.around.sorry import sorry_page

UNFORESEEN = (
    "Nobody foresaw this. What you had done is kept as it was after your last move; open the play "
    "again under Plays. For whoever mends it: {fault}."
)

AWAY = (
    "This case has not been read in this browser yet, and its file cannot be had now: try again "
    "when you are connected."
)


class Browser(Protocol):
    """What the worker's script does: each is a promise, and text or nothing crosses over."""

    def case(self, case_id: str) -> Awaitable[str]:
        """The compiled file of a case."""

    def all(self) -> Awaitable[str]:
        """Every play that is kept, as a list of JSON."""

    def read(self, name: str) -> Awaitable[str]:
        """One play as JSON; empty where there is none."""

    def write(self, name: str, record: str, revision: int, expected: int) -> Awaitable[str]:
        """Keep a play: `kept`, `overtaken`, or why it cannot be kept."""

    def remove(self, name: str) -> Awaitable[str]:
        """Forget a play: `kept`, or why that cannot be done."""

    def settings(self) -> Awaitable[str]:
        """The settings as JSON; empty for none."""

    def set_settings(self, settings: str) -> Awaitable[str]:
        """Keep them: `kept`, or why they cannot be kept."""


KEPT, OVERTAKEN = "kept", "overtaken"


class BrowserStore:
    """The storage of a browser."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser

    async def all(self) -> list[Record]:
        """Every play."""
        return [Record.from_json(each) for each in json.loads(await self._browser.all())]

    async def read(self, name: str) -> Record | None:
        """One play."""
        said = await self._browser.read(name)
        return Record.from_json(said) if said else None

    async def write(self, record: Record, expected: int) -> bool:
        """Keep a play."""
        said = await self._browser.write(record.name, record.to_json(), record.revision, expected)
        if said not in (KEPT, OVERTAKEN):
            raise Unkept(said)
        return said == KEPT

    async def remove(self, name: str) -> None:
        """Forget a play."""
        _done(await self._browser.remove(name))

    async def settings(self) -> dict[str, str]:
        """How the pages are to look."""
        found: dict[str, str] = json.loads(await self._browser.settings() or "{}")
        return found

    async def set_settings(self, settings: dict[str, str]) -> None:
        """Keep that."""
        _done(await self._browser.set_settings(json.dumps(settings)))


def _done(said: str) -> None:
    if said != KEPT:
        raise Unkept(said)


Answer = Callable[[str, str | None, str, str | None], Awaitable[str]]
"""An address, a form, the name of a file and what it says, to what is to be shown, as JSON."""


def start(index: str, browser: Browser) -> Answer:
    """Begin: `index` is the site's list of cases. What it returns answers everything after."""

    async def fetch(case_id: str) -> str:
        said = await browser.case(case_id)
        if not said:
            raise Refusal(AWAY)
        return said

    library = Library(index, fetch)
    take_version(library.version)
    host = Host(BrowserStore(browser), library)

    async def answer(
        address: str, form: str | None = None, file: str = "", content: str | None = None
    ) -> str:
        upload = None if content is None else Upload(file, content.encode("utf-8", "replace"))
        try:
            answered = await host.answer(read_request(address, form, upload))
        except Exception as error:
            # The other pages go on, and the play is as it was kept.
            said = UNFORESEEN.format(fault=_fault(error))
            answered = Answered(sorry_page(host.setting(), 500, "That went wrong", said))
        return _as_text(answered)

    return answer


def _fault(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}, line {last.lineno} of {last.filename}"


def _as_text(answered: Answered) -> str:
    answer = answered.answer
    body = answer.body if isinstance(answer.body, str) else answer.body.decode()
    return json.dumps(
        {
            "status": answer.status,
            "body": body,
            "location": answer.location or "",
            "kind": answer.kind,
            "file": answer.file or "",
            "beside": answered.beside,
            "keptNowhere": answered.kept_nowhere,
        }
    )
