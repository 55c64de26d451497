"""An app that puts up with terminals: odd bytes and sizes, keys typed ahead, its own end."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from textual.actions import ActionParseResult
from textual.app import App
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Event, Key, Resize
from textual.filter import LineFilter
from textual.geometry import Size
from textual.widget import MountError, Widget
from textual.worker import WorkerFailed

from game.tui.terminal.console import CONSOLE, is_console
from game.tui.terminal.harmless import HARMLESS
from game.tui.terminal.input_bytes import forgiving
from game.tui.terminal.sizes import MOST_HEIGHT, MOST_WIDTH
from game.tui.terminal.waiting_keys import Typed, WaitingKeys


class TerminalApp(App[int]):
    """What any app needs in a terminal, whatever it shows."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.plainly = (CONSOLE,) if is_console() else ()
        self.keys = WaitingKeys(self, super().on_event)
        self.remarked = False
        """Whether the last that was said in the corner is over with the next key."""
        self.fault: Exception | None = None
        """What nobody foresaw and made the app exit."""
        # Textual would print a wall of traceback; `fault` is said in a sentence and reported.
        self.error_console = Console(quiet=True, stderr=True)

    def _handle_exception(self, error: Exception) -> None:
        """Keep the error that makes the app exit.

        The one private part of Textual that is touched: there is no public way to learn what an
        app died of. `tests/tui/test_crash.py` tells when it is gone.
        """
        leaving = not self.is_running or self.return_code is not None
        if isinstance(error, NoMatches | MountError) and leaving:
            # The game is being left: what was still to be drawn finds no widgets to draw.
            return
        if isinstance(error, WorkerFailed) and isinstance(error.error, NoMatches):
            # The palette was put away while it searched: the game has no other worker.
            return
        self.fault = self.fault or error
        super()._handle_exception(error)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Keys for a screen whose widgets are still to come are dropped."""
        if isinstance(default_namespace, Widget) and not default_namespace.is_mounted:
            return False
        return await super().run_action(action, default_namespace, namespaces)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Nothing that is shown is obeyed by the terminal, and it has a letter for all of it."""
        return (*super().get_line_filters(), *self.plainly, HARMLESS)

    def get_driver_class(self) -> type[Driver]:
        """Textual's, which puts up with a byte that is no text."""
        return forgiving(super().get_driver_class())

    @property
    def size(self) -> Size:
        """The window's, and no more than is drawn."""
        return self._within(super().size)

    @staticmethod
    def _within(size: Size) -> Size:
        return Size(min(size.width, MOST_WIDTH), min(size.height, MOST_HEIGHT))

    async def on_event(self, event: Event) -> None:
        """Keys that come too soon wait for the screen they are meant for."""
        if isinstance(event, Resize):
            event = Resize(self._within(event.size), self._within(event.virtual_size))
        if isinstance(event, Typed) and not event.is_forwarded:
            if self.remarked and isinstance(event, Key):
                # It lies over the keys, and was about the key before.
                self.clear_notifications()
                self.remarked = False
            await self.keys.take(event)
        else:
            await super().on_event(event)
