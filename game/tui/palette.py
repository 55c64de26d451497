"""The command palette, Textual's own, made safe for keys that come at the wrong moment."""

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.events import Click

from game.tui.screens.built import Built
from game.tui.widgets.choices import spare_what_has_gone


class Commands(CommandList):
    """The commands that were found."""

    def on_click(self, event: Click) -> None:
        """A click on a command that is found no more calls none."""
        spare_what_has_gone(self, event)


class Palette(Built, CommandPalette):
    """Commands by name."""

    # Textual cannot fold a command into no column at all: in a window of five there is none left.
    DEFAULT_CSS = "Palette CommandList { min-width: 20; }"

    def compose(self) -> ComposeResult:
        """Textual's, but for the list."""
        for widget in super().compose():
            yield Commands() if isinstance(widget, CommandList) else widget

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaf through the commands only where some are shown: Textual fails on a list unseen."""
        if action == "command_list":
            return all(found.size.height for found in self.query(CommandList))
        return super().check_action(action, parameters)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Go, from the top: below a window too small that one would go, and this one twice."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
