"""What the known facts show of the other sides: weights and values, floors, red lines."""

from functools import lru_cache

from game.rules.case_role import CaseRole


@lru_cache(maxsize=256)
def revealed(case_role: CaseRole, knows: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The sides and issues whose weight and values the known facts show."""
    return frozenset(
        (side, issue)
        for fact in knows
        if (shows := case_role.case.facts[fact].reveals) is not None
        for side, issues in shows.issues.items()
        for issue in issues
    )


@lru_cache(maxsize=256)
def known_floors(case_role: CaseRole, knows: frozenset[str]) -> tuple[str, ...]:
    """The other sides whose floor a known fact reveals."""
    shown = {
        side
        for fact in knows
        if (shows := case_role.case.facts[fact].reveals) is not None
        for side in shows.floors
    }
    return tuple(side for side in case_role.others if side in shown)


@lru_cache(maxsize=256)
def known_red_lines(case_role: CaseRole, knows: frozenset[str]) -> tuple[str, ...]:
    """The other sides of which it is known what they refuse; one that refuses nothing counts."""
    shown = {
        side
        for fact in knows
        if (shows := case_role.case.facts[fact].reveals) is not None
        for side in shows.refuses
    }
    return tuple(
        side for side in case_role.others if side in shown or not case_role.case.sides[side].refuses
    )


def knows_all_lines(case_role: CaseRole, knows: frozenset[str]) -> bool:
    """Whether facts tell the floor and the red lines of every other side."""
    others = case_role.others
    return known_floors(case_role, knows) == others and known_red_lines(case_role, knows) == others
