"""Settings: each on a line, changed at once and kept."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from game.records.player.settings import DEFAULT, Settings
from game.tui.messages import Set
from game.tui.over import put_away
from game.tui.screens.built import Built
from game.tui.setting import SETTINGS, Setting
from game.tui.text.typeset import heading
from game.tui.widgets.choices import NUMBERS, Choice, Choices
from game.tui.widgets.keybar import KeyBar


class SettingsScreen(Built, ModalScreen[None]):
    """How the game looks, laid over whatever is up."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *NUMBERS,
        Binding("left", "turn(-1)", "Change", key_display="← →"),
        Binding("right", "turn(1)", show=False),
        Binding("comma,escape", "put_away", "Put it away", key_display=","),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.settings: Settings = DEFAULT

    def compose(self) -> ComposeResult:
        """A heading and the settings."""
        with Vertical(id="paper"):
            yield Static(heading("Settings"), id="title", markup=False)
            yield Choices(id="settings")
            yield KeyBar((("1-9 enter", "change"),))

    def show(self, settings: Settings) -> None:
        """Set what the settings are."""
        self.settings = settings
        if self.is_mounted:
            self._draw()

    def on_mount(self) -> None:
        """Draw what was set before."""
        self._draw()

    def _draw(self) -> None:
        choices = self.query_one(Choices)
        choices.show([self._row(setting) for setting in SETTINGS])
        choices.focus()

    def _row(self, setting: Setting) -> Choice:
        name, about = setting.named(getattr(self.settings, setting.field))
        return Choice(setting.field, f"{setting.title}: {name}", about)

    def _change(self, field: str, by: int) -> None:
        setting = next(each for each in SETTINGS if each.field == field)
        value = setting.after(getattr(self.settings, field), by)
        self.settings = self.settings._replace(**{field: value})
        self._draw()
        self.post_message(Set(self.settings))

    @on(Choices.Chosen)
    def _choose(self, event: Choices.Chosen) -> None:
        self._change(event.choice_id, 1)

    def action_digit(self, digit: int) -> None:
        """Change by number."""
        self.query_one(Choices).press_digit(digit)

    def action_turn(self, by: int) -> None:
        """The value before or after, of the setting in hand."""
        in_hand = self.query_one(Choices).highlighted_id
        if in_hand is not None:
            self._change(in_hand, by)

    def action_put_away(self) -> None:
        """Back to the screen below."""
        put_away(self, None)
