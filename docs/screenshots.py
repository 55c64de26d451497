"""Draws the pictures in this folder: `make screenshots`. They stand in history's own plays."""

import asyncio
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.tui.app import SummitryApp
from game.tui.stage import Stage
from tests.web.chromium import browsing
from tests.web.kinds import KINDS
from tests.web.served import served

DOCS = Path(__file__).parent
EXAMPLES = DOCS.parent / "saves" / "examples"

WIDTH, HEIGHT = 84, 28

OUTSIDE_FONTS = re.compile(r"@font-face\s*{[^}]*}\s*")
"""Textual's pictures ask a font server for their font; the reader's own monospace will do."""


class Shot(NamedTuple):
    """A picture of one place in a finished journal."""

    name: str
    journal: str
    place: str
    """As a journal has it in `led`."""
    keys: tuple[str, ...] = ()
    """Pressed before the picture is taken."""

    @property
    def next_move(self) -> int:
        """The number of the first move made in that place."""
        moves = read_journal(EXAMPLES / self.journal).moves
        return 2 + next(at for at, move in enumerate(moves) if move.led == self.place)


DEBRIEF = "debrief"
"""Where a finished journal stands."""

LIBRARY = "library"
"""The list of cases, with history's plays behind the player."""

SHOTS = (
    Shot("scene", "reykjavik-1986-leader.json", "scene:two-chairs"),
    # Their paper taken, and the third issue looked at.
    Shot(
        "table", "reykjavik-1986-leader.json", "table:the-table", ("enter", "t", "right", "right")
    ),
    # The deal, on the third page behind page one.
    Shot("debrief", "reykjavik-1986-leader.json", DEBRIEF, ("enter", "right", "right")),
)


PHONE = 360, 680

ON_A_PHONE = {
    # By name: which page, and what is scrolled to.
    "phone-scene": ("scene", ".place"),
    "phone-table": ("table", "#strategic"),
    "phone-debrief": ("debrief", "main"),
}


def photograph(folder: Path) -> Iterator[Path]:
    """The pages of a browser as a phone has them: what was written, one by one."""
    shutil.copytree(EXAMPLES, folder / "saves")
    with served(folder / "saves") as serving, browsing(folder) as browser:
        tab = browser.tab()
        tab.size(*PHONE, phone=True)
        tab.open(serving.server.way_in)
        for name, (page, seen) in ON_A_PHONE.items():
            tab.open(serving.address + KINDS[page](serving))
            if page == "table":
                # Their paper taken.
                tab.open(tab.does("document.querySelector('.theirs a.button').href"))
            tab.does(f"document.querySelector({seen!r}).scrollIntoView()")
            tab.picture(DOCS / f"{name}.png", whole=False)
            yield DOCS / f"{name}.png"


async def draw(shot: Shot, folder: Path) -> str:
    """The picture, as SVG."""

    def branch(stage: Stage) -> None:
        if shot.place == DEBRIEF:
            stage.resume(Path(shutil.copy(EXAMPLES / shot.journal, folder)))
        else:
            stage.branch(EXAMPLES / shot.journal, shot.next_move)

    return await picture(SummitryApp(Desk(Shelf, lambda: Saves(folder)), branch), shot.keys)


async def draw_library() -> str:
    """The list of cases, as SVG."""
    return await picture(SummitryApp(Desk(Shelf, lambda: Saves(EXAMPLES))), ("1", "end"))


async def picture(app: SummitryApp, keys: tuple[str, ...]) -> str:
    """What stands on the screen after some keys, as SVG."""
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await pilot.pause(0.5)
        await pilot.press(*keys)
        await pilot.pause(0.5)
        return OUTSIDE_FONTS.sub("", app.export_screenshot(title="Summitry"))


def main() -> None:
    """Draw all of them."""
    with TemporaryDirectory() as folder:
        os.environ["SUMMITRY_CACHE"] = folder
        drawn = {shot.name: asyncio.run(draw(shot, Path(folder))) for shot in SHOTS}
        drawn[LIBRARY] = asyncio.run(draw_library())
        for name, svg in drawn.items():
            (DOCS / f"{name}.svg").write_text(svg, encoding="utf-8")
            print(DOCS / f"{name}.svg")
        for path in photograph(Path(folder)):
            print(path)


if __name__ == "__main__":
    main()
