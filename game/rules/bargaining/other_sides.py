"""The table: what the other sides answer to an offer, and what it costs."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import combinations, product
from typing import Literal

from game.rules.bargaining.packages import (
    STRETCH_IN_PLAY,
    crossed_red_line,
    crosses_red_line,
    floor,
    line,
    open_options,
    points_needed,
    settled_weight,
    total,
    value,
)
from game.rules.bargaining.voices import words_for
from game.rules.case_role import CaseRole, Package
from game.rules.knowledge.known import known_floors
from game.rules.state import Answer, State

FAR_BELOW = 10
"""Points below a side's line at which an offer costs rapport and earns no counter-offer."""

LISTENS_FROM = 10
"""The rapport from which a side bargains in earnest."""


def accepts(
    case_role: CaseRole,
    state: State,
    side: str,
    package: Package,
    scale: Fraction = STRETCH_IN_PLAY,
) -> bool:
    """Whether another side signs: no red line crossed, and its value at or above its line."""
    if crosses_red_line(case_role, side, package):
        return False
    weight = settled_weight(case_role, side, package)
    needed = points_needed(line(case_role, side, state, scale), weight)
    return weight > 0 and total(case_role, side, package) >= needed


def answer(case_role: CaseRole, state: State, side: str, package: Package) -> Answer:
    """What another side says to an offer: its yes, or the package it tables instead."""
    said = (
        Answer(side, accepts=True)
        if accepts(case_role, state, side, package)
        else _refusal(case_role, state, side, package)
    )
    said = said._replace(turned_on=turned_on(case_role, state, said, package))
    return said._replace(words=words_for(case_role, state, said))


def _refusal(case_role: CaseRole, state: State, side: str, package: Package) -> Answer:
    below = line(case_role, side, state) - value(case_role, side, package)
    crossed = crossed_red_line(case_role, side, package)
    if crossed is not None:
        below = max(below, Fraction(FAR_BELOW))
    listens = state.rapport[case_role.side_face_index[side]] >= LISTENS_FROM
    place = case_role.others.index(side)
    standing = state.table.standing[place]
    counter: Package | None = None
    if standing is None:
        counter = state.table.openings[place]
    elif listens and below < FAR_BELOW:
        counter = counter_offer(case_role, state, side, package)
    says_what = listens and crossed is None
    return Answer(
        side,
        accepts=False,
        package=counter or standing,
        repeated=counter is None,
        far=below >= FAR_BELOW,
        crossed=crossed if listens else None,
        hurt=what_hurt(case_role, state, side, package) if says_what else None,
        cost=0 if side in state.table.offended else _rapport_cost(below),
    )


def turned_on(
    case_role: CaseRole, state: State, said: Answer, package: Package
) -> Literal["cold", "warm"] | None:
    """The room, where an answer would have been another at rapport 10 and the floor is known."""
    if said.side not in known_floors(case_role, state.knows):
        return None
    if crosses_red_line(case_role, said.side, package):
        return None
    reached = value(case_role, said.side, package) >= floor(
        case_role, said.side, state.knows, state.flags
    )
    if reached == said.accepts:
        return None
    return "cold" if reached else "warm"


def _rapport_cost(below: Fraction) -> int:
    """An offer 10 or more below a side's line costs 1 rapport with its face, 20 or more 2."""
    return 2 if below >= 2 * FAR_BELOW else 1 if below >= FAR_BELOW else 0


def tolerable_options(case_role: CaseRole, state: State) -> tuple[tuple[str, ...], ...]:
    """By issue: the open options that no side at the table refuses."""
    return _tolerable(case_role, open_options(case_role, state.knows, state.text))


@lru_cache(maxsize=4096)
def _tolerable(
    case_role: CaseRole, options: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(option for option in issue_options if option not in case_role.refused)
        for issue_options in options
    )


def what_hurt(case_role: CaseRole, state: State, side: str, package: Package) -> str | None:
    """The settled issue on which a side lost most against its best open, unrefused option."""
    points = case_role.points[side]
    worst: tuple[int, str] | None = None
    tolerable = tolerable_options(case_role, state)
    for issue, option, options in zip(case_role.issue_ids, package, tolerable, strict=True):
        if option is None or not options:
            continue
        loss = max(points[other] for other in options) - points[option]
        if worst is None or loss > worst[0]:
            worst = (loss, issue)
    return worst[1] if worst else None


def counter_offer(case_role: CaseRole, state: State, side: str, package: Package) -> Package | None:
    """The fewest changes to an offer that bring it to a side's line; None where none do.

    Ties go to the package least above the line, then to file order. Only open options that no
    side refuses; issues in brackets are left alone.
    """
    needed = points_needed(line(case_role, side, state), settled_weight(case_role, side, package))
    return _fewest_changes(case_role, side, package, needed, tolerable_options(case_role, state))


@lru_cache(maxsize=1024)
def _fewest_changes(
    case_role: CaseRole,
    side: str,
    package: Package,
    needed: int,
    tolerable: tuple[tuple[str, ...], ...],
) -> Package | None:
    points = case_role.points[side]
    offered = total(case_role, side, package)
    gains: dict[int, list[tuple[int, int, str]]] = {}
    must: set[int] = set()
    for index, option in enumerate(package):
        if option is None:
            continue
        if option in case_role.refused:
            must.add(index)
        gains[index] = [
            (points[other] - points[option], place, other)
            for place, other in enumerate(tolerable[index])
            if other != option
        ]
    best_gain = {index: max(g for g, _, _ in some) for index, some in gains.items() if some}
    for changes in range(max(1, len(must)), len(best_gain) + 1):
        candidates = [
            (sum_, changed)
            for issues in combinations(sorted(best_gain), changes)
            if must.issubset(issues) and offered + sum(best_gain[i] for i in issues) >= needed
            for sum_, changed in _changed(package, offered, issues, gains)
            if sum_ >= needed
        ]
        if candidates:
            return min(candidates, key=lambda found: (found[0], _file_order(case_role, found[1])))[
                1
            ]
    return None


def _changed(
    package: Package,
    offered: int,
    issues: tuple[int, ...],
    gains: dict[int, list[tuple[int, int, str]]],
) -> Iterator[tuple[int, Package]]:
    """Every package that differs from the offer in exactly these issues, with its points."""
    for replacements in product(*(gains[index] for index in issues)):
        changed = list(package)
        for index, (_, _, option) in zip(issues, replacements, strict=True):
            changed[index] = option
        yield offered + sum(gain for gain, _, _ in replacements), tuple(changed)


def _file_order(case_role: CaseRole, package: Package) -> tuple[int, ...]:
    return tuple(
        options.index(option) if option is not None else -1
        for options, option in zip(case_role.option_ids, package, strict=True)
    )
