"""Setting type: spaced capitals, headings, paragraphs, small tables, as Textual `Content`.

Content files never reach markup: every string becomes the plain text of a `Content`.
"""

from collections.abc import Iterable, Sequence

from textual.content import Content

COLUMN = 72
"""The widest a column of prose may be."""

HEADING = "bold $brass"
QUIET = "$faded"
GRAVE = "bold $wax"


def spaced(text: str) -> str:
    """Capitals with air between them, for headings.

    >>> spaced("The table")
    'T H E   T A B L E'
    """
    return "   ".join(" ".join(word) for word in text.upper().split())


def heading(text: str, width: int = COLUMN) -> Content:
    """A heading in spaced capitals; closed up where the width would not hold it."""
    set_wide = spaced(text)
    return Content.styled(set_wide if len(set_wide) <= width else text.upper(), HEADING)


def small_heading(text: str) -> Content:
    """A heading within a page, in capitals."""
    return Content.styled(text.upper(), HEADING)


def is_heading(block: Content) -> bool:
    """Whether all of a block is set as a heading, which goes with what stands below it.

    >>> is_heading(small_heading("1986")), is_heading(Content("NATO"))
    (True, False)
    """
    return [span.style for span in block.spans] == [HEADING]


def quiet(text: str) -> Content:
    """Text that stands back: datelines, notes, sources."""
    return Content.styled(text, QUIET)


def dateline(text: str, present: str = "") -> Content:
    """Place, day and hour as on a cable, and who is in the room.

    >>> dateline("Hofdi House, Sunday", "George Shultz").plain
    'HOFDI HOUSE, SUNDAY -- WITH GEORGE SHULTZ'
    """
    there = f" WITH {present.upper()}" if present else ""
    return Content.styled(f"{text.upper()} --{there}", QUIET)


def labelled(label: str, text: str, indent: int, width: int) -> Content:
    """A paragraph that hangs from a quiet label in a column of its own."""
    lines = _wrap(text, max(20, width - indent))
    beside = [Content.styled(label.ljust(indent), QUIET), *[Content(" " * indent)] * len(lines)]
    return stack(Content.assemble(*pair) for pair in zip(beside, lines, strict=False))


def stack(parts: Iterable[Content], gap: int = 0) -> Content:
    """Parts below one another, with so many blank lines between."""
    return Content("\n" * (gap + 1)).join(parts)


def hanging(mark: str, text: str, width: int = COLUMN) -> Content:
    """A mark, and a text that hangs from it."""
    first, *rest = _wrap(text, width - len(mark) - 1) or [""]
    indent = " " * (len(mark) + 1)
    hung = "".join(f"\n{indent}{line}" for line in rest)
    return Content.assemble((f"{mark} ", QUIET), first, hung)


def columns(header: Sequence[str], rows: Sequence[Sequence[str]], width: int = COLUMN) -> Content:
    """A small table in aligned columns; figures to the right, the widest column cut to fit."""
    table = [tuple(header), *map(tuple, rows)]
    count = max(map(len, table))
    cells = [(*row, *("",) * (count - len(row))) for row in table]
    widths = _fit([max(len(row[at]) for row in cells) for at in range(count)], width)
    figures = [all(_is_figure(row[at]) for row in cells[1:]) for at in range(count)]
    lines: list[Content] = []
    airy = any(len(_wrap(cell, widths[at])) > 1 for row in cells for at, cell in enumerate(row))
    for number, row in enumerate(cells):
        if airy and number > 1:
            lines.append(Content(""))
        wrapped = [_wrap(cell, widths[at]) for at, cell in enumerate(row)]
        for line in range(max(map(len, wrapped))):
            text = "  ".join(
                _place(part[line] if line < len(part) else "", widths[at], figures[at])
                for at, part in enumerate(wrapped)
            ).rstrip()
            lines.append(Content.styled(text, QUIET if number == 0 else ""))
        if number == 0:
            lines.append(Content.styled("─" * min(width, sum(widths) + 2 * (count - 1)), "$line"))
    return stack(lines)


def _fit(widths: list[int], width: int) -> list[int]:
    room = width - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return widths


def _is_figure(cell: str) -> bool:
    return not cell or not any(character.isalpha() for character in cell)


def _place(text: str, width: int, figure: bool) -> str:
    return text.rjust(width) if figure else text.ljust(width)


def _wrap(cell: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in cell.split():
        while len(word) > width:
            room = width - len(line) - bool(line)
            if room < 1:
                lines.append(line)
                line, room = "", width
            line = f"{line} {word[:room]}".strip()
            word = word[room:]
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line] if line or not lines else lines
