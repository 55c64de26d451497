"""The debrief: page one alone, then what is behind it as tabs, the quiz, and branching."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content

from game.rules.view.blocks import QUIZ, DebriefPage, QuizView
from game.rules.view.chart import Chart
from game.rules.view.view import View
from game.tui.messages import BranchFrom, Export, GoTo
from game.tui.screens.base import ByName
from game.tui.screens.phases.phase import PhaseScreen
from game.tui.text.blocks import PageSize, prose, set_block
from game.tui.text.quizzing import Quizzing
from game.tui.text.sheet import Question
from game.tui.text.sheets import glossary_sheet
from game.tui.text.typeset import QUIET
from game.tui.widgets.choices import Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.pagetabs import PageTabs
from game.tui.widgets.reader import Reader

FIRST = "page-one"

EXPORTS = (("html", "One HTML file, with the charts drawn"), ("md", "Markdown, to edit"))


class DebriefScreen(PhaseScreen):
    """What it came to, and what it meant."""

    CSS_PATH = "debrief.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Page one says it in a hundred words. Everything else is behind it: enter opens it, "
        "left and right turn the pages, and l lists them all.",
        "On a page with a chart of papers, z shows the part where they were signed or refused.",
        "e writes all of it into a file, to read, to print or to hand in.",
        "v goes back to any of your moves and plays on from there, in a new journal.",
    )
    BY_NAME: ClassVar[tuple[ByName, ...]] = (
        ByName("Export the debrief as HTML", "one file, with the charts drawn", Export("html")),
        ByName("Export the debrief as Markdown", "to edit", Export("md")),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "What is behind it", key_display="enter"),
        Binding("left", "turn(-1)", "Pages", key_display="← →"),
        Binding("right", "turn(1)", "Next page", show=False),
        Binding("l", "list", "List of pages"),
        Binding("z", "close_up", "Close-up"),
        Binding("v", "branch", "Branch"),
        Binding("e", "export", "Export"),
        Binding("c", "cases", "Cases"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.quizzing = Quizzing(())
        self.opened = False
        """Whether the reader has gone behind page one."""
        self.close = False
        """Whether charts show their close-up."""
        self.at = FIRST
        self.room: PageSize | None = None
        """The room that the page was set for."""

    def compose(self) -> ComposeResult:
        """The page, and its answers where it is the quiz, below the names of the pages."""
        yield Masthead()
        yield PageTabs()
        with Vertical(id="page"):
            yield Reader(id="read", classes="main")
            yield Choices(id="answers", classes="main")
        yield KeyBar()

    def arrive(self) -> None:
        """Page one alone."""
        self.opened, self.close, self.at = False, False, FIRST

    def draw(self, view: View) -> None:
        """Set the tabs, and show page one."""
        assert view.debrief is not None
        asked = [b for b in self._page(QUIZ).blocks if isinstance(b, QuizView)]
        self.quizzing = Quizzing(tuple(asked))
        self._turn_to(self.at)

    @property
    def _names(self) -> list[tuple[str, str]]:
        return [(FIRST, "Page one"), *((tab.id, tab.name) for tab in self.session.tabs)]

    @property
    def order(self) -> list[str]:
        """The pages of this play."""
        return [FIRST, *(tab.id for tab in self.session.tabs)]

    def _page(self, page_id: str) -> DebriefPage:
        return self.session.page(page_id)

    def _turn_to(self, page_id: str) -> None:
        self.at = page_id
        self.set_class(not self.opened, "alone")
        self._head()
        tabs = self.query_one(PageTabs)
        tabs.display = self.opened
        tabs.show(self._names, page_id)
        answers = self.query_one("#answers", Choices)
        answers.display = page_id == QUIZ
        self.query_one("#page").set_class(page_id == QUIZ, "quiz")
        self._set()
        if page_id == QUIZ:
            answers.show(self.quizzing.choices(), highlight="")
            answers.focus()
        else:
            self.set_focus(None)
        self.refresh_bindings()

    def _set(self, top: int | None = 0) -> None:
        """Set the page in type."""
        reader = self.query_one("#read", Reader)
        if self.at == FIRST:
            reader.show(page_one(self.view), top)
        elif self.at == QUIZ:
            reader.show(self.quizzing.blocks(), top)
        else:
            page, self.room = self._page(self.at), self._room(reader)
            told = [part for block in page.blocks for part in set_block(block, self.room)]
            reader.show(told, top)

    def _room(self, reader: Reader) -> PageSize:
        """What a chart may take: the whole of the page, its own title and the foot apart."""
        return PageSize(max(30, reader.size.width - 2), max(10, reader.size.height - 2), self.close)

    def _head(self) -> None:
        assert self.view.debrief is not None
        order = self.order
        where = f"{order.index(self.at) + 1} of {len(order)}" if self.opened else ""
        title = "Debrief" if self.at == FIRST else self._page(self.at).title
        self.query_one(Masthead).show(title, (self.view.debrief.ending_title,), where)

    @on(Reader.Resized)
    def _set_again(self) -> None:
        """Tables and charts are set for the room there is: keys, too, take some of it."""
        if self.drawn and self.room != self._room(self.query_one("#read", Reader)):
            self._set(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Page one stands alone until it is opened."""
        if action == "open":
            return not self.opened
        if action in ("turn", "list", "dossier", "people", "brief"):
            return self.opened
        if action == "close_up":
            return self.opened and self._has_close_up()
        return True

    def _has_close_up(self) -> bool:
        if self.at in (FIRST, QUIZ):
            return False
        return any(isinstance(block, Chart) and block.close for block in self._page(self.at).blocks)

    def action_open(self) -> None:
        """Go behind page one."""
        self.opened = True
        self._turn_to(self.order[1])

    def action_page(self, page_id: str) -> None:
        """To a page that was clicked."""
        self._turn_to(page_id)

    def action_turn(self, by: int) -> None:
        """To the page before or after."""
        order = self.order
        self._turn_to(order[max(0, min(len(order) - 1, order.index(self.at) + by))])

    def action_list(self) -> None:
        """Choose a page from all of them."""
        pages = ((FIRST, "Page one"), *((tab.id, tab.title) for tab in self.session.tabs))
        self.ask(Question("Pages", (), pages, at=self.at), self._turn_to)

    def action_glossary(self) -> None:
        """What the words mean that stand on the page."""
        blocks = self.view.debrief.page_one if self.view.debrief and self.at == FIRST else ()
        said = blocks or self._page(self.at).blocks
        self.read(glossary_sheet(self.session.terms_in(said)))

    def action_close_up(self) -> None:
        """Show the charts as close-ups, or whole again."""
        self.close = not self.close
        self._set()

    @on(Choices.Chosen, "#answers")
    def _answer(self, event: Choices.Chosen) -> None:
        self.quizzing.answer(event.choice_id)
        self._turn_to(QUIZ)

    def action_read_on(self) -> None:
        """Read on; at the end of a page to the next, and at that of page one behind it."""
        reader = self.query_one("#read", Reader)
        if not reader.at_end:
            reader.page_down()
        elif self.opened:
            self.action_turn(1)
        else:
            self.action_open()

    def action_branch(self) -> None:
        """Play on from one of your moves."""
        self.post_message(BranchFrom(None))

    def action_export(self) -> None:
        """Write the debrief into a file."""
        self.ask(Question("Export", (), EXPORTS), self._export)

    def _export(self, kind: str) -> None:
        self.post_message(Export("html" if kind == "html" else "md"))

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
    return [Content.styled(label, QUIET), *prose(told.page_one)]
