"""The command palette, Textual's own, made safe for keys that come at the wrong moment."""

from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette


class Palette(CommandPalette):
    """Commands by name."""

    # Textual cannot fold a command into no column at all: in a window of five there is none left.
    DEFAULT_CSS = "Palette CommandList { min-width: 20; }"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaf through the commands only where some are shown: Textual fails on a list unseen."""
        if action == "command_list":
            return all(found.size.height for found in self.query(CommandList))
        return super().check_action(action, parameters)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Go, from the top: below a window too small that one would go, and this one twice."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()
