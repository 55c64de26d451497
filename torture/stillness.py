"""Waiting until a running app has nothing left to do, however slow the machine is.

To count turns of its queues would be a guess: a key that comes soon after another waits for it,
and a screen that is built takes more turns than one that is shown again.
"""

from time import monotonic
from typing import Any

from textual.app import ScreenStackError
from textual.pilot import Pilot

from game.tui.app import SummitryApp

PATIENCE = 60.0
"""Seconds after which an app that is still busy is taken to be so for ever."""

LOOKS = 2
"""So often in a row must nothing wait: what is being handled while we look may yet call for more,
and what is to follow a drawing follows it."""


class StillBusy(AssertionError):
    """The app did not come to rest."""


async def rest(pilot: Pilot[Any]) -> None:
    """Wait until all that was sent to the app has had its effect and has been drawn."""
    app = pilot.app
    assert isinstance(app, SummitryApp)
    until = monotonic() + PATIENCE
    looks = 0
    while looks < LOOKS and app.is_running:
        try:
            await pilot.pause(0)
        except ScreenStackError:
            # The app has just been left.
            return
        looks = looks + 1 if _nothing_waits(app) else 0
        if monotonic() > until:
            raise StillBusy(f"{app.screen!r} was not done after {PATIENCE:.0f} seconds")


def _nothing_waits(app: SummitryApp) -> bool:
    """Whether no key waits for its screen, no screen is being built and no message is queued."""
    if app.keys.queue or not getattr(app.screen, "ready", True):
        return False
    pumps = (app, *(each for screen in app.screen_stack for each in screen.walk_children()))
    if any(pump.message_queue_size or pump._next_callbacks for pump in (*pumps, *app.screen_stack)):
        return False
    # What is to follow a drawing is queued apart: a strip of tabs that scrolls to its page. What
    # follows that of a screen below another waits until it is uncovered, however long that takes.
    return not app.screen._callbacks
