"""A line that begins one space beside those it belongs to, which sets YAML astray."""

from typing import NamedTuple


class _Column(NamedTuple):
    """A column in which a line above begins something that is still open."""

    line: int
    item: bool
    """Whether an item of a list begins there, or else a key."""


def misindented(lines: list[str], at: int) -> str | None:
    """Return what is wrong with how the line `at`, counted from 0, is indented.

    None where it begins in a column that is open above it, or is not one space beside any.
    """
    if at >= len(lines) or not lines[at].strip():
        return None
    margin, is_item = _margin(lines[at]), _is_item(lines[at])
    open_above = _open_above(lines, at)
    if margin in open_above and open_above[margin].item == is_item:
        return None
    what = "item" if is_item else "key"
    for beside, where in ((margin - 1, "further right"), (margin + 1, "further left")):
        column = open_above.get(beside)
        if column is not None and column.item == is_item and not _begins_here(lines, column, at):
            return (
                f"this {what} begins one space {where} than the {what} in line {column.line + 1} "
                "that it belongs to; begin it in the same column"
            )
    return None


def _open_above(lines: list[str], at: int) -> dict[int, _Column]:
    """By column, counted from 0: the nearest line above `at` that begins something there."""
    found: dict[int, _Column] = {}
    least = len(lines[at]) + 1
    for number in range(at - 1, -1, -1):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#") or _margin(line) >= least:
            continue
        least = _margin(line)
        found.setdefault(least, _Column(number, _is_item(line)))
        if _is_item(line):
            inside = len(line) - len(line.lstrip("- "))
            found.setdefault(inside, _Column(number, item=False))
        if least == 0:
            break
    return found


def _begins_here(lines: list[str], column: _Column, at: int) -> bool:
    """Whether the line at `column` announces what is inside it, and the next is that."""
    between = (line for line in lines[column.line + 1 : at] if line.strip())
    return lines[column.line].rstrip().endswith(":") and not any(between)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_item(line: str) -> bool:
    return line.lstrip(" ").startswith("- ")
