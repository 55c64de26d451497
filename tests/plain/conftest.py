from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from game.library.shelf.shelf import Shelf
from game.plain.front import Front
from game.plain.game import PlainGame
from game.plain.voice import Voice
from game.records.saves.open_journal import OpenJournal
from game.records.saves.saves import Saves
from tests.loaded import FIXTURES
from tests.records.lighthouse import find

Play = Callable[..., str]


@pytest.fixture
def saves(tmp_path: Path) -> Saves:
    return Saves(tmp_path / "saves")


@pytest.fixture
def play(saves: Saves) -> Play:
    """Plays lines typed at the prompts and returns the transcript."""

    def typed(*lines: str, case: str = "lighthouse", role: str = "leader", **more) -> str:
        journal = more.pop("journal", None) or saves.begin(find(case), role)
        out = StringIO()
        voice = Voice(out, StringIO("".join(f"{line}\n" for line in lines)))

        def branch(finished: OpenJournal, before_move: int) -> OpenJournal:
            return saves.branch(finished.path, before_move, find)

        PlainGame(voice, journal, branch, saves.save_elsewhere, **more).play()
        return out.getvalue().replace(str(saves.folder), "SAVES")

    return typed


@pytest.fixture
def front(saves: Saves):
    """Opens a play from the first card; the transcript and the journal."""
    shelf = Shelf([FIXTURES.parent])

    def typed(*lines: str) -> tuple[str, OpenJournal | None]:
        out = StringIO()
        voice = Voice(out, StringIO("".join(f"{line}\n" for line in lines)))
        journal = Front(voice, shelf, saves).choose()
        return out.getvalue(), journal

    return typed
