"""What is typed reaches the screen whole and in its order, however much of it comes at once."""

import json
from pathlib import Path

from textual.events import Key, MouseDown, MouseUp, Paste
from textual.widgets import Input, TextArea

from game.rules.phase import Phase
from game.tui.messages import GoTo
from game.tui.screens.phases.groundwork import GroundworkScreen
from tests.records.lighthouse import LEADER
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands

WRITING = LEADER[:-1]
"""Up to the sheet of the reflection."""

CHORDS = ("ctrl+", "f2", "enter", "escape", "end")
SENTENCE = "Zwölf Boxkämpfer jagen Eva quer über den Sylter Deich, 0123456789. "


def at_once(hands: Hands, *typed: str) -> None:
    """Keys all at once, as from an input method; a text of several letters is each of its keys."""
    for word in typed:
        keys = [word] if word.startswith(CHORDS) else word
        for key in keys:
            hands.app.post_message(Key(key, key if len(key) == 1 else None))


async def test_a_long_reflection_and_the_chord_behind_it(new_app: NewApp, tmp_path: Path) -> None:
    app = new_app("lighthouse", "leader")
    written = SENTENCE * 20
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*WRITING)
        at_once(hands, written, "ctrl+s")
        await hands.settle()
        assert app.desk.play.play.state.phase is Phase.DEBRIEF
        assert app.desk.lying is not None
        kept = json.loads(app.desk.lying.path.read_text())
        assert kept["moves"][-1]["reflect"] == written.strip()


async def test_a_paste_does_not_overtake_what_was_typed(new_app: NewApp) -> None:
    app = new_app("lighthouse", "leader")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*WRITING)
        at_once(hands, "one ")
        app.post_message(Paste("two "))
        at_once(hands, "three ")
        app.post_message(Paste("four"))
        await hands.settle()
        assert app.screen.query_one(TextArea).text == "one two three four"


async def test_a_click_does_not_overtake_what_was_typed(new_app: NewApp) -> None:
    app = new_app("lighthouse", "leader")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*WRITING)
        rows = app.screen.query("Choices").first().region
        at_once(hands, SENTENCE)
        for event in (MouseDown, MouseUp):
            x, y = rows.x + 2, rows.y
            app.post_message(event(None, x, y, 0, 0, 1, False, False, False, x, y))
        await hands.settle()
        assert app.desk.lying is not None
        kept = json.loads(app.desk.lying.path.read_text())
        assert kept["moves"][-1]["reflect"] == SENTENCE.strip()


async def test_a_dialog_gets_all_of_a_long_path(new_app: NewApp, tmp_path: Path) -> None:
    app = new_app("lighthouse", "leader")
    folder = tmp_path / ("a-folder-with-a-long-name-" * 4)
    folder.mkdir()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.find(*LEADER[:2])
        app.post_message(GoTo("saves"))
        await hands.settle()
        at_once(hands, "e", "enter", "end", "ctrl+u", f"{folder}/out.json", "enter")
        await hands.settle()
    assert (folder / "out.json").exists()


async def test_the_palette_gets_what_is_typed_behind_its_chord(new_app: NewApp) -> None:
    app = new_app("lighthouse", "leader")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("1")
        at_once(hands, "ctrl+p", "settings of the game, and forty more letters")
        await hands.settle()
        typed = app.screen.query_one(Input).value
        assert typed == "settings of the game, and forty more letters"


async def test_a_hundred_keys_are_a_hundred_steps(new_app: NewApp) -> None:
    app = new_app("lighthouse", "leader")
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        at_once(hands, "enter", *["d", "escape"] * 50, "1", *["u", "1"] * 20)
        await hands.settle()
        assert isinstance(app.screen, GroundworkScreen)
        assert len(app.desk.play.play.turns) == 2
