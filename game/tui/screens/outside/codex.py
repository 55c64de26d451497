"""The codex: whom and what you have met so far, in all your plays."""

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import OptionList

from game.rules.view.blocks import Work
from game.rules.view.people import PersonView
from game.session.papers import Term
from game.tui.messages import GoTo
from game.tui.screens.base import GameScreen
from game.tui.text.typeset import QUIET, quiet
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from game.records.player.codex import Codex

PARTS = ("People", "Concepts", "Sources")
NOTHING = "Nothing yet. What you meet in play is kept here."


class CodexScreen(GameScreen):
    """Three lists, one at a time, with what is known of the one in hand."""

    CSS_PATH = "codex.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Everyone you have been in a room with, every word of the glossary that stood in what you "
        "read, and every source behind it, from all your plays.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "People, concepts, sources", key_display="← →"),
        Binding("right", "turn(1)", show=False),
        Binding("c,escape", "back", "Cases", key_display="c"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.part = 0
        self.entries: tuple[list[tuple[str, Content]], ...] = ([], [], [])
        """By part: each title with what is known of it."""

    def compose(self) -> ComposeResult:
        """The list, and what is known."""
        yield Masthead()
        with Container(id="desk"):
            yield Choices(id="list", classes="main")
            yield Reader(id="known", classes="main")
        yield KeyBar()

    def show(self, codex: "Codex") -> None:
        """Set what was met."""
        self.entries = (
            [(person.name, _person(person)) for person in codex.people],
            [(concept.word, _concept(concept)) for concept in codex.concepts],
            [(source.citation, _source(source)) for source in codex.sources],
        )
        if self.is_mounted:
            self._draw()

    def on_mount(self) -> None:
        """Draw what was set before."""
        self._draw()

    def _draw(self) -> None:
        entries = self.entries[self.part]
        met = f"{len(entries)} {PARTS[self.part].lower()} met"
        self.query_one(Masthead).show(f"Codex: {PARTS[self.part]}", left=met)
        names = self.query_one("#list", Choices)
        rows = [
            Choice(str(at), title, key=" ", one_line=True) for at, (title, _) in enumerate(entries)
        ]
        names.show(rows, highlight="0")
        names.focus()
        self._take("0" if entries else None)

    @on(OptionList.OptionHighlighted)
    def _take_in_hand(self, event: OptionList.OptionHighlighted) -> None:
        self._take(event.option_id)

    def _take(self, at: str | None) -> None:
        entries = self.entries[self.part]
        known = entries[int(at)][1] if at and int(at) < len(entries) else quiet(NOTHING)
        self.query_one("#known", Reader).show([known])

    def action_turn(self, by: int) -> None:
        """To another list."""
        self.part = (self.part + by) % len(PARTS)
        self._draw()

    def action_back(self) -> None:
        """To the case list."""
        self.post_message(GoTo("shelf"))


def _person(person: PersonView) -> Content:
    return Content.assemble(
        (person.name, "bold $brass"),
        (f"\n{person.office}", QUIET),
        f"\n\n{person.bio}",
        ("\n\nWants: ", QUIET),
        person.wants,
        ("\nMoved by: ", QUIET),
        person.moved_by,
        ("\nWhat backfires: ", QUIET),
        person.backfires,
    )


def _concept(concept: Term) -> Content:
    also = f"\n\nAlso: {', '.join(concept.also)}" if concept.also else ""
    return Content.assemble((concept.word, "bold $brass"), f"\n\n{concept.text}", (also, QUIET))


def _source(source: Work) -> Content:
    parts: list[str | tuple[str, str]] = [source.citation]
    if source.address:
        parts.append((f"\n\n{source.address}", QUIET))
    if source.note:
        parts.append(f"\n\n{source.note}")
    if not source.checked:
        parts.append(("\n\nGeneral knowledge, which nobody has checked.", QUIET))
    return Content.assemble(*parts)
