"""The scores: preparation, rapport, the deal. Exact, 0 to 100, never added up."""

from fractions import Fraction
from itertools import groupby
from operator import itemgetter, le

from game.rules.bargaining.other_sides import tolerable_options
from game.rules.bargaining.packages import total, value, weighed_packages
from game.rules.case_role import CaseRole, Package
from game.rules.conditions import preparation, worth_told
from game.rules.plan import answer_by_id
from game.rules.scoring.figures import DealScore, Scores
from game.rules.scoring.outcome import durability, floors_at, ledger, stands
from game.rules.state import Deal, State

FROM_METER = 3
"""Points of the preparation score for each point of the meter."""

FROM_PLAN = 40
"""Points of the preparation score for the plan, shared equally by its lines."""

FROM_RAPPORT = 3
"""Points of the rapport score for each point of the meter."""

FROM_TOLD, MOST_TOLD = 4, 40
"""Points of the rapport score for each point of worth that was told, and for all of it."""


def scores(case_role: CaseRole, state: State) -> Scores:
    """All scores of an ended play."""
    standing = state.deal if stands(case_role, state) else None
    return Scores(
        preparation=preparation_score(case_role, state),
        rapport=rapport_score(case_role, state),
        durability=durability(case_role, standing, bool(state.owed), Fraction(0))
        if standing
        else None,
        ledger=None if standing else ledger(case_role, state).score,
        deal=deal_score(case_role, state, standing) if standing else None,
    )


def plan_lines_counted(case_role: CaseRole, state: State) -> Fraction:
    """Right lines of the plan: whole if a fact that told it was known by then, else half."""
    counted = Fraction(0)
    for line_id, answer_id in state.sheet.answers:
        line = case_role.plan_lines[line_id]
        if answer_by_id(line, answer_id).right:
            known = not state.sheet.knew.isdisjoint(line.told_by)
            counted += 1 if known else Fraction(1, 2)
    return counted


def preparation_score(case_role: CaseRole, state: State) -> Fraction:
    """3 x the preparation meter + 40 x plan lines counted / plan lines."""
    meter = preparation(case_role, state.knows, state.told)
    share = plan_lines_counted(case_role, state) / len(case_role.plan_lines)
    return FROM_METER * meter + FROM_PLAN * share


def rapport_score(case_role: CaseRole, state: State) -> Fraction:
    """3 x the rapport meter, the mean over the faces, + what was told."""
    return Fraction(FROM_RAPPORT * sum(state.rapport), len(state.rapport)) + told_score(
        case_role, worth_told(case_role, state.told)
    )


def told_score(case_role: CaseRole, worth: int) -> Fraction:
    """4 x the worth of what was told, at most 40.

    In a role that tells little, and says why, the 40 are shared over what can be told.
    """
    if case_role.role.told_little is None:
        return Fraction(min(MOST_TOLD, FROM_TOLD * worth))
    most = worth_told(case_role, case_role.can_be_told)
    return Fraction(MOST_TOLD * worth, most) if most else Fraction(0)


def deal_score(case_role: CaseRole, state: State, deal: Deal) -> DealScore:
    """A standing deal in numbers."""
    own = case_role.role.side
    own_value = value(case_role, own, deal.package)
    return DealScore(
        own=own_value,
        theirs=tuple((side, value(case_role, side, deal.package)) for side in case_role.others),
        gain=own_value - floors_at(case_role, deal)[own],
        left=left_on_the_table(case_role, state, deal.package),
    )


def left_on_the_table(case_role: CaseRole, state: State, package: Package) -> Fraction:
    """The most you could still have gained at no cost to them, with the options open to you."""
    sides = (case_role.role.side, *case_role.others)
    have = tuple(total(case_role, side, package) for side in sides)
    best = max(
        (
            points[0]
            for _, points in weighed_packages(case_role, tolerable_options(case_role, state), sides)
            if all(point >= mine for point, mine in zip(points, have, strict=True))
        ),
        default=have[0],
    )
    return Fraction(best - have[0], 100)


def pareto_frontier(
    case_role: CaseRole, options: tuple[tuple[str, ...], ...] | None = None
) -> tuple[tuple[Package, tuple[int, ...]], ...]:
    """The packages that no other betters for one side without costing another.

    Over these options by issue, or all of the case's, with their points in hundredths to your
    side and the others.
    """
    sides = (case_role.role.side, *case_role.others)
    # Best for the first side first: only what came before can dominate what comes after,
    # and what is itself dominated dominates nothing new.
    ranked = sorted(
        weighed_packages(case_role, options or case_role.option_ids, sides),
        key=lambda weighed: weighed[1],
        reverse=True,
    )
    frontier: list[tuple[Package, tuple[int, ...]]] = []
    # Whoever dominated last comes first: his neighbours are next, and he dominates most of them.
    rivals: list[tuple[int, ...]] = []
    for _, same in groupby(ranked, key=itemgetter(1)):
        equals = list(same)
        points = equals[0][1]
        for at, rival in enumerate(rivals):
            if all(map(le, points, rival)):
                rivals.insert(0, rivals.pop(at))
                break
        else:
            rivals.append(points)
            frontier.extend(equals)
    return tuple(frontier)
