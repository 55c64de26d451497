"""Moves at the table: tabling a package, reading the brief again, walking away."""

from fractions import Fraction
from typing import Literal

from game.rules.bargaining.other_sides import answer
from game.rules.bargaining.packages import crosses_red_line, floor, home_line, open_options, value
from game.rules.case_role import CaseRole, Package
from game.rules.effects import clamp
from game.rules.moves import NotOffered, Propose
from game.rules.places import follow, recall
from game.rules.state import Answer, Deal, Offer, State

PLEDGE_COST = 6
"""Mandate lost by tabling, the first time, an option your own side refuses."""

NEAR = 5
"""Points from a side's floor within which an offer may narrow a gap."""

LEAST_SETTLED = 2
"""Issues that a draft settles at least."""


def propose(case_role: CaseRole, state: State, move: Propose) -> State:
    """The state after a package is tabled and answered.

    Raises:
        NotOffered: an issue is unknown or missing, an option unknown or undrafted, or there are
            more brackets than the role allows.
    """
    package = read_package(case_role, state, move)
    state = _break_pledges(case_role, state, package)
    if state.mandate == 0:
        return recall(state)
    answers = tuple(answer(case_role, state, side, package) for side in case_role.others)
    narrowed = state.table.narrowed or narrows(case_role, state, package)
    table = state.table._replace(
        offers=(*state.table.offers, Offer(package, answers)),
        narrowed=narrowed,
    )
    state = state._replace(table=table, rounds_left=state.rounds_left - 1)
    if all(each.accepts for each in answers):
        return _agree(case_role, state, package)
    return _deadlocked(case_role, _take_answers(case_role, state, answers))


def read_package(case_role: CaseRole, state: State, move: Propose) -> Package:
    """The package a proposal stands for, checked.

    Raises:
        NotOffered: as for `propose`.
    """
    settled = dict(move.package)
    for issue in settled:
        if issue not in case_role.case.issues:
            raise NotOffered(f"There is no issue {issue!r}: {', '.join(case_role.issue_ids)}.")
    absent = [issue for issue in case_role.issue_ids if issue not in settled]
    if absent:
        raise NotOffered(f"The package leaves out {', '.join(absent)}: name an option for each.")
    open_ = open_options(case_role, state.knows, state.text)
    for issue, options in zip(case_role.issue_ids, open_, strict=True):
        option = settled[issue]
        if option is not None and option not in options:
            raise NotOffered(_no_such_option(case_role, issue, option, options))
    package = tuple(settled[issue] for issue in case_role.issue_ids)
    _check_brackets(case_role, package)
    return package


def _no_such_option(case_role: CaseRole, issue: str, option: str, options: tuple[str, ...]) -> str:
    # An option that nobody drafted is answered like one that does not exist: to say more
    # would give away that it can be had.
    title = case_role.case.issues[issue].title
    return f"No text {option!r} is on paper for {title}: choose from {', '.join(options)}."


def _check_brackets(case_role: CaseRole, package: Package) -> None:
    table = case_role.role.table
    allowed = table.brackets if table else 0
    brackets = package.count(None)
    if brackets and not allowed:
        raise NotOffered("There is nobody above you to fill in brackets: settle every issue.")
    if brackets > allowed or len(package) - brackets < LEAST_SETTLED:
        raise NotOffered(
            f"A draft may leave {allowed} issues in brackets and settles at least "
            f"{LEAST_SETTLED}; this one leaves {brackets}."
        )


def newly_broken_pledges(case_role: CaseRole, state: State, package: Package) -> frozenset[str]:
    """The pledges that tabling a package would break for the first time."""
    return case_role.pledges.intersection(package) - state.table.pledges_broken


def _break_pledges(case_role: CaseRole, state: State, package: Package) -> State:
    broken = newly_broken_pledges(case_role, state, package)
    if not broken:
        return state
    return state._replace(
        mandate=clamp(state.mandate - PLEDGE_COST * len(broken)),
        table=state.table._replace(pledges_broken=state.table.pledges_broken | broken),
    )


def _take_answers(case_role: CaseRole, state: State, answers: tuple[Answer, ...]) -> State:
    rapport = list(state.rapport)
    standing = list(state.table.standing)
    offended = set(state.table.offended)
    for place, each in enumerate(answers):
        if each.package is not None:
            standing[place] = each.package
        if each.cost:
            offended.add(each.side)
            index = case_role.side_face_index[each.side]
            rapport[index] = clamp(rapport[index] - each.cost)
    return state._replace(
        rapport=tuple(rapport),
        table=state.table._replace(standing=tuple(standing), offended=frozenset(offended)),
    )


def _agree(case_role: CaseRole, state: State, package: Package) -> State:
    table = case_role.role.table
    assert table is not None
    outcome: Literal["signed", "repudiated", "draft"]
    if None in package:
        assert table.draft is not None, "brackets without a way on; lint sees to it"
        outcome, branches = "draft", table.draft
        state = state._replace(table=state.table._replace(narrowed=True))
    elif value(case_role, case_role.role.side, package) >= home_line(
        case_role, state.knows, state.flags, state.mandate
    ):
        outcome, branches = "signed", table.signed
    else:
        assert table.repudiated is not None, "no way on; lint sees to it"
        outcome, branches = "repudiated", table.repudiated
    deal = Deal(
        outcome, package, state.rapport, state.mandate, state.knows, state.flags, state.told
    )
    return follow(case_role, state._replace(deal=deal), branches)


def _deadlocked(case_role: CaseRole, state: State) -> State:
    if state.rounds_left > 0:
        return state
    assert case_role.role.table is not None
    return follow(case_role, state, case_role.role.table.deadlock)


def walk(case_role: CaseRole, state: State) -> State:
    """The state after the player leaves the table."""
    assert case_role.role.table is not None
    return follow(case_role, state, case_role.role.table.walked)


def read_brief(case_role: CaseRole, state: State) -> State:
    """The state after a round spent on reading one's own brief again."""
    state = state._replace(
        rounds_left=state.rounds_left - 1, table=state.table._replace(brief_read=True)
    )
    return _deadlocked(case_role, state)


def shortfall(case_role: CaseRole, state: State, package: Package) -> Fraction:
    """How far a package stands below the floor of the side it serves worst; 0 if none is."""
    sides = (case_role.role.side, *case_role.others)
    return max(
        Fraction(0),
        *(
            floor(case_role, side, state.knows, state.flags) - value(case_role, side, package)
            for side in sides
        ),
    )


def narrows(case_role: CaseRole, state: State, package: Package) -> bool:
    """Whether an offer narrows a gap as the ledger counts it.

    It stands at or above your own floor, within 5 of every other side's, crosses nobody's red
    line, and is nearer to all floors than any opening text.
    """
    if any(crosses_red_line(case_role, side, package) for side in case_role.others):
        return False
    own = case_role.role.side
    if value(case_role, own, package) < floor(case_role, own, state.knows, state.flags):
        return False
    gap = shortfall(case_role, state, package)
    return gap <= NEAR and all(
        gap < shortfall(case_role, state, opening) for opening in state.table.openings
    )
