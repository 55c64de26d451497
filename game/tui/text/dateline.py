"""The dateline of a scene, at length and ever shorter: what goes last is who is in the room."""

import re

from game.rules.view.view import View
from game.tui.widgets.masthead import Ways

_WEEKDAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs|ur)?day\b")
_MONTH = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|ember|ober)\b"
)
_YEAR = re.compile(rf"({_MONTH.pattern}|\bMay) \d{{4}}\b")
_DAY_OF_THE_WEEK = re.compile(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=\d)")


def cable_line(view: View) -> Ways:
    """Place, date and who is in the room, as a cable begins; nothing where no scene is set.

    With names in full, then with short ones, and then with a shorter and shorter date.
    """
    if not view.dateline or view.in_recess:
        return ("",)
    dates = shorter_dates(view.dateline)
    if not view.present:
        return dates
    called = ", ".join(name.short for name in view.present)
    in_full = f"{view.dateline} -- with {', '.join(name.full for name in view.present)}"
    return (in_full, *(f"{date} -- with {called}" for date in dates))


def shorter_dates(dateline: str) -> Ways:
    """A place and date in full, and as a clerk shortens it.

    >>> shorter_dates("Aspen Lodge, Friday 8 September 1978, noon")[1:]
    ('Aspen Lodge, Friday 8 September, noon', 'Aspen Lodge, Fri 8 Sept, noon', \
'Aspen Lodge, 8 Sept, noon')
    """
    undated = _YEAR.sub(r"\1", dateline)
    clipped = _MONTH.sub(r"\1", _WEEKDAY.sub(r"\1", undated))
    ways = (dateline, undated, clipped, _DAY_OF_THE_WEEK.sub("", clipped))
    return tuple(dict.fromkeys(ways))
