"""A sheet of cells: eight dots a cell for clouds and lines, rules across, and letters on top."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from textual.content import Content

BRAILLE = 0x2800
BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""By column and row within a cell: the bit of a dot."""

ACROSS, DOWN = 2, 4
"""Dots in a cell."""

Share = tuple[float, float]
"""A place on the sheet, both ways from 0 to 1, from the left and from the bottom."""


class _Cell(NamedTuple):
    character: str = " "
    style: str = ""


class _Dots(NamedTuple):
    layer: int
    bits: int
    style: str
    coarse: str


class Canvas:
    """Dots in layers, rules across some of them, letters above all.

    A cell has one colour, so the dots of a higher layer take the place of those below.
    """

    def __init__(self, width: int, height: int, *, fine: bool = True) -> None:
        self.width = width
        self.height = height
        self.fine = fine
        """Whether the terminal's typeface has dots; a Linux console's has not."""
        self._dots: dict[tuple[int, int], _Dots] = {}
        self._rules: dict[tuple[int, int], _Cell] = {}
        self._letters: dict[tuple[int, int], _Cell] = {}

    def dots(self, places: Iterable[Share], style: str, layer: int, coarse: str = ".") -> None:
        """A cloud of dots: thousands, so what would be asked for each is asked once."""
        across, down, dots = ACROSS * self.width - 1, DOWN * self.height - 1, self._dots
        for x, y in places:
            column, row = round(x * across), round((1 - y) * down)
            cell = (column // ACROSS, row // DOWN)
            bit = BITS[column % ACROSS][row % DOWN]
            there = dots.get(cell)
            if there is None or there[0] < layer:
                dots[cell] = _Dots(layer, bit, style, coarse)
            elif there[0] == layer and not there[1] & bit:
                dots[cell] = _Dots(layer, there[1] | bit, style, coarse)

    def line(
        self, start: Share, end: Share, style: str, layer: int, gap: int = 0, coarse: str = "."
    ) -> None:
        """A straight line; with a gap, dotted."""
        (x0, y0), (x1, y1) = start, end
        across = abs(x1 - x0) * (ACROSS * self.width - 1)
        down = abs(y1 - y0) * (DOWN * self.height - 1)
        steps = max(round(across), round(down), 1)
        shares = (step / steps for step in range(0, steps + 1, gap + 1))
        self.dots(((x0 + (x1 - x0) * s, y0 + (y1 - y0) * s) for s in shares), style, layer, coarse)

    def rule_down(self, x: float, character: str, style: str, below: int) -> None:
        """A rule from top to bottom, over the dots of layers below this one."""
        column, _ = self.cell((x, 0))
        for row in range(self.height):
            self._rule(column, row, _Cell(character, style), below)

    def rule_across(self, y: float, character: str, style: str, below: int) -> None:
        """A rule from left to right, over the dots of layers below this one."""
        _, row = self.cell((0, y))
        for column in range(self.width):
            self._rule(column, row, _Cell(character, style), below)

    def letters(self, at: Share, text: str, style: str) -> None:
        """A text at a place, or as near to it as there is room."""
        column, row = self.cell(at)
        near = [(0, 0), (1, 0), (-len(text), 0), (0, -1), (0, 1), (1, -1), (1, 1), (2, 0)]
        places = [(column + across, row + down) for across, down in near]
        # At the right edge there is none of these: above or below, as far as it takes.
        left = max(0, min(column, self.width - len(text)))
        places += [(left, row + down) for off in range(self.height) for down in (-off, off)]
        found = next((each for each in places if self._is_free(*each, len(text))), None)
        left, top = found or (left, row)
        for offset, character in enumerate(text):
            self._letters[left + offset, top] = _Cell(character, style)

    def cell(self, at: Share) -> tuple[int, int]:
        """The cell of a place: its column, and its row from the top."""
        across, down = self._place(at)
        return across // ACROSS, down // DOWN

    def rows(self) -> list[Content]:
        """The lines of the sheet."""
        return [self._row(row) for row in range(self.height)]

    def _row(self, row: int) -> Content:
        cells = [self._cell(column, row) for column in range(self.width)]
        runs = groupby(cells, key=lambda cell: cell.style)
        return Content.assemble(
            *(("".join(cell.character for cell in run), style) for style, run in runs)
        )

    def _cell(self, column: int, row: int) -> _Cell:
        at = (column, row)
        if at in self._letters:
            return self._letters[at]
        if at in self._rules:
            return self._rules[at]
        if at not in self._dots:
            return _Cell()
        _, bits, style, coarse = self._dots[at]
        return _Cell(chr(BRAILLE + bits) if self.fine else coarse, style)

    def _is_free(self, column: int, row: int, length: int) -> bool:
        within = 0 <= column <= self.width - length and 0 <= row < self.height
        return within and all((column + at, row) not in self._letters for at in range(length))

    def _rule(self, column: int, row: int, cell: _Cell, below: int) -> None:
        if (column, row) not in self._dots or self._dots[column, row].layer < below:
            self._rules[column, row] = cell

    def _place(self, at: Share) -> tuple[int, int]:
        x, y = at
        return round(x * (ACROSS * self.width - 1)), round((1 - y) * (DOWN * self.height - 1))
