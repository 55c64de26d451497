"""Saving the open play in another folder: a question with a line to write on."""

import os
import tempfile
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from game.tui.over import put_away
from game.tui.typeset import HEADING, spaced
from game.tui.widgets.keybar import KeyBar


class ElsewhereScreen(ModalScreen[str | None]):
    """Asks for a folder and gives back what was written, or None for none."""

    CSS_PATH = "elsewhere.tcss"
    AUTO_FOCUS = "#folder"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "no", "Back", key_display="esc"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.said = ""

    def compose(self) -> ComposeResult:
        """What is wrong, and the line."""
        with Vertical(id="paper"):
            yield Static(Content.styled(spaced("Save elsewhere"), HEADING))
            yield Static(self.said, id="said", markup=False)
            yield Static("A folder that this play is saved in from now on:", markup=False)
            yield Input(_some_folder(), id="folder", select_on_focus=False)
            yield KeyBar((("enter", "save there"),))

    def show(self, said: str) -> None:
        """Set what is wrong."""
        self.said = said
        if self.is_mounted:
            self.query_one("#said", Static).update(Content(said))
            self.query_one(Input).focus()

    def action_no(self) -> None:
        """Save nowhere."""
        put_away(self, None)

    @on(Input.Submitted)
    def _save(self, event: Input.Submitted) -> None:
        put_away(self, event.value.strip() or None)


def _some_folder() -> str:
    """A folder that can probably be made and written in, to begin with."""
    places = (Path.home() / "Documents", Path.home(), Path(tempfile.gettempdir()))
    place = next((place for place in places if os.access(place, os.W_OK)), places[-1])
    return str(place / "summitry-saves")
