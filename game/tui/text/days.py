"""The calendar of groundwork set in type: a line for what each day went into."""

from textwrap import shorten

from textual.content import Content

from game.rules.numbers import in_words
from game.rules.view.calendar import Calendar, Spent
from game.tui.text.typeset import QUIET, small_heading, stack

SPENT, FREE = "■", "□"


def free_days(days: Calendar) -> str:
    """What the free days will buy."""
    if not days.free:
        return f"every {days.unit} is spent"
    free, hours = in_words(days.free, days.unit), in_words(days.hours, "hour")
    return f"{free} free, which will be {hours} at the talks"


def calendar_block(days: Calendar, width: int, *, short: bool) -> Content:
    """The days, an action a line; only a row of squares where there is little room."""
    squares = SPENT * (days.days - days.free) + FREE * days.free
    head = Content.assemble(small_heading(f"{days.unit.capitalize()}s "), (squares, "$brass"))
    free = Content.styled(f"{free_days(days)}.".capitalize(), QUIET)
    if short:
        return stack([head, free])
    label = max((len(_days(each)) for each in days.spent), default=0) + 1
    return stack([head, *(_line(each, label, width) for each in days.spent), free])


def _days(spent: Spent) -> str:
    return str(spent.first) if spent.first == spent.last else f"{spent.first}-{spent.last}"


def _line(spent: Spent, label: int, width: int) -> Content:
    return Content.assemble(
        (_days(spent).ljust(label), "$brass"),
        shorten(spent.text, max(20, width - label), placeholder=" …"),
    )
