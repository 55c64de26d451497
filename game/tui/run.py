"""The game run in a terminal, from what was asked for to what is said when it is left."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from game.records.player.crash_report import crashing_with
from game.tui.app import SummitryApp
from game.tui.desk import Desk
from game.tui.stage import Stage

if TYPE_CHECKING:
    from game.library.roles import RoleName
    from game.library.shelf.shelf import Shelf
    from game.records.saves.saves import Saves
    from game.rules.relay import Relay


def run(
    open_shelf: "Callable[[], Shelf]",
    open_saves: "Callable[[], Saves]",
    *,
    case_id: str | None = None,
    role: "RoleName | None" = None,
    numbers: bool = False,
    relay: "Relay | None" = None,
    resume: Path | None = None,
    profile: Path | None = None,
) -> int:
    """Play in the terminal until the player leaves; the exit code.

    What is asked for is opened before the screen is taken, so that whatever is wrong with it is
    raised as it is, and said on the command line. `profile` is the folder that holds the
    settings, where it is known before the saves are opened.
    """
    desk = Desk(open_shelf, open_saves, numbers=numbers, profile=profile)
    first: Callable[[Stage], None] | None = None
    if resume is not None:
        desk.open(desk.saves.resume(resume, desk.shelf.find))
        first = Stage.draw_opened
    elif case_id is not None and role is not None:
        desk.open(desk.saves.begin(desk.shelf.find(case_id), role, relay))
        first = Stage.draw_opened
    elif case_id is not None:
        desk.shelf.find(case_id)
        first = partial(Stage.case, case_id=case_id)
    app = SummitryApp(desk, first)
    app.few_colours = app.console.color_system == "standard"
    app.follow_settings()
    try:
        with crashing_with(lambda: desk.journal):
            code = app.run()
            if app.fault is not None:
                raise app.fault
            if code is None:
                # Textual gives up without an error where its own threads fail.
                raise RuntimeError("the terminal could not be read any more")
            return code
    finally:
        journal = desk.journal
        desk.close()
        if journal is not None and not journal.kept:
            print("summitry: this play is not saved anywhere.", file=sys.stderr)
