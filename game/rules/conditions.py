"""Conditions in content: whether they hold, and what is missing, in words.

A part of a condition has a line in `missing` and an entry in `PARTS`, under the name of its field.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from game.rules.case_role import CaseRole
from game.rules.state import METER_TOP, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.library.models.base import Condition
    from game.library.models.case import OptionNeeds


@lru_cache(maxsize=1024)
def preparation(case_role: CaseRole, knows: frozenset[str], told: frozenset[str]) -> int:
    """The preparation meter, 0 to 20: the worths of the true facts known that were prepared."""
    return min(METER_TOP, sum(case_role.worth[fact] for fact in knows if fact not in told))


@lru_cache(maxsize=1024)
def worth_told(case_role: CaseRole, told: frozenset[str]) -> int:
    """What was told to the player's face: the sum of the worths of those facts."""
    return sum(case_role.worth[fact] for fact in told)


def facts_asked(needs: Condition | OptionNeeds) -> tuple[str, ...]:
    """The facts that something asks for, all of them or so many of them."""
    at_least = needs.knows_at_least
    return needs.knows if at_least is None else (*needs.knows, *at_least.of)


def knows_enough(needs: Condition | OptionNeeds, knows: frozenset[str]) -> bool:
    """Whether these facts are all that something asks to be known."""
    if not knows.issuperset(needs.knows):
        return False
    at_least = needs.knows_at_least
    return at_least is None or len(knows.intersection(at_least.of)) >= at_least.count


def settled_text(state: State) -> tuple[str | None, ...]:
    """The options that count as agreed: the deal's or, before there is one, the text brought."""
    return state.deal.package if state.deal else state.text


def missing(case_role: CaseRole, state: State, condition: Condition) -> str | None:
    """The field of the first part of a condition that does not hold; None where all do."""
    # A line for each field, spelled out: this runs for every passage of every View.
    if condition.knows and not state.knows.issuperset(condition.knows):
        return "knows"
    if condition.flags and not state.flags.issuperset(condition.flags):
        return "flags"
    for person, least in condition.rapport.items():
        if state.rapport[case_role.face_index[person]] < least:
            return "rapport"
    at_least = condition.knows_at_least
    if at_least is not None and len(state.knows.intersection(at_least.of)) < at_least.count:
        return "knows_at_least"
    if condition.mandate is not None and state.mandate < condition.mandate:
        return "mandate"
    if condition.hours is not None and state.hours_left < condition.hours:
        return "hours"
    if condition.preparation is not None and (
        preparation(case_role, state.knows, state.told) < condition.preparation
    ):
        return "preparation"
    if condition.agreed and not set(condition.agreed).issubset(settled_text(state)):
        return "agreed"
    if condition.staked and not state.staked:
        return "staked"
    if condition.owed and not state.owed.issuperset(condition.owed):
        return "owed"
    return None


def holds(
    case_role: CaseRole,
    state: State,
    when: Condition | None,
    unless: Condition | None = None,
) -> bool:
    """Whether `when` holds and `unless` does not; an absent one makes no difference."""
    if when is not None and missing(case_role, state, when) is not None:
        return False
    return unless is None or missing(case_role, state, unless) is not None


class Part(NamedTuple):
    """One part of a condition in words."""

    why_not: str
    """What a player is told where it does not hold: the kind of thing missing, never the answer."""
    asked: Callable[[Any], list[str]]
    """What it asks for, as an author would look for it."""


NOT_LOOKED_INTO = "it rests on something that nobody on your staff has looked into"
NOT_TOLD = "it rests on something that somebody would have had to tell you"
NOT_KNOWN = "it rests on something that you have not come to know"

PARTS = {
    "hours": Part(
        "there is no time left for it",
        lambda least: ["an hour left" if least == 1 else f"{least} hours left"],
    ),
    "preparation": Part(
        "it would take more groundwork than was done", lambda least: [f"preparation {least}"]
    ),
    "mandate": Part("home would not stand for it", lambda least: [f"mandate {least}"]),
    "rapport": Part(
        "it would take more trust than there is between you",
        lambda asked: [f"rapport with {person} {least}" for person, least in asked.items()],
    ),
    "knows": Part(NOT_KNOWN, list),
    "knows_at_least": Part(NOT_KNOWN, lambda asked: [f"{asked.count} of {', '.join(asked.of)}"]),
    "flags": Part(
        "nothing that has happened so far leads to this",
        lambda flags: [f"flag {flag}" for flag in flags],
    ),
    "agreed": Part(
        "the text does not say that", lambda options: [f"{option} agreed" for option in options]
    ),
    "staked": Part("your name does not hang on it", lambda _: ["your name staked"]),
    "owed": Part(
        "nobody here has a score to settle", lambda sides: [f"{side} owed" for side in sides]
    ),
}
"""By field of a condition, as `missing` names it."""

UNLESS = "after what has happened it is no longer open to you"
UNLESS_KNOWN = "with what you know by now it is no longer open to you"
"""What a player is told where something is closed because a condition holds."""


def in_words(condition: Condition) -> list[str]:
    """What a condition asks for, part by part, as an author would look for it."""
    return [
        said
        for field, part in PARTS.items()
        if (given := getattr(condition, field)) not in (None, (), {})
        for said in part.asked(given)
    ]


def why_closed(
    case_role: CaseRole,
    state: State,
    needs: Condition | None,
    unless: Condition | None,
) -> str | None:
    """Why something is closed, in the words a player reads; None where it is open."""
    if needs is not None:
        part = missing(case_role, state, needs)
        if part in ("knows", "knows_at_least"):
            return _why_unknown(case_role, state, needs)
        if part is not None:
            return PARTS[part].why_not
    if unless is not None and missing(case_role, state, unless) is None:
        return UNLESS_KNOWN if facts_asked(unless) else UNLESS
    return None


def _why_unknown(case_role: CaseRole, state: State, needs: Condition) -> str:
    """Why a fact that is asked for is not known: what was left undone that could have told it."""
    unknown = set(facts_asked(needs)) - state.knows
    if not unknown.isdisjoint(case_role.can_be_bought):
        return NOT_LOOKED_INTO
    return NOT_KNOWN if unknown.isdisjoint(case_role.can_be_told) else NOT_TOLD
