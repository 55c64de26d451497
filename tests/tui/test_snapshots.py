"""Every screen at two sizes and in two themes, as it was last looked at: its text and its inks.

After looking at what has changed: `SUMMITRY_SNAPSHOTS=write pytest tests/tui/test_snapshots.py`.
A picture is kept as text: the lines on the screen, and below them, by theme and line, from which
column on which ink is used. Nothing blinks or moves in them, and no clock is shown.
"""

import os
import re
from html import unescape
from pathlib import Path

import pytest

from game.records.player.settings import DEFAULT, write_settings
from game.records.saves.saves import Saves
from game.rules.moves import Choose, FillPlan
from game.tui.app import SummitryApp
from game.tui.screens.phases.debrief import DebriefScreen
from tests.tui import seen
from tests.tui.conftest import NewApp
from tests.tui.hands import Hands

KEPT = Path(__file__).parent / "snapshots"
WRITE = os.environ.get("SUMMITRY_SNAPSHOTS") == "write"

SIZES = [(80, 24), (120, 40)]
THEMES = ("cable", "daylight")

_RULE = re.compile(r"\.terminal-\d+-(r\d+) { ([^}]*)}")
_TEXT = re.compile(
    r'<text class="terminal-\d+-(r\d+)" x="([\d.]+)"[^>]*-line-(\d+)\)">([^<]*)</text>'
)


def inks(app: SummitryApp) -> list[str]:
    """By line: from which column on which ink is used, and whether bold, italic or underlined."""
    picture = app.export_screenshot()
    styles = {name: _plain(style) for name, style in _RULE.findall(picture)}
    lines: dict[int, list[str]] = {}
    for style, x, line, text in _TEXT.findall(picture):
        if unescape(text).replace("\xa0", " ").strip():
            lines.setdefault(int(line), []).append(f"{round(float(x) / seen.CELL)} {styles[style]}")
    return [f"{line:>3}: {', '.join(runs)}" for line, runs in sorted(lines.items())]


def _plain(style: str) -> str:
    ink = re.search(r"fill: (#\w+)", style)
    marks = [mark for mark in ("bold", "italic", "underline") if mark in style]
    return " ".join([ink[1] if ink else "-", *marks])


async def picture(app: SummitryApp, hands: Hands) -> str:
    """The screen that is up."""
    parts = ["\n".join(seen.lines(app))]
    for theme in THEMES:
        app.theme = theme
        await hands.settle()
        parts.append("\n".join([f"--- {theme}", *inks(app)]))
    app.theme = THEMES[0]
    await hands.settle()
    return "\n".join(parts) + "\n"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_looks_as_it_was_last_looked_at(
    new_app: NewApp, saves: Saves, size: tuple[int, int]
) -> None:
    write_settings(saves.folder, DEFAULT._replace(reduced_motion=True))
    app = new_app()
    changed: list[str] = []
    async with app.run_test(size=size) as pilot:
        hands = Hands(app, pilot)

        async def look(name: str) -> None:
            found = await picture(app, hands)
            kept = KEPT / f"{name}-{size[0]}x{size[1]}.txt"
            if WRITE:
                KEPT.mkdir(exist_ok=True)
                kept.write_text(found, encoding="utf-8")
            elif not kept.exists() or kept.read_text(encoding="utf-8") != found:
                changed.append(f"{kept.name}\n{found}")

        await hands.settle()
        await look("front")
        await hands.press("comma")
        await look("settings")
        await hands.press("comma", "1")
        await look("library")
        await hands.press("k")
        await look("codex")
        await hands.press("c", "2")
        await look("case")
        await hands.press("1")
        await look("briefing")
        await hands.make(Choose("begin"))
        await hands.make(Choose("sound-the-bar"))
        await look("groundwork")
        await hands.make(Choose("count-the-barrels"))
        await hands.press("c")
        await look("question")
        await hands.press("y")
        await look("plan")
        await hands.make(FillPlan((("their-interest", "interest-lamp"),), 40))
        await hands.make(Choose("show-the-chart"))
        await look("scene")
        await hands.press("question_mark")
        await look("help")
        await hands.press("question_mark", "p")
        await look("people")
        await hands.press("p")
        await hands.make(Choose("go-down-to-work"))
        await hands.press("enter", "3")
        await look("table")
        await hands.press("f", "right", "right")
        await look("table-in-points")
        await hands.find(Choose("walk"), Choose("leave-a-lantern"))
        await look("ending")
        await hands.make(Choose("continue"))
        await look("reflection")
        await hands.make(Choose("skip"))
        await look("debrief")
        await hands.press("enter")
        debrief = app.screen
        assert isinstance(debrief, DebriefScreen)
        for page in debrief.order[1:]:
            await look(f"debrief-{page}")
            await hands.press("right")
        await hands.press("e")
        await look("export")
        await hands.press("n", "q", "2")
        await look("saves")
    assert not changed, "these look other than they did:\n" + "\n".join(changed)
