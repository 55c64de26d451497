"""A chance from 0 to 100: by the arrows, by typing it, or by a click on the line."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

STEP = 5
EVEN = 50
"""Where the bead lies before anything was written."""


class Forecast(Widget, can_focus=True):
    """A line with a bead on it, and the chance in figures."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", f"move({-STEP})", show=False),
        Binding("right", f"move({STEP})", show=False),
        Binding("home", "set(0)", show=False),
        Binding("end", "set(100)", show=False),
        Binding("backspace", "rub_out", show=False),
        Binding("enter", "write", show=False),
        *[Binding(str(digit), f"type({digit})", show=False) for digit in range(10)],
    ]

    @dataclass
    class Written(Message):
        """The chance was written down."""

        chance: int

    chance: reactive[int] = reactive(EVEN)
    """As it stands on the line, written down or not."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.typing = False

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The figure, the line, and the keys."""
        return 6

    def render(self) -> Content:
        """The line."""
        width = self._length
        bead = round(self.chance * width / 100)
        bold = "bold $brass" if self.has_focus else "$faded"
        marker = "▸ " if self.has_focus else "  "
        return Content.assemble(
            (marker, "$brass"),
            (f"{self.chance} in a hundred", bold),
            "\n\n",
            ("0 ", "$faded"),
            ("━" * bead, "$brass"),
            ("●", "bold $brass"),
            ("─" * (width - bead), "$line"),
            (" 100", "$faded"),
            ("\n\n← → or type a number; enter writes it down\ntab goes to the sheet", "$faded"),
        )

    @property
    def _length(self) -> int:
        return max(10, min(50, self.content_size.width - 7))

    def show(self, chance: int | None) -> None:
        """Set the chance that is written down, if any."""
        if chance is not None:
            self.chance = chance
        self.typing = False

    def forget(self) -> None:
        """Put the bead back to where it lies at first."""
        self.chance, self.typing = EVEN, False

    def action_move(self, by: int) -> None:
        """Move the bead."""
        self.action_set(self.chance + by)

    def action_set(self, chance: int) -> None:
        """Put the bead down."""
        self.typing = False
        self.chance = max(0, min(100, chance))

    def action_type(self, digit: int) -> None:
        """Type a figure: a first digit begins anew."""
        typed = self.chance * 10 + digit if self.typing else digit
        self.typing = True
        self.chance = typed if typed <= 100 else digit

    def action_rub_out(self) -> None:
        """Take the last figure away."""
        self.typing = True
        self.chance //= 10

    def action_write(self) -> None:
        """Write it down."""
        self.typing = False
        self.post_message(self.Written(self.chance))

    def on_click(self, event: Click) -> None:
        """Put the bead where the line was clicked, and write it down."""
        if event.y == 2:
            chance = round((event.x - 2) * 100 / self._length / STEP) * STEP
            self.action_set(chance)
            self.action_write()
