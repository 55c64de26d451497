from collections.abc import Callable
from pathlib import Path

import pytest

from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.saves import Saves
from game.tui.app import SummitryApp
from game.tui.stage import Stage

FIXTURES = Path(__file__).parents[1] / "content" / "good"

NewApp = Callable[..., SummitryApp]


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    return Shelf([FIXTURES])


@pytest.fixture
def saves(tmp_path: Path) -> Saves:
    return Saves(tmp_path / "saves")


@pytest.fixture
def new_app(shelf: Shelf, saves: Saves) -> NewApp:
    """Makes apps on the fixtures, at the first card or at the briefing of a role."""

    def make(case: str | None = None, role: str = "envoy", numbers: bool = False) -> SummitryApp:
        def begin(stage: Stage) -> None:
            stage.begin(case, role)

        return SummitryApp(
            Desk(lambda: shelf, lambda: saves, numbers=numbers), begin if case else None
        )

    return make
