"""A list of what can be chosen: by its number, by arrows and enter, or by a click."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from game.tui.messages import Say
from game.tui.text.typeset import GRAVE, QUIET
from game.tui.widgets.numbered import Numbered

NUMBERS: list[BindingType] = [
    Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)
]
"""Keys that choose by number, for screens: from ten on, one digit after the other. Letters are the
screens' own: a row that had one would be chosen by whoever meant the screen's.
"""

MARK_FIRST = "Nothing is marked: mark a line with the arrows, or press its number."


class Choice(NamedTuple):
    """One row of a list."""

    id: str
    text: str
    aside: str = ""
    """What it costs, set quietly after the text."""
    notes: tuple[str, ...] = ()
    """Lines below the text."""
    why_not: str | None = None
    """Why it cannot be chosen; None where it can."""
    figures: str = ""
    """Figures at the right."""
    key: str | None = None
    """A key of its own in place of a number."""
    number: int | None = None
    """A number it keeps, whatever stands above it; the next one where it is None."""
    code: str | None = None
    """What stands in place of its number, where that is part of a longer name: `A3`."""
    grave: bool = False
    """Whether it cannot be undone."""
    one_line: bool = False
    """Cut to one line rather than wrapped."""
    quiet: bool = False
    """Set back, though it can be chosen."""
    folded: bool = False
    """In as few lines as may be: the notes in the text, and the text on under the figures."""


class Choices(OptionList, inherit_bindings=False):
    """A list of choices, updated in place; a closed one is dimmed and says why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", "Up", show=False),
        Binding("down", "cursor_down", "Down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("enter", "take", "Choose", show=False),
    ]

    @dataclass
    class Chosen(Message):
        """A choice was made."""

        choices: "Choices"
        choice_id: str

        @property
        def control(self) -> "Choices":
            """The list, for `@on` selectors."""
            return self.choices

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False, compact=True)
        self.shown: tuple[Choice, ...] = ()
        self.numbered: dict[int, str] = {}
        """By number: the choice that has it."""
        self.begun: int | None = None
        """The first digit of a number that may have a second one."""

    def show(self, choices: Sequence[Choice], highlight: str | None = None) -> None:
        """Show these choices, the highlight on the one with this id; where that is None, it stays
        where it was, on what was chosen last or on what has taken its place.
        """
        self.begun = None
        choices = tuple(choices)
        if highlight is None and choices == self.shown:
            return
        stood, place = self.highlighted_id, self.highlighted or 0
        wanted = stood if highlight is None else highlight
        if highlight is not None and not any(choice.id == highlight for choice in choices):
            place = 0
        if choices != self.shown:
            self.shown = choices
            self.numbered = _numbered(choices)
            digits = len(str(max(self.numbered, default=0)))
            # 01 beside 10: who reads it so does not take the first digit for the whole.
            keys = {chosen: f"{number:0{digits}}" for number, chosen in self.numbered.items()}
            self.set_options(_row(choice, keys.get(choice.id, "")) for choice in choices)
        open_ = [at for at, choice in enumerate(choices) if choice.why_not is None]
        found = [at for at in open_ if choices[at].id == wanted]
        nearest = sorted(open_, key=lambda at: abs(at - place))
        self.highlighted = next(iter(found or nearest), None)

    def unmark(self) -> None:
        """Mark none of them, so that enter takes nothing before one was meant."""
        self.highlighted = None
        self.scroll_home(animate=False)

    @property
    def highlighted_id(self) -> str | None:
        """The id of the highlighted choice."""
        at = self.highlighted
        return self.shown[at].id if at is not None and at < len(self.shown) else None

    def on_resize(self) -> None:
        """What is highlighted stays in sight."""
        self.call_after_refresh(self.scroll_to_highlight)

    def on_click(self, event: Click) -> None:
        """A click on a row that has just gone chooses nothing."""
        spare_what_has_gone(self, event)

    def press_digit(self, digit: int) -> None:
        """Choose by number, once it can be no other; nothing where no open choice has it."""
        both = digit if self.begun is None else 10 * self.begun + digit
        second = self.begun is not None and both in self.numbered
        number = both if second else digit
        long = max(self.numbered, default=0) > 9
        longer = not second and long and any(each // 10 == number for each in self.numbered)
        self.begun = number if longer else None
        if longer:
            self._mark(number)
            if number:
                self.post_message(Say(_begun(number, enter=number in self.numbered)))
        elif number in self.numbered:
            self._mark(number)
            self.action_select()

    def _mark(self, number: int) -> None:
        chosen = self.numbered.get(number)
        self.highlighted = None if chosen is None else self.get_option_index(chosen)

    def action_take(self) -> None:
        """Choose what is marked."""
        self.begun = None
        if self.highlighted is None and self.numbered:
            self.post_message(Say(MARK_FIRST))
        self.action_select()

    def action_cursor_up(self) -> None:
        """To the row above, and no number is begun."""
        self.begun = None
        super().action_cursor_up()

    def action_cursor_down(self) -> None:
        """To the row below, and no number is begun."""
        self.begun = None
        super().action_cursor_down()

    @on(OptionList.OptionSelected)
    def _tell(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Chosen(self, event.option_id))


def spare_what_has_gone(rows: OptionList, event: Click) -> None:
    """Keep a click from a row that is on the screen still, and in the list no more."""
    clicked = event.style.meta.get("option")
    if clicked is not None and clicked >= rows.option_count:
        event.prevent_default()


def _begun(digit: int, *, enter: bool) -> str:
    here = f"enter takes {digit}, a second digit" if enter else "a second digit"
    return f"{digit}: {here} goes on to {digit}0 and above."


def _numbered(choices: Sequence[Choice]) -> dict[int, str]:
    """The numbers of the choices that can be chosen and have no key of their own."""
    numbered: dict[int, str] = {}
    following = 1
    for choice in choices:
        if choice.why_not is None and choice.key is None:
            number = following if choice.number is None else choice.number
            numbered[number] = choice.id
            following = number + 1
    return numbered


def _row(choice: Choice, number: str) -> Option:
    closed = choice.why_not is not None
    key = "-" if closed else choice.key or choice.code or number
    parts: list[str | Content | tuple[str, str]] = []
    style = QUIET if closed or choice.quiet else GRAVE if choice.grave else ""
    parts.append((choice.text, style))
    asides = (choice.aside, *choice.notes) if choice.folded else (choice.aside,)
    aside = "; ".join(filter(None, asides))
    if aside and not closed:
        parts.append((f"  ({aside})", QUIET))
    if closed:
        parts.append((f"\n({choice.why_not})", f"italic {QUIET}"))
    if not choice.folded:
        parts.extend((f"\n{note}", f"italic {QUIET}") for note in choice.notes)
    figures = Content.styled(choice.figures, QUIET) if choice.figures else None
    row = Numbered(
        key, Content.assemble(*parts), figures, one_line=choice.one_line, under=choice.folded
    )
    return Option(row, choice.id, disabled=closed)
