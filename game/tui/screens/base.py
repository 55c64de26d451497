"""What every screen has: keys for reading on and choosing by number, help, a bar of keys."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from game.tui.messages import Read
from game.tui.over import lay_over
from game.tui.screens.built import Built
from game.tui.text.sheet import Question, Sheet
from game.tui.text.typeset import columns, small_heading
from game.tui.widgets.choices import NUMBERS, Choices
from game.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from game.tui.app import SummitryApp


class ByName(NamedTuple):
    """A command of the palette."""

    name: str
    about: str
    message: Message


class GameScreen(Built, Screen[None]):
    """A screen of the game, drawn from data by updating its widgets."""

    GUIDE: ClassVar[tuple[str, ...]] = ()
    """What the screen is for, in a few sentences."""

    BY_NAME: ClassVar[tuple[ByName, ...]] = ()
    """What the command palette offers beside the keys."""

    AUTO_FOCUS = ""
    """None: drawing a screen puts the focus where it belongs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *NUMBERS,
        Binding("space,pagedown", "read_on", "Read on", show=False),
        Binding("pageup", "read_back", "Read back", show=False),
    ]

    @property
    def game(self) -> "SummitryApp":
        """The app that the screen is one of."""
        return cast("SummitryApp", self.app)

    def action_digit(self, digit: int) -> None:
        """Choose by number, in the list that has the focus or else the first."""
        choices = self.focused if isinstance(self.focused, Choices) else None
        if choices is None:
            choices = self.query("Choices.main").first(Choices)
        choices.press_digit(digit)

    def action_read_on(self) -> None:
        """Scroll the prose down."""
        for reader in self.query("Reader.main").results(Reader):
            reader.page_down()

    def action_read_back(self) -> None:
        """Scroll the prose up."""
        for reader in self.query("Reader.main").results(Reader):
            reader.page_up()

    def read(self, sheet: Sheet) -> None:
        """Lay a sheet over the screen."""
        self.post_message(Read(sheet))

    def ask(self, question: Question, then: Callable[[str], None]) -> None:
        """Lay a question over the screen; `then` gets the answer's id, unless it is put away."""
        lay_over(self.app, "ask", question, lambda answer: then(answer) if answer else None)

    @property
    def column(self) -> int:
        """How wide a column on a sheet may be."""
        return min(self.game.desk.settings.width, self.size.width - 10)

    def action_help(self) -> None:
        """Say what the screen is for, and its keys."""
        keys = [
            (self.app.get_key_display(active.binding), active.binding.description)
            for active in self.active_bindings.values()
            if active.binding.show and active.enabled
        ]
        always = [
            ("1-9", "choose by number, where there is a list; 10 and above in two digits"),
            ("↑ ↓ enter", "move in a list and choose; so does a click"),
            ("tab", "move between lists"),
            ("space, page up", "read on and back, where there is more"),
            ("^p", "all of this and every setting, by name"),
        ]
        self.read(
            Sheet(
                "Help",
                (
                    *map(Content, self.GUIDE),
                    small_heading("Keys here"),
                    columns(("key", "what it does"), [*keys, *always], self.column),
                ),
                "question_mark",
            )
        )
