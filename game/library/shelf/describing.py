"""What the shelf shows of a case, found by reading all of it once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.library.case_file import CaseFile
from game.library.case_files import examine, read_shared
from game.library.content_folders import lies_elsewhere
from game.library.length import minutes
from game.library.limits import LINE_LENGTH
from game.library.mistakes import stopping
from game.library.reading.content_file import read_page
from game.library.roles import takes_over
from game.library.shelf.listing import Listing


def describe(folder: Path, content: Path) -> Listing:
    """Return the listing of the case in `folder`, `broken` where a mistake stops it."""
    called = _relative_to(content)
    shared = read_shared(content, called)
    found, mistakes = examine(folder, shared, called)
    first = min(mistakes, default=None) or min(stopping(shared.mistakes), default=None)
    if found is None or first is not None:
        return _broken(folder, str(first))
    return _whole(found)


def _relative_to(content: Path) -> Callable[[Path], str]:
    """Call files as seen from the content folder: a list of cases has little room."""

    def called(path: Path) -> str:
        return str(path.relative_to(content)) if path.is_relative_to(content) else str(path)

    return called


def _whole(found: CaseFile) -> Listing:
    case = found.case
    return Listing(
        title=case.title,
        dates=case.dates,
        year=case.year,
        place=case.place,
        hook=case.hook,
        sides=tuple(side.short for side in case.sides.values()),
        roles=tuple((name, role.title) for name, role in found.roles.items()),
        takes_over=takes_over(found.roles) or "",
        minutes=tuple((name, minutes(case, role)) for name, role in found.roles.items()),
        teaches=case.teaches,
        concepts=tuple(found.concepts.concepts[each].title for each in case.teaches),
        tour=case.tour,
        onward=found.onward,
    )


def _broken(folder: Path, first: str) -> Listing:
    """Return what can be told of a case that makes no model."""
    data = None if lies_elsewhere(folder) else read_page(folder / "case.yaml").data
    given: dict[str, Any] = data if isinstance(data, dict) else {}

    def text(key: str) -> str:
        value = given.get(key)
        return value[: LINE_LENGTH.most] if isinstance(value, str) else ""

    year = given.get("year")
    return Listing(
        title=text("title") or folder.absolute().name,
        dates=text("dates"),
        year=year if isinstance(year, int) else 0,
        place=text("place"),
        hook=text("hook"),
        broken=first,
    )
