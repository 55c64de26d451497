"""The game run in a terminal, from what was asked for to what is said when it is left."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from game.records.desk import Desk
from game.records.player.crash_report import crashing_with
from game.tui.app import SummitryApp
from game.tui.stage import Stage

if TYPE_CHECKING:
    pass


def run(desk: Desk, *, case_id: str | None = None) -> int:
    """Play in the terminal until the player leaves; the exit code.

    What lies on the desk is gone on with; else the case that is named is shown; else the first
    card.
    """
    first: Callable[[Stage], None] | None = None
    if desk.lying is not None:
        first = Stage.draw_opened
    elif case_id is not None:
        first = partial(Stage.case, case_id=case_id)
    app = SummitryApp(desk, first)
    app.few_colours = app.console.color_system == "standard"
    app.follow_settings()
    try:
        with crashing_with(lambda: desk.lying):
            code = app.run()
            if app.fault is not None:
                raise app.fault
            if code is None:
                # Textual gives up without an error where its own threads fail.
                raise RuntimeError("the terminal could not be read any more")
            return code
    finally:
        play = desk.lying
        desk.close()
        if play is not None and not play.kept:
            print("summitry: this play is not saved anywhere.", file=sys.stderr)
