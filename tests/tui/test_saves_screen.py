"""The saves: rename, delete and bring back, import, export, by their keys."""

import shutil
from pathlib import Path

from textual.widgets import Input

from game.records.saves import Saves
from game.tui.screens.entry import EntryScreen
from tests.records.test_keeping import EXAMPLE
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands


async def write(hands: Hands, text: str) -> None:
    assert isinstance(hands.app.screen, EntryScreen)
    hands.app.screen.query_one(Input).value = text
    await hands.press("enter")
    await hands.settle()


async def test_saves_are_looked_after_by_keys(new_app: NewApp, saves: Saves, tmp_path: Path):
    saves.folder.mkdir()
    shutil.copy(EXAMPLE, saves.folder / "one.json")
    app = new_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2")
        assert "u Undo" not in seen.text(app)
        await hands.press("n")
        await write(hands, "two")
        assert [slot.name for slot in saves.slots()] == ["two"]
        await hands.press("x", "2")
        assert saves.slots() == []
        assert "Nothing is saved here yet" in seen.text(app)
        await hands.press("u")
        assert [slot.name for slot in saves.slots()] == ["two"]
        await hands.press("e")
        await write(hands, str(tmp_path / "out.json"))
        assert (tmp_path / "out.json").is_file()
        await hands.press("i")
        await write(hands, str(tmp_path / "out.json"))
        assert sorted(slot.name for slot in saves.slots()) == ["out", "two"]
        await hands.press("i")
        await write(hands, "nowhere.json")
        assert "There is no file at nowhere.json" in seen.told(app)
        await hands.press("n", "escape")
        assert not isinstance(app.screen, EntryScreen)
