"""Leaving when the terminal is closed or the system says so; everything is saved already."""

import asyncio
import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

GONE = 129
"""The exit code of a program whose terminal was hung up."""

STDIN = 0

LOOK_EVERY = 2.0
"""Seconds between looks at whether the terminal is still there."""


def leave_on_hangup(app: "App[int]") -> None:
    """Quit the app in good order on SIGTERM and SIGHUP, and when the terminal is gone.

    The signal alone is not enough: under a shell that ignores it nobody passes it on, and
    Textual would go on reading an end of file for ever.
    """
    if sys.platform == "win32" or app.is_headless:
        return
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(each, app.exit, 128 + each)

    def look() -> None:
        # A terminal that was hung up is none any more; a pipe, as behind a browser, never was.
        if not os.isatty(STDIN):
            app.exit(GONE)

    if os.isatty(STDIN):
        app.set_interval(LOOK_EVERY, look)
