"""The cases of a shelf as the curriculum arranges them: in the order for learning, by thread."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from game.library.onward import ThreadHere

if TYPE_CHECKING:
    from game.library.shelf.shelf import ListedCase


def in_order_for_learning(entries: "Iterable[ListedCase]") -> "list[ListedCase]":
    """The tour, and after it the cases that the curriculum names, in its order."""
    entries = list(entries)
    tours = [entry for entry in entries if entry.tour]
    placed = [(entry.onward.place, entry) for entry in entries if entry.onward is not None]
    return tours + [entry for _, entry in sorted(placed, key=lambda each: each[0])]


def threads_among(entries: "Iterable[ListedCase]") -> dict[str, ThreadHere]:
    """By id: the threads that some case is part of, in the order in which the cases bring them."""
    return {
        thread.id: thread
        for entry in entries
        if entry.onward is not None
        for thread in entry.onward.threads
    }
