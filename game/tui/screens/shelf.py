"""The case list: what there is to play, and how far you are in each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import OptionList

from game.tui.messages import GoTo, OpenCase
from game.tui.screens.base import GameScreen
from game.tui.typeset import QUIET, dateline, small_heading, stack
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from game.library.shelf import Entry


class ShelfScreen(GameScreen):
    """Cases by year, with the hook of the one in hand."""

    CSS_PATH = "shelf.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Each case can be played as the envoy or as the leader, in half an hour or less.",
        "A case that cannot be read is dimmed, with its first mistake.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "saves", "Saves"),
        Binding("comma", "app.settings", "Settings", key_display=","),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[str, Entry] = {}
        self.progress: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """The list, and beside or below it the case in hand."""
        yield Masthead()
        with Container(id="desk"):
            yield Choices(id="cases", classes="main")
            yield Reader(id="hook", classes="main")
        yield KeyBar((("1-9 enter", "open"),))

    def show(self, entries: "Sequence[Entry]", progress: dict[str, str]) -> None:
        """Set the cases, and a few words of progress by case."""
        self.entries = {entry.id: entry for entry in entries}
        self.progress = progress
        if self.is_mounted:
            self._draw()

    def on_mount(self) -> None:
        """Draw what was set before."""
        self._draw()

    def _draw(self) -> None:
        count = len(self.entries)
        self.query_one(Masthead).show("Cases", left=f"{count} case{'' if count == 1 else 's'}")
        cases = self.query_one("#cases", Choices)
        cases.show([self._row(entry) for entry in self.entries.values()])
        cases.focus()
        if not self.entries:
            self.query_one(Reader).show([Content("There are no cases here.")])

    def _row(self, entry: "Entry") -> Choice:
        if entry.broken:
            return Choice(entry.id, entry.title or entry.id, why_not=f"broken: {entry.broken}")
        notes = (self.progress[entry.id],) if entry.id in self.progress else ()
        return Choice(entry.id, entry.title, notes=notes)

    @on(OptionList.OptionHighlighted)
    def _take_in_hand(self, event: OptionList.OptionHighlighted) -> None:
        entry = self.entries.get(event.option_id or "")
        if entry is not None and not entry.broken:
            self.query_one(Reader).show(case_blocks(entry))

    @on(Choices.Chosen)
    def _open(self, event: Choices.Chosen) -> None:
        self.post_message(OpenCase(event.choice_id))

    def action_saves(self) -> None:
        """Saved plays."""
        self.post_message(GoTo("saves"))


def case_blocks(entry: "Entry") -> list[Content]:
    """A case before it is opened."""
    head = [dateline(f"{entry.place}, {entry.dates}"), small_heading(entry.title)]
    roles = [Content.assemble((f"{name}: ", QUIET), title) for name, title in entry.roles.items()]
    return [
        stack(head),
        Content(entry.hook),
        Content.assemble(("At the table: ", QUIET), ", ".join(entry.sides)),
        stack(roles),
    ]
