from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from game.library.shelf.shelf import Shelf
from game.plain.front import Front
from game.plain.game import PlainGame
from game.plain.voice import Voice
from game.records.desk import Desk
from game.records.saves.file_play import FilePlay
from game.records.saves.saves import Saves
from tests.loaded import FIXTURES
from tests.records.lighthouse import find

Play = Callable[..., str]

SHELF = Shelf([FIXTURES.parent])
# As if it were the game's own: no command needs to name it.
SHELF.folders = []


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

        desk = Desk(lambda: SHELF, lambda: saves, **more)
        desk.open(journal)
        PlainGame(voice, desk).play()
        return out.getvalue().replace(str(saves.folder), "SAVES")

    return typed


@pytest.fixture
def front(saves: Saves):
    """Opens a play from the first card; the transcript and the journal."""

    def typed(*lines: str) -> tuple[str, FilePlay | None]:
        out = StringIO()
        voice = Voice(out, StringIO("".join(f"{line}\n" for line in lines)))
        desk = Desk(lambda: SHELF, lambda: saves)
        Front(voice, desk).choose()
        return out.getvalue(), desk.lying

    return typed
