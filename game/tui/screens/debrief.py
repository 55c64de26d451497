"""The debrief: page one alone, then what is behind it, the quiz, and branching."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import OptionList

from game.rules.debrief import debrief_pages, quiz
from game.rules.debrief_view import DebriefPage, QuizView
from game.rules.view import View
from game.tui.messages import BranchFrom, GoTo
from game.tui.quizzing import Quizzing
from game.tui.screens.phase import PhaseScreen
from game.tui.sheet import Question
from game.tui.sizes import ROOM_BESIDE
from game.tui.typeset import COLUMN, QUIET, blocks, columns, heading
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader

FIRST, QUIZ = "page-one", "quiz"


class DebriefScreen(PhaseScreen):
    """What it came to, and what it meant."""

    CSS_PATH = "debrief.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Page one says it in a hundred words. Everything else is behind it: enter opens it, "
        "left and right turn the pages, and l lists them all.",
        "v goes back to any of your moves and plays on from there, in a new journal.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "What is behind it", key_display="enter"),
        Binding("left", "turn(-1)", "Pages", key_display="← →"),
        Binding("right", "turn(1)", "Next page", show=False),
        Binding("l", "list", "List of pages"),
        Binding("v", "branch", "Branch"),
        Binding("c", "cases", "Cases"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.pages: tuple[DebriefPage, ...] = ()
        self.questions: tuple[QuizView, ...] = ()
        self.quizzing = Quizzing(())
        self.opened = False
        """Whether the reader has gone behind page one."""
        self.at = FIRST

    def compose(self) -> ComposeResult:
        """The page, its answers where it is the quiz, and the list of pages."""
        yield Masthead()
        with Container(id="desk"):
            yield Choices(id="contents")
            with Vertical(id="page"):
                yield Reader(id="read", classes="main")
                yield Choices(id="answers", classes="main")
        yield KeyBar()

    def arrive(self) -> None:
        """Page one alone."""
        self.opened, self.at = False, FIRST

    def draw(self, view: View) -> None:
        """Set the pages, and show page one."""
        assert view.debrief is not None
        self.pages = debrief_pages(self.play)
        self.questions = quiz(self.play)
        self.quizzing = Quizzing(self.questions)
        titles = [(FIRST, "Page one"), *((page.id, page.title) for page in self.pages)]
        if self.questions:
            titles.append((QUIZ, "Quiz"))
        self.query_one("#contents", Choices).show([Choice(*title, key=" ") for title in titles])
        self._turn_to(self.at)

    @property
    def _order(self) -> list[str]:
        return [choice.id for choice in self.query_one("#contents", Choices).shown]

    def _turn_to(self, page_id: str) -> None:
        self.at = page_id
        self._head()
        contents = self.query_one("#contents", Choices)
        contents.display = self.opened and self.size.width >= ROOM_BESIDE
        contents.show(contents.shown, highlight=page_id)
        answers = self.query_one("#answers", Choices)
        answers.display = page_id == QUIZ
        self.query_one("#read", Reader).show(self._blocks(page_id))
        if page_id == QUIZ:
            answers.show(self.quizzing.choices(), highlight="")
            answers.focus()
        elif contents.display:
            contents.focus()
        else:
            self.set_focus(None)
        self.refresh_bindings()

    def _blocks(self, page_id: str) -> list[Content]:
        if page_id == FIRST:
            return page_one(self.view)
        if page_id == QUIZ:
            return self.quizzing.blocks()
        page = next(page for page in self.pages if page.id == page_id)
        said: list[Content] = [heading(page.title, self._width)]
        for block in page.blocks:
            if isinstance(block, str):
                said.extend(blocks([block]))
            else:
                said.append(columns(block.header, block.rows, self._width))
        return said

    @property
    def _width(self) -> int:
        return max(30, min(COLUMN, self.size.width - 6))

    def _head(self) -> None:
        assert self.view.debrief is not None
        order = self._order
        where = f"{order.index(self.at) + 1} of {len(order)}" if self.opened else ""
        self.query_one(Masthead).show("Debrief", self.view.debrief.ending_title, where)

    def on_resize(self) -> None:
        """Tables are set for the width, and the list stands beside where there is room."""
        if self.pages:
            self._turn_to(self.at)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Page one stands alone until it is opened."""
        if action == "open":
            return not self.opened
        if action in ("turn", "list", "dossier", "people", "brief"):
            return self.opened
        return True

    def action_open(self) -> None:
        """Go behind page one."""
        self.opened = True
        self._turn_to(self._order[1] if len(self._order) > 1 else FIRST)

    def action_turn(self, by: int) -> None:
        """To the page before or after."""
        order = self._order
        self._turn_to(order[max(0, min(len(order) - 1, order.index(self.at) + by))])

    def action_list(self) -> None:
        """Choose a page from all of them."""
        shown = self.query_one("#contents", Choices).shown
        pages = tuple((choice.id, choice.text) for choice in shown)
        self.ask(Question("Pages", (), pages, at=self.at), self._turn_to)

    @on(OptionList.OptionHighlighted, "#contents")
    def _choose_page(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id and event.option_id != self.at:
            self._turn_to(event.option_id)

    @on(Choices.Chosen, "#answers")
    def _answer(self, event: Choices.Chosen) -> None:
        self.quizzing.answer(event.choice_id)
        self._turn_to(QUIZ)

    def action_read_on(self) -> None:
        """Read on; at the end of a page, to the next."""
        reader = self.query_one("#read", Reader)
        if reader.at_end and self.opened:
            self.action_turn(1)
        else:
            reader.page_down()

    def action_branch(self) -> None:
        """Play on from one of your moves."""
        self.post_message(BranchFrom(None))

    def action_cases(self) -> None:
        """To the case list."""
        self.post_message(GoTo("shelf"))


def page_one(view: View) -> list[Content]:
    """At most 120 words, and where history ended."""
    assert view.debrief is not None
    told = view.debrief
    label = f"{told.label_text[0].upper()}{told.label_text[1:]}."
    if told.history:
        label += " This is where it ended in fact."
    return [Content.styled(label, QUIET), *map(Content, told.page_one)]
