"""The table the benchmarks print: a row is one thing measured, beside its yardstick."""

import os
import platform
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """One thing measured."""

    what: str
    summitry: str
    bare: str = ""
    """The same of a bare Textual app in the same run, where there is one."""
    ratio: str = ""
    aim: str = ""


def print_table(rows: Iterable[Row]) -> None:
    """Print the rows under their headings."""
    lines = [Row("what", "summitry", "bare app", "ratio", "aim"), *rows]
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    print(f"\nPython {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}\n")
    for line in lines:
        first, *rest = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join([first, *rest]).rstrip())


def beside(
    what: str,
    summitry: Sequence[float],
    bare: Sequence[float],
    middle: Callable[[Sequence[float]], float],
    aim: str = "",
) -> Row:
    """A row of two programs' seconds, each summed up by one figure, and the ratio of the two."""
    ours, theirs = middle(summitry), middle(bare)
    return Row(what, milliseconds(ours), milliseconds(theirs), f"{ours / theirs:.2f}", aim)


def milliseconds(seconds: float) -> str:
    """Seconds as the table has them."""
    return f"{seconds * 1000:,.1f} ms"
