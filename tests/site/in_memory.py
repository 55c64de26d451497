"""The page half under CPython, with a dictionary for the browser's storage."""

import asyncio
import json
from pathlib import Path

from game.library.case_file import CaseFile
from game.library.errors import Refusal
from game.library.shelf.shelf import Shelf
from game.site.making.cases import index_of
from game.site.making.compiling import compiled
from game.site.page.content import Library
from game.site.page.host import Answered, Host
from game.site.page.request import read_request
from game.site.page.store import Record, Unkept
from game.web.around.request import Upload
from tests.loaded import FIXTURES


class Dictionary:
    """Keeps plays as a browser does, for as many tabs as there are."""

    def __init__(self) -> None:
        self.plays: dict[str, str] = {}
        self.look: dict[str, str] = {}
        self.refuses = False

    def kept(self, name: str) -> Record | None:
        """What is kept of a play."""
        return Record.from_json(self.plays[name]) if name in self.plays else None

    async def all(self) -> list[Record]:
        """Every play."""
        return list(map(Record.from_json, self.plays.values()))

    async def read(self, name: str) -> Record | None:
        """One play."""
        return self.kept(name)

    async def write(self, record: Record, expected: int) -> bool:
        """Keep a play, unless another tab has been faster."""
        if self.refuses:
            raise Unkept("QuotaExceededError")
        now = self.kept(record.name)
        if now is not None and now.revision != expected:
            return False
        self.plays[record.name] = record.to_json()
        return True

    async def remove(self, name: str) -> None:
        """Forget a play."""
        self.plays.pop(name, None)

    async def settings(self) -> dict[str, str]:
        """The settings."""
        return self.look

    async def set_settings(self, settings: dict[str, str]) -> None:
        """Keep them."""
        if self.refuses:
            raise Unkept("QuotaExceededError")
        self.look = settings


class TabOf:
    """A tab: its own host, over storage that it may share with others."""

    def __init__(self, store: Dictionary, content: Path = FIXTURES.parent) -> None:
        shelf = Shelf([content])
        self.away = False

        async def fetch(case_id: str) -> str:
            if self.away:
                raise Refusal("its file cannot be had now")
            return json.dumps(compiled(_found(shelf, case_id)))

        library = Library(index_of(shelf, shelf.entries).decode(), fetch)
        self.host = Host(store, library)

    def get(self, address: str) -> Answered:
        """Look at an address."""
        return asyncio.run(self.host.answer(read_request(address)))

    def post(self, address: str, upload: Upload | None = None, /, **fields: str) -> Answered:
        """Send a form."""
        request = read_request(address, "")
        assert request is not None
        return asyncio.run(self.host.answer(request._replace(form=fields, upload=upload)))

    def begin(self, case: str = "lighthouse", role: str = "envoy") -> str:
        """Begin a play; its address."""
        location = self.post(f"#/cases/{case}", role=role).answer.location
        assert location is not None
        return location


def _found(shelf: Shelf, case_id: str) -> CaseFile:
    return shelf.find(case_id)
