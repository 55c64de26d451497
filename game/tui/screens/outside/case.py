"""One case: its roles, and the plays of it that wait to be gone on with."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from game.library.shelf.emblem import read_emblem
from game.tui.messages import Begin, GoTo, Resume
from game.tui.screens.base import GameScreen
from game.tui.text.shelf import case_blocks
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from game.library.roles import RoleName
    from game.library.shelf.shelf import ListedCase
    from game.records.player.profile import Progress
    from game.records.saves.slots import Slot

BACK = "back"


class CaseScreen(GameScreen):
    """Whose part to take."""

    CSS_PATH = "case.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "The envoy drafts, and may leave matters open for the leader; the leader signs. Either "
        "can be played first.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("c,escape", "back", "Cases", key_display="c")]

    def __init__(self) -> None:
        super().__init__()
        self.entry: ListedCase | None = None
        self.slots: dict[str, Slot] = {}
        self.far: dict[tuple[str, str], Progress] = {}

    def compose(self) -> ComposeResult:
        """The hook and the roles."""
        yield Masthead()
        yield Reader(classes="main")
        yield Choices(classes="main")
        yield KeyBar((("1-9", "choose"),))

    def show(
        self,
        entry: "ListedCase",
        slots: "Sequence[Slot]",
        far: "dict[tuple[str, str], Progress]",
    ) -> None:
        """Set the case, its journals that are not finished, and how far the player is."""
        self.entry, self.far = entry, far
        self.slots = {str(slot.path): slot for slot in slots}
        if self.is_mounted:
            self._draw()

    def on_mount(self) -> None:
        """Draw what was set before."""
        self._draw()

    def _draw(self) -> None:
        if self.entry is None:
            return
        self.query_one(Masthead).show(self.entry.title)
        picture = read_emblem(self.entry.folder) if self.has_class("-tall") else ()
        self.query_one(Reader).show(case_blocks(self.entry, self.far, picture, titled=False))
        rows = [Choice(name, f"Play {title}.", name) for name, title in self.entry.roles.items()]
        rows.extend(
            Choice(path, f"Go on with the {slot.role}, {slot.where}.", slot.name)
            for path, slot in self.slots.items()
        )
        rows.append(Choice(BACK, "Back to the cases.", key="c"))
        choices = self.query_one(Choices)
        choices.show(rows, highlight=rows[0].id)
        choices.focus()

    @on(Choices.Chosen)
    def _choose(self, event: Choices.Chosen) -> None:
        assert self.entry is not None
        if event.choice_id in self.slots:
            self.post_message(Resume(self.slots[event.choice_id].path))
        elif event.choice_id == BACK:
            self.action_back()
        else:
            self.post_message(Begin(self.entry.id, cast("RoleName", event.choice_id)))

    def action_back(self) -> None:
        """To the case list."""
        self.post_message(GoTo("shelf"))
