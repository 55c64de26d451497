"""A question over the screen: confirming, leaving, choosing from a few."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from game.tui.over import put_away
from game.tui.screens.built import Built
from game.tui.text.sheet import Question
from game.tui.text.typeset import GRAVE, HEADING, spaced
from game.tui.widgets.choices import NUMBERS, Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.reader import Reader

NO = "no"
"""The answer that changes nothing."""

SHARE = 0.94
"""How much of the window's height the paper may take."""

AROUND = 8
"""Lines of the paper that are neither what is said nor the answers: its edges, title and keys."""

LEAST_SAID = 5
"""Lines left to what is said, however many answers there are."""


class AskScreen(Built, ModalScreen[str | None]):
    """Asks one question and gives back the id of the answer, or None for none."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "yes", "Yes"),
        Binding("n,escape", "no", "Back", key_display="n"),
        *NUMBERS,
        Binding("space,pagedown", "read_on", show=False),
        Binding("pageup", "read_back", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.question = Question("", (), ())

    def compose(self) -> ComposeResult:
        """A heading, what there is to know, and the answers."""
        with Vertical(id="paper"):
            yield Static("", id="title", markup=False)
            yield Reader(id="said")
            yield Choices(id="answers")
            yield KeyBar((("1-9", "choose"),))

    def show(self, question: Question) -> None:
        """Set the question."""
        self.question = question
        if self.is_mounted:
            self._draw()

    def on_mount(self) -> None:
        """Draw what was set before."""
        self._draw()

    def _draw(self) -> None:
        question = self.question
        style = GRAVE if question.grave else HEADING
        self.query_one("#title", Static).update(Content.styled(spaced(question.title), style))
        said = self.query_one("#said", Reader)
        said.show(question.blocks)
        said.display = bool(question.blocks)
        answers = self.query_one("#answers", Choices)
        rows = [_row(id, text, grave=id == question.grave) for id, text in question.answers]
        answers.show(rows, highlight=question.at or "")
        self._fit()
        answers.focus()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """What is said leaves room for the answers."""
        self._fit()

    def _fit(self) -> None:
        self.call_after_refresh(self._share)

    def _share(self) -> None:
        """The room between what is said and the answers."""
        answers, said = self.query_one("#answers", Choices), self.query_one("#said", Reader)
        room = int(self.size.height * SHARE) - AROUND
        most = room - (LEAST_SAID if said.display else 0)
        # Set rather than left to `auto`, which may count a line more than there is.
        lines = min(answers.virtual_size.height, most)
        answers.styles.height = lines
        said.limit(room - lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`y` only where there is a yes."""
        if action == "yes":
            return "yes" in dict(self.question.answers)
        return True

    def action_yes(self) -> None:
        """Say yes."""
        put_away(self, "yes")

    def action_no(self) -> None:
        """Change nothing."""
        put_away(self, None)

    def action_digit(self, digit: int) -> None:
        """Answer by number."""
        self.query_one("#answers", Choices).press_digit(digit)

    def action_read_on(self) -> None:
        """Scroll down."""
        self.query_one("#said", Reader).page_down()

    def action_read_back(self) -> None:
        """Scroll up."""
        self.query_one("#said", Reader).page_up()

    @on(Choices.Chosen)
    def _answer(self, event: Choices.Chosen) -> None:
        put_away(self, None if event.choice_id == NO else event.choice_id)


def _row(answer: str, text: str, *, grave: bool) -> Choice:
    return Choice(answer, text, "cannot be undone" if grave else "", grave=grave)
