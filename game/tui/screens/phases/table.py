"""The table: the draft with its value, one issue at a time, and what you do if you walk."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from game.rules.moves import Choose, Move, NotOffered
from game.rules.offered import READ_BRIEF, WALK
from game.rules.view.view import IssueView, View
from game.tui.drafting import Draft, last_papers
from game.tui.messages import Say, Set
from game.tui.screens.phases.phase import PhaseScreen
from game.tui.terminal.sizes import LEAST_WIDTH, TALL_FROM
from game.tui.text.blocks import prose
from game.tui.text.sheet import Question, Sheet
from game.tui.text.sheets import offers_sheet
from game.tui.text.standing import time_left
from game.tui.text.table import (
    BRACKET,
    about_sheet,
    column_heads,
    draft_line,
    draft_sheet,
    issue_title,
    last_said,
    option_rows,
    own_sum,
    package_rows,
    sums,
    walk_line,
)
from game.tui.text.tabling import PAPER, before_tabling
from game.tui.text.telling import talks_sheet
from game.tui.text.typeset import QUIET
from game.tui.widgets.choices import Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader

ROOM_FOR_PAPERS = 150
"""From this width on the papers tabled so far stand beside the table."""

FOOT_LINES = 3
"""Lines at the foot for what you do if you walk; one less where they are scarce."""


class TableScreen(PhaseScreen):
    """Where packages are put together and tabled."""

    CSS_PATH = "table.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Put a package together, an issue at a time: left and right go from issue to issue, a "
        "number settles the one you are at. Then table it with o.",
        "The columns say what an option is worth, in words or, with f, in points: weight times "
        "value. Your own you know; theirs show where a fact has shown them. What stands in pencil "
        "is your plan, right or wrong.",
        "They answer with a paper of their own, or repeat the last. Rounds are limited, and an "
        "offer made cannot be unmade. What you do if you walk stands at the foot.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Issue", key_display="← →"),
        Binding("right", "step(1)", "Next issue", show=False),
        Binding("o", "offer", "Offer"),
        Binding("t", "take_theirs", "Take theirs"),
        Binding("f", "figures", "Points"),
        Binding("a", "draft", "Draft"),
        Binding("l", "papers", "Papers"),
        Binding("i", "about", "In full"),
        Binding("s", "so_far", "So far"),
        Binding("w", "changes", "Why"),
        Binding("x", "walk", "Walk out"),
    ]

    # Every line is needed, and who is there was said on the way in.
    DATED_FROM = TALL_FROM

    def __init__(self) -> None:
        super().__init__()
        self.step = 0
        """Which issue is open."""
        self.draft = Draft(())
        self.stands_on: object = None
        """The offers that the draft was begun from; a new draft is begun when they change."""
        self.listening = False
        """Whether the reply to the last move is still to be shown."""
        self.taken = -1
        """Which of their papers was taken last, where there are several."""

    def compose(self) -> ComposeResult:
        """The draft, the issue, the last answer, and the foot."""
        yield Masthead()
        with Container(id="desk"):
            with Vertical(id="draft"):
                yield Choices(id="package")
                folded = Static(id="folded", markup=False)
                folded.auto_links = False
                yield folded
                yield Static(id="sums", markup=False)
            with Vertical(id="issue"):
                with Horizontal(id="head"):
                    yield Static(id="title", markup=False)
                    yield Static(id="columns", markup=False)
                yield Static(id="notes", markup=False)
                yield Choices(id="options", classes="main")
            yield Reader(id="papers")
        yield Static(id="said", markup=False)
        yield Static(id="walk", markup=False)
        yield KeyBar((("1-9", "settle"),), spare=("g", "s"))

    def arrive(self) -> None:
        """A new visit begins at the first issue."""
        self.listening, self.stands_on, self.step = False, None, 0

    def draw(self, view: View) -> None:
        """Update the draft, the issue and the foot."""
        assert view.table is not None
        offers = (self.session, view.table.offers)
        if offers != self.stands_on:
            self.stands_on, self.draft, self.taken = offers, Draft(view.table.text), -1
        self.draw_masthead(view, time_left(view))
        self._draw_foot()
        self._draw_draft()
        self.query_one("#options", Choices).focus()
        if self.listening:
            self.listening = False
            if view.reply:
                self.read(Sheet("What was said", tuple(prose(view.reply))))

    def _draw_foot(self) -> None:
        papers = self.query_one("#papers", Reader)
        papers.display = self.size.width >= ROOM_FOR_PAPERS
        if papers.display:
            papers.show(offers_sheet(self.view).blocks)
        lines = FOOT_LINES - (self.app.size.height < TALL_FROM)
        room = (max(LEAST_WIDTH, self.size.width) - 4) * lines
        self.query_one("#walk", Static).update(walk_line(self.view, room))
        self.query_one("#said", Static).update(
            last_said(self.view, brief=self.app.size.height < TALL_FROM)
        )

    def _draw_draft(self) -> None:
        issue, figures = self._issue, self.settings.figures
        package = self.query_one("#package", Choices)
        package.show(
            package_rows(
                self.view, self.draft, issue.id, wide=self.has_class("-wide"), figures=figures
            ),
            highlight=issue.id,
        )
        package.display = not self._folded
        folded = self.query_one("#folded", Static)
        folded.display = self._folded
        folded.update(draft_line(self.view, self.draft))
        self.query_one("#sums", Static).update(
            own_sum(self.view, self.session.weigh(self.draft.settled), figures=figures)
            if self.has_class("-short") and self._folded
            else self._sums(self._sums_width, figures=figures)
        )
        self.query_one("#title", Static).update(issue_title(self.view, self.step))
        self.query_one("#columns", Static).update(column_heads(self.view, figures=figures))
        notes = self.query_one("#notes", Static)
        said = [issue.about, *issue.notes] if self.has_class("-tall") else issue.notes
        notes.update(Content.styled("\n".join(said), f"italic {QUIET}"))
        notes.display = bool(said)
        chosen = self.draft.settled[issue.id]
        rows = option_rows(self.view, issue, chosen, figures=figures, folded=self._folded)
        self.query_one("#options", Choices).show(rows, highlight=chosen or "")

    def _sums(self, width: int, *, figures: bool) -> Content:
        weighing = self.session.weigh(self.draft.settled)
        return sums(
            self.view,
            weighing,
            width,
            figures=figures,
            rooms=not self.hides_meters,
        )

    @property
    def _sums_width(self) -> int:
        return self.query_one("#sums").size.width or max(LEAST_WIDTH, self.size.width) - 4

    @property
    def _folded(self) -> bool:
        """Whether the draft is folded into a line, for the options to have the room."""
        return not (self.has_class("-tall") or self.has_class("-wide"))

    def on_resize(self) -> None:
        """The draft is set in full where there is room."""
        if self.drawn and self.view.table is not None:
            self._draw_foot()
            self.call_after_refresh(self._draw_draft)
            self.refresh_bindings()

    @property
    def _issue(self) -> IssueView:
        return self.view.issues[self.step]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the keys that do something now."""
        if action == "take_theirs":
            return self.drawn and bool(last_papers(self.view))
        if action == "draft":
            return self._folded
        return True

    def action_step(self, by: int) -> None:
        """To another issue, round and round."""
        self.action_issue((self.step + by) % len(self.view.issues))

    def action_issue(self, step: int) -> None:
        """To an issue by its place."""
        self.step = step
        self._draw_draft()
        self.query_one("#options", Choices).focus()

    def action_digit(self, digit: int) -> None:
        """Settle by the number of an option's code; 0 leaves in brackets."""
        options = self.query_one("#options", Choices)
        brackets = self.view.table is not None and self.view.table.brackets > 0
        if digit == 0 and brackets and options.begun is None:
            self._settle(None)
        else:
            options.press_digit(digit)

    @on(Choices.Chosen, "#package")
    def _open(self, event: Choices.Chosen) -> None:
        ids = [issue.id for issue in self.view.issues]
        self.step = ids.index(event.choice_id)
        self._draw_draft()
        self.query_one("#options", Choices).focus()

    @on(Choices.Chosen, "#options")
    def _choose_option(self, event: Choices.Chosen) -> None:
        self._settle(None if event.choice_id == BRACKET else event.choice_id)

    def _settle(self, option: str | None) -> None:
        self.draft.put(self._issue.id, option)
        self._draw_draft()

    def action_take_theirs(self) -> None:
        """Their last paper becomes the draft; pressed again, the next side's."""
        papers = last_papers(self.view)
        self.taken = (self.taken + 1) % len(papers)
        paper = papers[self.taken]
        left = self.draft.take(paper, self.view.issues)
        self._draw_draft()
        said = f"Your draft is now {paper.name}'s last paper."
        if left:
            said += f" Nobody of yours has drafted what it says on {', '.join(left)}."
        self.post_message(Say(said))

    def action_figures(self) -> None:
        """The table in figures, or back in words."""
        figures = not self.settings.figures
        self.post_message(Set(self.settings._replace(figures=figures)))

    def action_draft(self) -> None:
        """The draft in full, where it is folded into a line."""
        summed = self._sums(self.column, figures=self.settings.figures)
        self.read(draft_sheet(self.view, self.draft, summed))

    def action_papers(self) -> None:
        """Every paper tabled so far."""
        self.read(offers_sheet(self.view))

    def action_so_far(self) -> None:
        """What was said before the table and at it."""
        self.read(talks_sheet(self.session))

    def action_about(self) -> None:
        """The open issue in full."""
        self.read(about_sheet(self.view, self._issue, self.column))

    def action_brief(self) -> None:
        """The brief; while your name is staked, it has to be read for a round."""
        if not self.has_move(READ_BRIEF.id):
            super().action_brief()
            return
        said = "It takes a round. It brings your own points and your floor back for this meeting."
        self._confirm("Read your brief again", [Content(said)], Choose(READ_BRIEF.id), "Read it")

    def action_walk(self) -> None:
        """Leave, having asked."""
        assert self.view.table is not None
        self._confirm("Walk out", prose(self.view.table.walk), Choose(WALK.id), WALK.text)

    def action_offer(self) -> None:
        """Table the draft, having asked."""
        proposal = self.draft.proposal
        try:
            self.session.check(proposal)
        except NotOffered as no:
            self.post_message(Say(str(no)))
            return
        weighing = self.session.weigh(self.draft.settled)
        width = min(self.column, PAPER)
        summed = self._sums(width, figures=True)
        said = before_tabling(self.view, self.draft, weighing, summed)
        self._confirm("Table this", said, proposal, "Table it")

    def _confirm(self, title: str, said: list[Content], move: Move, yes: str) -> None:
        answers = (("yes", yes), ("no", "Not yet"))
        self.ask(Question(title, tuple(said), answers, "yes"), lambda _: self._listen(move))

    def _listen(self, move: Move) -> None:
        self.listening = True
        self.take(move)
