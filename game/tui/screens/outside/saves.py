"""Saved plays: resume, branch, delete."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from game.tui.messages import (
    BranchFrom,
    BringBack,
    Delete,
    GiveOut,
    GoTo,
    Rename,
    Resume,
    Say,
    TakeIn,
)
from game.tui.screens.base import GameScreen
from game.tui.terminal.sizes import NARROW_BELOW
from game.tui.text.sheet import Question
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from game.records.saves.slots import Slot


class SavesScreen(GameScreen):
    """Every journal in the folder."""

    CSS_PATH = "saves.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "A play is saved after every move. Enter goes on with the one in hand; of a finished "
        "one it shows the debrief.",
        "A deleted play can be brought back with u until you leave the game. Import and export "
        "copy a journal; the one you copy stays as it is.",
        "From a finished play a new one can be branched before any of its moves.",
        "A journal that cannot be read is dimmed and says why. The game never changes it; you can "
        "rename, export or delete it.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "branch", "Branch"),
        Binding("m", "rename", "Rename"),
        Binding("x", "delete", "Delete"),
        Binding("u", "undo", "Undo"),
        Binding("i", "take_in", "Import"),
        Binding("e", "give_out", "Export"),
        Binding("k", "codex", "Codex"),
        Binding("c,escape", "back", "Cases", key_display="c"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.slots: dict[str, Slot] = {}
        self.titles: dict[str, str] = {}
        self.can_undo = False
        """Whether a deleted play can be brought back."""

    def compose(self) -> ComposeResult:
        """The slots."""
        yield Masthead()
        yield Choices(id="slots", classes="main")
        yield Reader(id="none", classes="main")
        yield KeyBar((("1-9 enter", "go on"),))

    def show(self, slots: "Sequence[Slot]", titles: dict[str, str], *, can_undo: bool) -> None:
        """Set the slots, the titles of the cases they may be of, and whether a deleted one can
        be brought back.
        """
        self.can_undo = can_undo
        self.slots = {str(slot.path): slot for slot in slots}
        self.titles = titles
        if self.is_mounted:
            self._draw()

    def on_mount(self) -> None:
        """Draw what was set before."""
        self._draw()

    def on_resize(self) -> None:
        """In a narrow window a play takes fewer lines."""
        self._draw()

    def _draw(self) -> None:
        count = len(self.slots)
        self.query_one(Masthead).show("Saved plays", left=f"{count} saved")
        slots = self.query_one("#slots", Choices)
        slots.display = bool(count)
        slots.show([self._row(path, slot) for path, slot in self.slots.items()])
        none = [] if count else [Content("Nothing is saved here yet.")]
        self.query_one("#none", Reader).show(none)
        self.query_one("#none", Reader).display = not count
        if count:
            slots.focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with what is there."""
        if action in ("branch", "delete", "rename", "give_out"):
            return bool(self.slots)
        if action == "undo":
            return self.can_undo
        return True

    @property
    def _in_hand(self) -> "Slot | None":
        return self.slots.get(self.query_one("#slots", Choices).highlighted_id or "")

    @on(Choices.Chosen)
    def _resume(self, event: Choices.Chosen) -> None:
        slot = self.slots[event.choice_id]
        self.post_message(Say(slot.broken, grave=True) if slot.broken else Resume(slot.path))

    def action_branch(self) -> None:
        """A new play out of a finished one."""
        if self._in_hand is not None:
            self.post_message(BranchFrom(self._in_hand.path))

    def action_delete(self) -> None:
        """Delete the slot in hand, having asked."""
        slot = self._in_hand
        if slot is None:
            return
        said = (Content(self._title(slot)),)
        answers = (("no", "Keep it"), ("yes", "Delete it; u brings it back until you quit"))
        self.ask(Question("Delete this play", said, answers), lambda _: self._delete(slot))

    def _title(self, slot: "Slot") -> str:
        """The case without its subtitle, the role, and how far the play came."""
        if slot.broken:
            return f"{slot.name}: {slot.broken}"
        case, *_ = self.titles.get(slot.case, slot.case).split(": ")
        return f"{case}, {slot.role}: {slot.where}"

    def _row(self, path: str, slot: "Slot") -> Choice:
        if slot.broken:
            # It can be chosen all the same: to be renamed, given out or deleted.
            return Choice(path, slot.name, notes=(slot.broken,), quiet=True)
        notes = (slot.scores,) if slot.scores else ("finished",) if slot.finished else ()
        folded = self.app.size.width < NARROW_BELOW
        return Choice(path, self._title(slot), slot.name, notes=notes, folded=folded)

    def _delete(self, slot: "Slot") -> None:
        self.post_message(Delete(slot.path))

    def action_undo(self) -> None:
        """Bring back the play that was deleted last."""
        self.post_message(BringBack())

    def action_rename(self) -> None:
        """Give the slot in hand another name."""
        if self._in_hand is not None:
            self.post_message(Rename(self._in_hand.path))

    def action_take_in(self) -> None:
        """Copy a journal in."""
        self.post_message(TakeIn())

    def action_give_out(self) -> None:
        """Copy the slot in hand out."""
        if self._in_hand is not None:
            self.post_message(GiveOut(self._in_hand.path))

    def action_codex(self) -> None:
        """What was met so far."""
        self.post_message(GoTo("codex"))

    def action_back(self) -> None:
        """To the case list."""
        self.post_message(GoTo("shelf"))
