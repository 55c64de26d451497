"""A Linux console: nothing is drawn with a character that its typeface may lack."""

import pytest

from game.rules.moves import Choose
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands

HAS = set("─│┌┐└┘├┤┬┴┼═║▀▄█▌▐░▒▓■▲▼←→↑↓♦√")
"""Besides letters: of the characters of a PC those that the game is drawn with."""


@pytest.mark.parametrize("terminal", ["linux", "xterm-256color"])
async def test_a_console_has_all_that_it_is_shown(
    new_app: NewApp, monkeypatch: pytest.MonkeyPatch, terminal: str
) -> None:
    monkeypatch.setenv("TERM", terminal)
    app = new_app()
    lacking: set[str] = set()
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)

        def look() -> None:
            shown = "".join(seen.lines(app))
            lacking.update(each for each in shown if ord(each) > 0x17F and each not in HAS)

        await hands.settle()
        for keys in (("1",), ("2",), ("1",)):
            look()
            await hands.press(*keys)
        look()
        await hands.make(Choose("begin"))
        look()
        await hands.press("c")
        look()
    if terminal == "linux":
        assert not lacking
    else:
        assert "▸" in lacking
