"""Credit for a signed deal: what conditions, preparation and rapport each brought."""

from fractions import Fraction

from game.rules.bargaining.packages import crosses_red_line, open_options, stretch, value
from game.rules.case_role import CaseRole, Package
from game.rules.conditions import missing
from game.rules.moves import Choose
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.scoring.figures import Credit
from game.rules.scoring.outcome import floors_at
from game.rules.state import Deal, State

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


def credit(play: Play) -> Credit:
    """How the gain of a signed deal divides; the three parts add up to it.

    With v(both) the own value of the deal, and v of the other three the best own value among the
    packages tabled by then that would be signed in another world: unprepared, where what was
    prepared is forgotten with the options and the easing it opened, a relayed text's too; cold,
    where rapport is 10 and what was told is forgotten; and neither. What was told in answer to a
    choice that needed something prepared is forgotten in all three. Conditions = v(neither) -
    floor; preparation = half of (v(prepared, cold) - v(neither)) + (v(both) - v(unprepared, warm));
    rapport likewise. A part may be negative.
    """
    case_role, state, deal = play.case_role, play.state, play.state.deal
    assert deal is not None, "there is credit for a signed deal only"
    own = case_role.role.side
    table = case_role.role.table
    own_text = case_role.package(table.text) if table is not None and table.text else ()
    alone = deal.told - told_for_preparation(play)
    cold = (COLD,) * len(deal.rapport)
    floor_ = floors_at(case_role, deal)[own]
    both = value(case_role, own, deal.package)
    prepared_cold = _best(
        case_role, state, deal._replace(knows=deal.knows - deal.told, rapport=cold), state.text
    )
    unprepared_warm = _best(case_role, state, deal._replace(knows=alone), own_text)
    neither = _best(case_role, state, deal._replace(knows=frozenset(), rapport=cold), own_text)
    v_cold, v_unprepared, v_neither = (
        floor_ if found is None else found for found in (prepared_cold, unprepared_warm, neither)
    )
    return Credit(
        conditions=v_neither - floor_,
        preparation=((v_cold - v_neither) + (both - v_unprepared)) / 2,
        rapport=((v_unprepared - v_neither) + (both - v_cold)) / 2,
    )


def told_for_preparation(play: Play) -> frozenset[str]:
    """What was told in answer to a choice that only somebody prepared could make."""
    found: frozenset[str] = frozenset()
    for at, turn in enumerate(play.turns):
        before = play.before(at)
        new = turn.state.told - before.told
        choice = (
            play.case_role.choices[before.place].get(turn.move.id)
            if new and before.phase is Phase.SCENE and isinstance(turn.move, Choose)
            else None
        )
        if choice is not None and choice.needs is not None:
            told = before.told - found
            forgetful = before._replace(knows=told, told=told)
            if missing(play.case_role, forgetful, choice.needs) is not None:
                found |= new
    return found


def _best(case_role: CaseRole, state: State, world: Deal, text: Package) -> Fraction | None:
    """The best own value among the tabled packages that would be signed in a world; None if none.

    The world is a deal as it would have been made: with what is known there, and its rapport.
    """
    own = case_role.role.side
    floors = floors_at(case_role, world)
    lines = {own: floors[own] - Fraction(world.mandate - 10, 2)}
    for side in case_role.others:
        rapport = world.rapport[case_role.side_face_index[side]]
        lines[side] = floors[side] - stretch(case_role.case.sides[side].concentration, rapport)
    open_ = open_options(case_role, world.knows, text)
    return max(
        (
            value(case_role, own, package)
            for package in tabled_packages(case_role, state)
            if all(option in options for option, options in zip(package, open_, strict=True))
            and not any(crosses_red_line(case_role, side, package) for side in case_role.others)
            and all(value(case_role, side, package) >= line for side, line in lines.items())
        ),
        default=None,
    )
