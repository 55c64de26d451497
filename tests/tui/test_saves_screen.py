"""The saves: rename, delete and bring back, import, export, by their keys."""

import shutil
from pathlib import Path

from textual.widgets import Input

from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.tui.app import SummitryApp
from game.tui.screens.laid_over.entry import EntryScreen
from game.tui.widgets.choices import Choices
from tests.histories import EXAMPLES
from tests.records.test_keeping import EXAMPLE
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands


async def write(hands: Hands, text: str) -> None:
    assert isinstance(hands.app.screen, EntryScreen)
    hands.app.screen.query_one(Input).value = text
    await hands.press("enter")
    await hands.settle()


async def test_saves_are_looked_after_by_keys(
    new_app: NewApp, saves: Saves, tmp_path: Path
) -> None:
    saves.folder.mkdir()
    shutil.copy(EXAMPLE, saves.folder / "one.json")
    app = new_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2")
        assert "u Undo" not in seen.text(app)
        await hands.press("m")
        await write(hands, "two")
        assert [slot.name for slot in saves.slots()] == ["two"]
        await hands.press("x", "2")
        assert saves.slots() == []
        assert "Nothing is saved here yet" in seen.text(app)
        await hands.press("u")
        assert [slot.name for slot in saves.slots()] == ["two"]
        await hands.press("e")
        await write(hands, "otter")
        await write(hands, f"'{tmp_path}/out.json'")
        assert read_journal(tmp_path / "out.json").pseudonym == "otter"
        await hands.press("i")
        await write(hands, str(tmp_path / "out.json"))
        assert sorted(slot.name for slot in saves.slots()) == ["out", "two"]
        await hands.press("i")
        await write(hands, "nowhere.json")
        assert "There is no file at nowhere.json" in seen.text(app)
        assert hands.app.screen.query_one(Input).value == "nowhere.json"
        for cannot_be in ("~nobody-of-that-name/x", f"{tmp_path}/{'x' * 300}", "/proc/nowhere/x"):
            await write(hands, cannot_be)
            assert app.screen.query("#wrong").first().display
        await hands.press("escape", "e", "enter")
        for cannot_be in ("~nobody-of-that-name/x", f"{tmp_path}/{'x' * 300}", "/proc/nowhere/x"):
            await write(hands, cannot_be)
            assert app.screen.query("#wrong").first().display
        await hands.press("escape", "m")
        await write(hands, "a/b")
        assert 'This name is not used: it holds "/"' in seen.text(app)
        assert hands.app.screen.query_one(Input).value == "a/b"
        await hands.press("escape", "m", "escape")
        assert not isinstance(app.screen, EntryScreen)


async def test_five_plays_are_in_sight_in_a_small_window(saves: Saves) -> None:
    saves.folder.mkdir()
    journals = [
        journal
        for case in ("camp-david", "panmunjom", "reykjavik")
        for journal in EXAMPLES.glob(f"{case}*.json")
    ]
    for journal in journals:
        shutil.copy(journal, saves.folder)
    app = SummitryApp(Desk(Shelf, lambda: saves))
    async with app.run_test(size=(60, 20)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2")
        here = "\n".join(seen.lines(app))
        # Which of them are on top is by the day they were played.
        assert any(f"({journal.stem}; " in here for journal in journals)
        assert sum(", envoy: " in line or ", leader: " in line for line in seen.lines(app)) >= 5
        await hands.press("end")
        await pilot.resize_terminal(100, 30)
        await hands.settle()
        here = "\n".join(seen.lines(app))
        assert "cold sanctions  (panmunjom-2018-leader)" in here
        # What was in hand is so still.
        assert app.screen.query_one(Choices).highlighted == len(journals) - 1


async def test_a_broken_slot_is_seen_deleted_and_brought_back(
    new_app: NewApp, saves: Saves
) -> None:
    saves.folder.mkdir()
    broken = saves.folder / "broken.json"
    broken.write_text('{"summitry": "journal", "format": 1, cut')
    app = new_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        hands = Hands(app, pilot)
        await hands.press("2")
        assert "broken.json is cut short" in seen.text(app)
        await hands.press("1")
        assert "broken.json is cut short" in seen.told(app)
        await hands.press("x")
        await hands.press("2")
        assert not broken.exists()
        await hands.press("u")
        assert broken.read_text().endswith("cut")
        await hands.press("v")
        assert "broken.json is cut short" in seen.told(app)
        await hands.press("e")
        await write(hands, f"{saves.folder}/copy.txt")
        assert (saves.folder / "copy.txt").read_text().endswith("cut")
        await hands.press("m")
        await write(hands, "old")
        assert (saves.folder / "old.json").exists()
