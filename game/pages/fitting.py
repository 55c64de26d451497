"""How small the type of a page has to be for it to fit on the sheets it is promised to fit on.

The narrower of A4 and Letter counts, and the shorter. What comes out is an estimate on the safe
side, because nobody knows which typeface will be there; a browser has the last word, and the tests
ask one.
"""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from game.pages.document import (
    Bars,
    Blank,
    Blanks,
    Block,
    Bullets,
    Columns,
    Figure,
    Fold,
    Grid,
    Heading,
    OptionList,
    Page,
    Para,
    Signatures,
    Written,
)

WIDTH, HEIGHT = 182.0, 256.0
"""Of what is printed on, in mm: A4's width and Letter's height, less the margins."""

HEAD = 14.5
"""What a page's own title takes."""

SAFE = 1.0
"""How much of a sheet is counted on."""

MM_A_POINT = 25.4 / 72

LETTER = 0.42
"""The mean width of a letter, as a part of its size: a little more than in Times."""


class Type(NamedTuple):
    """A size of type and the distance between its lines."""

    points: float
    leading: float

    @property
    def line(self) -> float:
        """The height of a line, in mm."""
        return self.points * self.leading * MM_A_POINT

    def letters(self, width: float) -> int:
        """How many letters stand in a line so wide, in mm."""
        return max(1, int(width / (self.points * LETTER * MM_A_POINT)))

    def lines(self, text: str, width: float) -> int:
        """How many lines a text takes."""
        return max(1, ceil(len(text) / self.letters(width)))


SIZES = (
    Type(12.4, 1.3),
    Type(11.8, 1.28),
    Type(11.2, 1.26),
    Type(10.7, 1.24),
    Type(10.2, 1.22),
    Type(9.8, 1.2),
    Type(9.5, 1.19),
    Type(9.2, 1.18),
    Type(8.9, 1.17),
    Type(8.6, 1.16),
    Type(8.2, 1.14),
)
"""From the size one would choose to the smallest that a photocopier leaves readable."""

RUNS_ON = Type(10.7, 1.24)
"""Of pages that may take as many sheets as they need."""


LARGE = Type(18, 1.35)
"""Of large print, on as many sheets as that takes."""


def type_for(page: Page, large: bool = False) -> Type:
    """The largest size in which a page fits on its sheets; the smallest where none does."""
    if large:
        return LARGE
    if page.sheets is None:
        return RUNS_ON
    room = SAFE * page.sheets * HEIGHT - HEAD
    return next((size for size in SIZES if _stacked(page.blocks, size, WIDTH) <= room), SIZES[-1])


def _stacked(blocks: Sequence[Block], size: Type, width: float) -> float:
    return sum(_height(block, size, width) for block in blocks)


def _height(block: Block, size: Type, width: float) -> float:
    """The height of a block, in mm, the space below it included."""
    line, gap = size.line, 0.4 * size.line
    match block:
        case Para(text=text, weight=weight):
            scale = {"lead": 1.08, "small": 0.87}.get(weight, 1.0)
            scaled = size._replace(points=size.points * scale)
            return scaled.lines(text, width) * scaled.line + gap
        case Heading(text=text):
            return 0.9 * size.lines(text, width) * line + 0.3 * line
        case Bullets():
            return _bullets(block, size, width) + gap
        case Grid():
            return _grid(block, size, width) + gap
        case OptionList(options=options):
            text_width = width - 21
            texts = (f"{text} {mark}" for _, text, _, mark in options)
            rows = sum(size.lines(text, text_width) * line + 1.1 for text in texts)
            return line + 1.2 + rows + 0.45 * line
        case Columns(blocks=inner):
            return _columns([_height(each, size, width / 2 - 3) for each in inner]) + gap
        case Blank(label=label, lines=lines):
            return size.lines(label, width) * line + 6 + 7.4 * (lines - 1) + 1.2
        case Blanks(labels=labels):
            each = width / len(labels) - 20
            return max(7.0, max(size.lines(label, each) for label in labels) * line) + 2.6
        case Signatures(labels=labels):
            return 10.0 * len(labels) + 1.5
        case Fold(text=text):
            return 0.9 * size.lines(text, width * 1.1) * line + 3.5
        case Figure(sentence=sentence):
            return min(112.0, width) * 1.3 + size.lines(sentence, width) * line + gap
        case Bars(bars=bars):
            return (len(bars) + 2) * 1.3 * line
        case Written(markdown=markdown):
            return sum(size.lines(text, width) * 1.3 * line for text in markdown.splitlines())


def _bullets(bullets: Bullets, size: Type, width: float) -> float:
    if bullets.style != "boxes":
        rows = [size.lines(item, width - 6) for item in bullets.items]
    else:
        halves = [size.lines(item, width / 2 - 9) for item in bullets.items]
        rows = [max(halves[at : at + 2]) for at in range(0, len(halves), 2)]
    return (sum(rows) + 0.18 * len(rows)) * size.line


def _grid(grid: Grid, size: Type, width: float) -> float:
    count = len(grid.header) or len(grid.rows[0])
    shares = list(grid.widths) + [100 // count] * (count - len(grid.widths))
    widths = [width * share / 100 - 3 for share in shares]
    least = 8.6 if grid.tall else 0.0

    def row(cells: Sequence[str]) -> float:
        lines = max(size.lines(cell, each) for cell, each in zip(cells, widths, strict=True))
        return lines * size.line + 1.2

    head = row(grid.header) if grid.header else 0.0
    return head + sum(max(least, row(cells)) for cells in grid.rows)


def _columns(heights: Sequence[float]) -> float:
    """The height of blocks in two columns, none of them broken."""
    return min(max(sum(heights[:at]), sum(heights[at:])) for at in range(len(heights) + 1))
