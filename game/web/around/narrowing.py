"""The list of cases narrowed: in the order for learning, to a thread, to what teaches one thing."""

from collections.abc import Sequence
from typing import NamedTuple

from game.library.onward import NamedCase, ThreadHere
from game.web.around.case_card import CaseCard

ORDER, THREAD, TEACHES = "order", "thread ", "teaches "
"""What an address says; the latter two before the id of a thread, and before a concept."""


class Option(NamedTuple):
    """One way to narrow the list."""

    id: str
    text: str


class Narrowed(NamedTuple):
    """The list as it is shown."""

    cases: tuple[CaseCard | NamedCase, ...]
    """In order; of a thread also those that are still to come."""
    thread: ThreadHere | None = None
    ordered: bool = False
    """Whether they stand in the order for learning."""


def narrowed(cases: Sequence[CaseCard], show: str) -> Narrowed:
    """The cases as an address asks for them; all, where it asks for nothing that there is."""
    whole = tuple(case for case in cases if not case.tour)
    if show == ORDER:
        placed = [(case.onward.place, case) for case in whole if case.onward is not None]
        in_order = tuple(case for _, case in sorted(placed, key=lambda each: each[0]))
        return Narrowed(in_order or whole, ordered=bool(in_order))
    if show.startswith(THREAD):
        thread = threads_of(cases).get(show.removeprefix(THREAD))
        if thread is not None:
            there = {case.id: case for case in whole}
            return Narrowed(tuple(there.get(case.id, case) for case in thread.cases), thread)
    if show.startswith(TEACHES):
        concept = show.removeprefix(TEACHES)
        return Narrowed(tuple(case for case in whole if concept in case.concepts) or whole)
    return Narrowed(whole)


def options(cases: Sequence[CaseCard]) -> tuple[tuple[str, tuple[Option, ...]], ...]:
    """Every way to narrow the list, under headings."""
    first = [Option("", "Everything, by year")]
    if any(case.onward for case in cases):
        first.append(Option(ORDER, "In the order for learning"))
    threads = [Option(THREAD + id_, each.title) for id_, each in threads_of(cases).items()]
    taught = sorted({concept for case in cases for concept in case.concepts})
    groups = (
        ("All", first),
        ("Threads", threads),
        ("What they teach", [Option(TEACHES + concept, concept) for concept in taught]),
    )
    return tuple((title, tuple(several)) for title, several in groups if several)


def threads_of(cases: Sequence[CaseCard]) -> dict[str, ThreadHere]:
    """By id: the threads that some case is part of."""
    return {
        thread.id: thread
        for case in cases
        if case.onward is not None
        for thread in case.onward.threads
    }
