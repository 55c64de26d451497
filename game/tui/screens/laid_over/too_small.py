"""What is shown while the window is smaller than the game can be read in."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static


class TooSmallScreen(ModalScreen[None]):
    """Waits until the window has grown; nothing is lost meanwhile."""

    CSS = """
    TooSmallScreen { background: $background; align: center middle; }
    TooSmallScreen Static { width: auto; max-width: 100%; text-align: center; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "Quit")]

    def __init__(self) -> None:
        super().__init__(id="too-small")

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(
            "This window is a little small.\nPlease make it at least 60 wide and 20 high.\n"
            "Nothing is lost. (q quits.)",
            markup=False,
        )
