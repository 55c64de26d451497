"""One play handed in twice, and one student with two plays: found, said, and nobody accused."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from game.classroom.collecting.lines import Line
from game.classroom.collecting.pseudonyms import fingerprint
from game.classroom.wording import counted, listed

Key = TypeVar("Key")


def compared(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of one play naming one another, and those of one student."""
    return _several_plays_named(_copies_named(list(lines)))


def _copies_named(lines: list[Line]) -> list[Line]:
    """Of one play each line has the same remark: which of the students played it, no file says.

    The class's figures have it once.
    """
    for places in _together(lines, _play_of):
        names = {lines[place].pseudonym.casefold() for place in places}
        shared = len(names) > 1
        by = listed([f"{lines[place].pseudonym} (file {lines[place].number})" for place in places])
        remark = f"one play, move for move and second for second, handed in by {by}"
        first = next((place for place in places if lines[place].counts), None)
        for place in places:
            line = lines[place]
            lines[place] = line._replace(
                remark=_both(remark, line.remark), counts=place == first, shared=shared
            )
    return lines


def _several_plays_named(lines: list[Line]) -> list[Line]:
    for places in _together(lines, _student_of):
        plays = {_play_of(lines[place]) for place in places}
        if len(plays) < 2:
            continue
        numbers = listed([str(lines[place].number) for place in places])
        for place in places:
            line = lines[place]
            remark = (
                f"{counted(len(plays), 'play')} of one role under the name {line.pseudonym}, "
                f"files {numbers}: two students may have chosen the same word"
            )
            lines[place] = line._replace(remark=_both(remark, line.remark))
    return lines


def _together(lines: Sequence[Line], key: Callable[[Line], Key | None]) -> list[list[int]]:
    """The places of lines that have a key in common, where there are two or more."""
    found: dict[Key, list[int]] = {}
    for place, line in enumerate(lines):
        at = key(line)
        if at is not None:
            found.setdefault(at, []).append(place)
    return [places for places in found.values() if len(places) > 1]


def _play_of(line: Line) -> str | None:
    """What names a play; None of a line that has none to its end."""
    return fingerprint(line.journal) if line.journal is not None and line.play else None


def _student_of(line: Line) -> tuple[str, str, str] | None:
    """Whose play of which role; only of those that verify."""
    return (line.pseudonym.casefold(), line.case, line.role) if line.verifies else None


def _both(first: str, second: str) -> str:
    return f"{first}; {second}" if second else first
