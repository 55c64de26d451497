"""Credit for a signed deal: what conditions, preparation and rapport each brought."""

from fractions import Fraction

from game.rules.bargaining.packages import crosses_red_line, reservation, stretch, value
from game.rules.case_role import CaseRole, Package
from game.rules.scoring.outcome import floors_at
from game.rules.state import Deal, State
from game.rules.view.debrief_view import Credit

COLD = 10
"""The rapport at which stretch is nothing."""


def tabled_packages(case_role: CaseRole, state: State) -> tuple[Package, ...]:
    """Every package tabled so far, by anyone, in order and once."""
    tabled: dict[Package, None] = {}
    table = case_role.role.table
    if table is not None and state.table.opened and table.first == "them":
        tabled.update(dict.fromkeys(state.table.openings))
    for offer in state.table.offers:
        tabled.setdefault(offer.package)
        tabled.update(dict.fromkeys(a.package for a in offer.answers if a.package is not None))
    return tuple(tabled)


def credit(case_role: CaseRole, state: State, deal: Deal) -> Credit:
    """How the gain of a signed deal divides; the three parts add up to it.

    With v(both) the own value of the deal, and v of the other three the best own value among the
    packages tabled by then that would be signed without preparation, without rapport, without
    either: conditions = v(neither) - floor; preparation = half of (v(prepared, cold) -
    v(neither)) + (v(both) - v(unprepared, warm)); rapport likewise. A part may be negative.
    """
    floor = floors_at(case_role, deal)[case_role.role.side]
    both = value(case_role, case_role.role.side, deal.package)
    prepared_cold = _best(case_role, state, deal, prepared=True, warm=False)
    unprepared_warm = _best(case_role, state, deal, prepared=False, warm=True)
    neither = _best(case_role, state, deal, prepared=False, warm=False)
    return Credit(
        conditions=neither - floor,
        preparation=((prepared_cold - neither) + (both - unprepared_warm)) / 2,
        rapport=((unprepared_warm - neither) + (both - prepared_cold)) / 2,
    )


def _best(case_role: CaseRole, state: State, deal: Deal, *, prepared: bool, warm: bool) -> Fraction:
    """The best own value among the tabled packages that would be signed; own floor if none."""
    own = case_role.role.side
    floors = (
        floors_at(case_role, deal)
        if prepared
        else {
            side: Fraction(reservation(case_role, side, deal.flags))
            for side in (own, *case_role.others)
        }
    )
    lines = {own: floors[own] - Fraction(deal.mandate - 10, 2)}
    for side in case_role.others:
        rapport = deal.rapport[case_role.side_face_index[side]] if warm else COLD
        lines[side] = floors[side] - stretch(case_role.case.sides[side].concentration, rapport)
    signable = (
        value(case_role, own, package)
        for package in tabled_packages(case_role, state)
        if None not in package
        and (prepared or case_role.option_needs.keys().isdisjoint(package))
        and not any(crosses_red_line(case_role, side, package) for side in case_role.others)
        and all(value(case_role, side, package) >= line for side, line in lines.items())
    )
    return max(signable, default=floors_at(case_role, deal)[own])
