"""What a part of the torture reports: a figure a line, and whether the promise held."""

import os
import platform
from collections.abc import Iterable
from typing import NamedTuple


class Figure(NamedTuple):
    """One thing counted."""

    what: str
    counted: str
    """As in `300 kills, 8 moves in progress lost`."""
    broken: tuple[str, ...] = ()
    """How the promise was broken, a sentence each time; empty where it held."""


class Amount(NamedTuple):
    """How much to do."""

    share: float
    """Of the whole: 1 for the figures in SECURITY.md, less for a look."""
    seed: int
    """What all chance comes from, so that a run can be had again."""

    def of(self, whole: int) -> int:
        """So many instead of so many, and never none."""
        return max(1, round(whole * self.share))


def print_figures(part: str, seconds: float, figures: Iterable[Figure]) -> None:
    """Print a part's figures, and the first few ways in which a promise was broken."""
    print(f"\n{part} ({seconds:.0f} s)")
    for figure in figures:
        print(f"  {'ok  ' if not figure.broken else 'FAIL'} {figure.what}: {figure.counted}")
        for sentence in figure.broken[:10]:
            print(f"         {sentence}")
        if len(figure.broken) > 10:
            print(f"         and {len(figure.broken) - 10} more")


def print_machine(amount: Amount) -> None:
    """Print what the figures were made on, so that a run can be had again."""
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}; "
        f"seed {amount.seed}, share {amount.share:g}"
    )
