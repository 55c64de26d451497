"""The library: the cases on a line of years, what each is about, and how far you are in it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from game.library.shelf.arranging import in_order_for_learning, threads_among
from game.library.shelf.emblem import HIGHEST, read_emblem
from game.tui.messages import GoTo, OpenCase, Resume
from game.tui.screens.base import GameScreen
from game.tui.text.sheet import Question
from game.tui.text.shelf import case_blocks, emblem, finished, going_on, row_notes
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader
from game.tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from game.library.onward import ThreadHere
    from game.library.shelf.shelf import ListedCase
    from game.records.player.profile import Progress
    from game.records.saves.slots import Slot

GO_ON = "go on"
"""Has a space in it, as no case's id has."""

EVERYTHING = "everything"

ORDER = "order for learning"

THREAD = "thread "
"""Before the id of a thread; no id has a space in it."""


class ShelfScreen(GameScreen):
    """Cases by year, with the hook of the one in hand."""

    CSS_PATH = "shelf.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Each case can be played as the envoy or as the leader, in half an hour or less. On the "
        "line of years a ring is a case you have not finished, a disc one you have, and the "
        "diamond is the one in hand.",
        "Filter shows the cases in the order for learning, those of a thread, which one story "
        "joins, or those that teach one thing.",
        "A case that cannot be read is dimmed, with its first mistake.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "go_on", "Go on"),
        Binding("slash", "filter", "Filter", key_display="/"),
        Binding("s", "saves", "Saves"),
        Binding("k", "codex", "Codex"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, ListedCase] = {}
        self.far: dict[tuple[str, str], Progress] = {}
        self.latest: Slot | None = None
        """The play that was left last."""
        self.filter = EVERYTHING
        """What the cases shown have in common: the order, a thread, or what they teach."""

    def compose(self) -> ComposeResult:
        """The years, the list, and beside or below it the case in hand."""
        yield Masthead()
        yield Timeline()
        with Container(id="desk"):
            with Vertical(id="left"):
                yield Choices(id="cases", classes="main")
                yield Static("", id="emblem", markup=False)
            yield Reader(id="hook", classes="main")
        yield KeyBar((("1-9 enter", "open"),))

    def show(
        self,
        entries: "Sequence[ListedCase]",
        far: "dict[tuple[str, str], Progress]",
        latest: "Slot | None" = None,
    ) -> None:
        """Set the cases, how far the player is in their roles, and the play he left last."""
        self.entries = {entry.id: entry for entry in entries}
        self.far, self.latest = far, latest
        if self.filter not in dict(self._filters):
            self.filter = EVERYTHING
        if self.is_mounted:
            self._draw()

    def on_mount(self) -> None:
        """Draw what was set before."""
        self._draw()

    @property
    def _shown(self) -> "list[ListedCase]":
        entries = list(self.entries.values())
        if self.filter == EVERYTHING:
            return entries
        if self.filter == ORDER:
            return in_order_for_learning(entries)
        if self._thread is not None:
            return [self.entries[case.id] for case in self._thread.cases if case.there]
        return [entry for entry in entries if self.filter in entry.concepts]

    @property
    def _thread(self) -> "ThreadHere | None":
        """The thread whose cases are shown."""
        return threads_among(self.entries.values()).get(self.filter.removeprefix(THREAD))

    @property
    def _filters(self) -> tuple[tuple[str, str], ...]:
        """What the list can be narrowed to, each with what it is called."""
        entries = self.entries.values()
        ordered = ((ORDER, "In the order for learning"),) if any(e.onward for e in entries) else ()
        threads = threads_among(entries).items()
        taught = sorted({each for entry in entries for each in entry.concepts})
        return (
            (EVERYTHING, "Everything, by year"),
            *ordered,
            *((THREAD + id_, f"Thread. {thread.title}") for id_, thread in threads),
            *((each, each) for each in taught),
        )

    def _draw(self) -> None:
        shown = self._shown
        count = f"{len(shown)} case{'' if len(shown) == 1 else 's'}"
        thread = self._thread
        narrowed = thread.title if thread else self.filter
        left = count if self.filter == EVERYTHING else f"{count}: {narrowed}"
        self.query_one(Masthead).show("Cases", left=left)
        dated = [each for each in shown if each.year and not each.broken and not each.tour]
        self.query_one(Timeline).show((each.year, finished(each, self.far)) for each in dated)
        rows = [self._row(entry) for entry in shown]
        if thread is not None:
            there = {row.id: row for row in rows}
            to_come = {
                case.id: Choice(case.id, case.title, why_not="to come")
                for case in thread.cases
                if not case.there
            }
            rows = [(there | to_come)[case.id] for case in thread.cases]
        if self.latest is not None:
            titles = {entry.id: entry.title for entry in self.entries.values()}
            rows.insert(0, Choice(GO_ON, going_on(self.latest, titles), key="r"))
        cases = self.query_one("#cases", Choices)
        cases.show(rows, highlight=None if cases.highlighted_id else rows[0].id if rows else None)
        cases.focus()
        if not self.entries:
            self.query_one(Reader).show([Content("There are no cases here.")])
        self._take(cases.highlighted_id)
        self.refresh_bindings()

    def _row(self, entry: "ListedCase") -> Choice:
        if entry.broken:
            return Choice(entry.id, entry.title or entry.id, why_not=f"broken: {entry.broken}")
        return Choice(entry.id, entry.title, notes=row_notes(entry, self.far))

    @on(OptionList.OptionHighlighted)
    def _take_in_hand(self, event: OptionList.OptionHighlighted) -> None:
        self._take(event.option_id)

    def _take(self, row: str | None) -> None:
        case = self.latest.case if row == GO_ON and self.latest else row
        entry = self.entries.get(case or "")
        if entry is not None and not entry.broken:
            self.query_one(Reader).show(case_blocks(entry, self.far))
            self.query_one("#emblem", Static).update(emblem(read_emblem(entry.folder)))
            self.call_after_refresh(self._fit)
        self.query_one(Timeline).point(entry.year if entry else None)

    def on_resize(self) -> None:
        """The emblem stands below the list where there is room."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        room = self.query_one("#left").size.height - self.query_one("#cases").virtual_size.height
        self.query_one("#emblem").display = room > HIGHEST and not self.has_class("-narrow")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with what is there."""
        if action == "go_on":
            return self.latest is not None
        if action == "filter":
            return len(self._filters) > 1
        return True

    @on(Choices.Chosen)
    def _open(self, event: Choices.Chosen) -> None:
        if event.choice_id == GO_ON:
            self.action_go_on()
        else:
            self.post_message(OpenCase(event.choice_id))

    def action_go_on(self) -> None:
        """The play that was left last."""
        if self.latest is not None:
            self.post_message(Resume(self.latest.path))

    def action_filter(self) -> None:
        """Only the cases of a thread, or that teach one thing; or all in the order for learning."""
        self.ask(Question("Which cases", (), self._filters, at=self.filter), self._narrow)

    def _narrow(self, to: str) -> None:
        self.filter = to
        self._draw()

    def action_saves(self) -> None:
        """Saved plays."""
        self.post_message(GoTo("saves"))

    def action_codex(self) -> None:
        """What was met so far."""
        self.post_message(GoTo("codex"))
