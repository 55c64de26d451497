"""What is shown while the window is smaller than the game can be read in."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

LEAST_WIDTH, LEAST_HEIGHT = 60, 20


class TooSmallScreen(ModalScreen[None]):
    """Waits until the window has grown; nothing is lost meanwhile."""

    CSS = """
    TooSmallScreen { background: $background; align: center middle; }
    TooSmallScreen Static { width: auto; max-width: 100%; text-align: center; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.exit_now", "Quit")]

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(
            f"This window is a little small.\nPlease make it at least {LEAST_WIDTH} wide "
            f"and {LEAST_HEIGHT} high.\nNothing is lost. (q quits.)",
            markup=False,
        )
