"""A case's emblem: a small picture in half-block cells, kept as text beside its content.

Anybody may have written the file. What is drawn of it is a few short lines of the characters
below and nothing else; what breaks that is a mistake to tell the author, and no emblem.
"""

import os
from collections.abc import Callable
from pathlib import Path

from game.library.gates.files import NotAFile, read_file
from game.library.mistakes import Mistake

EMBLEM_FILE = "emblem.txt"

WIDEST, HIGHEST = 36, 9
"""Cells."""

MOST_BYTES = 4096

CELLS = frozenset(" ▀▄█▌▐▖▗▘▙▚▛▜▝▞▟░▒▓")
"""What an emblem is drawn with: blocks, their halves and quarters, and three shades."""


def read_emblem(folder: Path) -> tuple[str, ...]:
    """Return the lines of the emblem in a case's folder; none where there is none to draw."""
    lines, _ = _examine(folder)
    return lines


def emblem_mistakes(folder: Path, called: Callable[[Path], str] = str) -> list[Mistake]:
    """Return what is wrong with the emblem in a case's folder; it may have none."""
    _, wrong = _examine(folder)
    name = called(folder / EMBLEM_FILE)
    return [Mistake(name, line, column, "M001", message) for line, column, message in wrong]


_Wrong = tuple[int, int, str]
"""Line, column, and what is wrong there."""


def _examine(folder: Path) -> tuple[tuple[str, ...], list[_Wrong]]:
    path = folder / EMBLEM_FILE
    if not os.path.lexists(path):
        return (), []
    try:
        found = _bytes_of(path).decode("utf-8")
    except (OSError, ValueError):
        return (), [(1, 1, "the emblem cannot be read; expected a small file of UTF-8 text")]
    lines = tuple(line.rstrip() for line in found.rstrip().split("\n"))
    wrong = _wrong(lines)
    return (() if wrong else lines), wrong[:1]


def _bytes_of(path: Path) -> bytes:
    # A link might lead anywhere.
    if path.is_symlink():
        raise NotAFile("a link")
    return read_file(path, MOST_BYTES)


def _wrong(lines: tuple[str, ...]) -> list[_Wrong]:
    if len(lines) > HIGHEST:
        return [(HIGHEST + 1, 1, f"found {len(lines)} lines; expected at most {HIGHEST}")]
    for number, line in enumerate(lines, 1):
        if len(line) > WIDEST:
            return [(number, WIDEST + 1, f"found {len(line)} cells; expected at most {WIDEST}")]
        for column, cell in enumerate(line, 1):
            if cell not in CELLS:
                shown = f"U+{ord(cell):04X}"
                message = f"found {shown}; expected blocks and spaces, as in U+2580 or U+2588"
                return [(number, column, message)]
    return []
