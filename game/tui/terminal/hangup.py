"""Leaving when the terminal is closed or the system says so; everything is saved already."""

import asyncio
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

GONE = 129
"""The exit code of a program whose terminal was hung up."""

STDIN = 0

LOOK_EVERY = 2.0
"""Seconds between looks at whether the terminal is still there."""

PATIENCE = 5.0
"""Seconds in which the app may leave in good order, before it is left without."""


def leave_on_hangup(app: "App[int]") -> None:
    """Quit the app in good order on SIGTERM and SIGHUP, and when the terminal is gone.

    The signal alone is not enough: under a shell that ignores it nobody passes it on, and
    Textual would go on reading an end of file for ever.
    """
    if sys.platform == "win32" or app.is_headless:
        return
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(each, _leave, app, 128 + each)
    if os.isatty(STDIN):
        threading.Thread(target=_look, args=(app, loop), daemon=True).start()


def _look(app: "App[int]", loop: asyncio.AbstractEventLoop) -> None:
    """Leave when the terminal is none any more; a pipe, as behind a browser, never was.

    A thread of its own looks, because the app may be waiting to write to what nobody reads.
    """
    while os.isatty(STDIN):
        time.sleep(LOOK_EVERY)
    with suppress(RuntimeError):
        # It may have left already.
        loop.call_soon_threadsafe(_leave, app, GONE)
    time.sleep(PATIENCE)
    os._exit(GONE)


def _leave(app: "App[int]", code: int) -> None:
    """Leave in good order, or without, where Textual cannot get rid of its last words."""
    app.exit(code)
    surely = threading.Timer(PATIENCE, os._exit, (code,))
    surely.daemon = True
    surely.start()
