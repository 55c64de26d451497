"""After deals: passages that ask what a deal says, where the walk no longer tells such deals apart.

Deals that come to the same are one to the walk, whatever they say. So the meetings are closed once
more by such packages alone as a passage asks for, and only what follows is walked again.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from game.explore.encoding.conditions import marks_read, open_region
from game.explore.encoding.place import SETTLING
from game.explore.questions.conditionals import Conditional
from game.explore.questions.things import Thing
from game.explore.reachability.walk import Walk
from game.library.models.base import Condition
from game.rules.case_role import Package

AFTER_A_MOVE = frozenset({"reply", "result"})
"""Where a passage stands that is read after a move."""


def shown_after_deals(walk: Walk, passages: Iterable[tuple[Thing, Conditional]]) -> Iterator[Thing]:
    """Of some passages those that show after some deal; not all where this cannot tell.

    It can where there is one table, where all else that a passage asks for is told apart, and where
    it shows to whoever is there: what is read after a move asks for the move, too.
    """
    scenes = walk.compiled.case_role.role.scenes
    meetings = [scene for scene in walk.transitions.order if scenes[scene].table]
    if len(meetings) != 1:
        return
    alike: dict[TermsAsked, list[tuple[Thing, Conditional]]] = {}
    for thing, text in passages:
        says = TermsAsked.of(text)
        there = not AFTER_A_MOVE.intersection(text.where.split("."))
        if says is not None and there and _is_told_apart(walk, thing.place, text):
            alike.setdefault(says, []).append((thing, text))
    for says, several in alike.items():
        places = frozenset(thing.place for thing, _ in several)
        after = _closed_with(walk, SETTLING + meetings[0], says, places)
        yield from (thing for thing, text in several if _shows(after, thing.place, text))


class TermsAsked(NamedTuple):
    """What a passage asks of what a deal says."""

    has: frozenset[str]
    """The options that it must have."""
    lacks: frozenset[str]
    """The options that it must not have all of; none where it may have any."""

    @classmethod
    def of(cls, text: Conditional) -> "TermsAsked | None":
        """What a passage asks; None where it asks nothing, or nothing that stands alone."""
        when, unless = text.when or Condition(), text.unless or Condition()
        if unless != Condition(agreed=unless.agreed) or not (when.agreed or unless.agreed):
            return None
        return cls(frozenset(when.agreed), frozenset(unless.agreed))

    def says(self, package: Package) -> bool:
        """Whether a package does."""
        options = set(package)
        return options >= self.has and not (self.lacks and options >= self.lacks)


def _besides(text: Conditional) -> Condition:
    """What a passage asks for besides what a deal says."""
    return (text.when or Condition()).model_copy(update={"agreed": ()})


def _is_told_apart(walk: Walk, place: str, text: Conditional) -> bool:
    if place not in walk.layers:
        return False
    return not marks_read(
        walk.compiled.layout, _besides(text)
    ) & ~walk.transitions.arrivals.tells_apart(place)


def _closed_with(walk: Walk, settling: str, says: TermsAsked, toward: frozenset[str]) -> Walk:
    """What follows, up to some places, where meetings are closed by such packages alone."""
    (move,) = walk.compiled.transitions_closing_with(says.says).moves(settling)
    return walk.after(settling, move, toward=toward)


def _shows(after: Walk, place: str, text: Conditional) -> bool:
    layout = after.compiled.layout
    return any(
        layout.deal_of(key) is not None and bits & open_region(layout, _besides(text), None, key)
        for key, bits in after.layers[place].items()
    )
