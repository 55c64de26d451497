"""What an ended play came to: durability, ledger, label, and whether walking was right."""

from fractions import Fraction
from typing import Literal, NamedTuple

from game.library.labels import Label
from game.rules.bargaining.other_sides import tolerable_options
from game.rules.bargaining.packages import floor, stretch, value, weighed_packages
from game.rules.case_role import CaseRole, Package
from game.rules.conditions import facts_asked
from game.rules.knowledge.known import knows_all_lines
from game.rules.state import Deal, State

OTHER_WORLDS = (-4, -2, 0, 2, 4)
"""By how much each side's floor may lie elsewhere than it was taken to, independently."""

DURABLE_FROM = 50
PRODUCTIVE_FROM = 50
LEDGER_LINE = 25

STRETCH_FOR_KRASNYAK = Fraction(2)
"""The scale s at which the Krasnyak reading lowers the others' floors."""


def floors_at(case_role: CaseRole, deal: Deal) -> dict[str, Fraction]:
    """By side at the table: its floor at the signing of a deal."""
    sides = (case_role.role.side, *case_role.others)
    return {side: Fraction(floor(case_role, side, deal.knows, deal.flags)) for side in sides}


def durability(case_role: CaseRole, deal: Deal, owed: bool, scale: Fraction) -> Fraction:
    """How likely a deal is to last, 0 to 100.

    0 if any side is below its floor; else 100 x the share of other worlds (each floor
    independently -4, -2, 0, +2, +4) in which every side still signs at rapport 10; halved while
    a side is owed. With a scale above 0, each other side's floor is first lowered by its stretch
    at that scale and the rapport at signing: the Krasnyak reading's measure.
    """
    floors = floors_at(case_role, deal)
    share = Fraction(1)
    for side, side_floor in floors.items():
        if scale and side != case_role.role.side:
            rapport = deal.rapport[case_role.side_face_index[side]]
            side_floor -= stretch(case_role.case.sides[side].concentration, rapport, scale)
        margin = value(case_role, side, deal.package) - side_floor
        if margin < 0:
            return Fraction(0)
        share *= Fraction(sum(margin >= shift for shift in OTHER_WORLDS), len(OTHER_WORLDS))
    return 100 * share / (2 if owed else 1)


class Ledger(NamedTuple):
    """What an unsigned meeting, a draft or a repudiated deal leaves behind; 25 each."""

    known: bool
    """Every other side's floor and red lines are known."""
    narrowed: bool
    channel: bool
    """A next step or channel is agreed."""
    confidence: bool
    """No confidence was broken; counts only if another line does."""

    @property
    def score(self) -> int:
        """0 to 100."""
        others = self.known + self.narrowed + self.channel
        return LEDGER_LINE * (others + (1 if self.confidence and others else 0))


def ledger(case_role: CaseRole, state: State) -> Ledger:
    """The ledger of a state."""
    return Ledger(
        known=knows_all_lines(case_role, state.knows),
        narrowed=state.table.narrowed,
        channel=state.channel == "agreed",
        confidence=not state.confidence_broken,
    )


def stands(state: State) -> bool:
    """Whether a deal was signed that home stands by."""
    return state.deal is not None and state.deal.outcome == "signed"


def label(case_role: CaseRole, state: State) -> Label:
    """The label of an ended play."""
    deal = state.deal
    if deal is None or deal.outcome != "signed":
        harm = state.confidence_broken or state.channel == "lost"
        return unsigned_label(deal and deal.outcome, ledger(case_role, state), harm)
    own = case_role.role.side
    trap = value(case_role, own, deal.package) < floor(case_role, own, deal.knows, deal.flags)
    return signed_label(trap, durability(case_role, deal, bool(state.owed), Fraction(0)))


def signed_label(trap: bool, lasting: Fraction) -> Label:
    """The label of a deal that stands, by whether it is below your own floor and by durability."""
    if trap:
        return "trap"
    return "durable" if lasting >= DURABLE_FROM else "fragile"


def unsigned_label(
    outcome: Literal["signed", "repudiated", "draft"] | None, ledger: Ledger, harm: bool
) -> Label:
    """The label where nothing stands, by what was signed or drafted, and what was left behind.

    `harm` says whether a confidence was broken or a channel lost.
    """
    if outcome == "repudiated" or outcome == "draft":
        return outcome
    if ledger.score >= PRODUCTIVE_FROM:
        return "productive"
    return "harmful" if harm else "empty"


LABELS: dict[Label, str] = {
    "durable": "a durable deal",
    "fragile": "a fragile deal",
    "trap": "an agreement trap: it stands, and is worth less to you than walking away",
    "repudiated": "signed, and repudiated at home",
    "draft": "a draft, for others to finish",
    "productive": "unsigned and productive",
    "harmful": "unsigned and harmful",
    "empty": "unsigned and empty",
}
"""The labels in words."""


def meets_all_floors(
    case_role: CaseRole, state: State, options: tuple[tuple[str, ...], ...]
) -> tuple[Package, ...]:
    """The packages of these options at or above every side's floor, as known in a state."""
    sides = (case_role.role.side, *case_role.others)
    needed = [100 * floor(case_role, side, state.knows, state.flags) for side in sides]
    return tuple(
        package
        for package, points in weighed_packages(case_role, options, sides)
        if all(have >= need for have, need in zip(points, needed, strict=True))
    )


class RightToWalk(NamedTuple):
    """Remarks beside an unsigned ending."""

    right: bool
    """With the facts known, no package met all floors."""
    undrafted: tuple[str, ...]
    """Options that nobody drafted and without which no package met all floors."""
    needed: tuple[str, ...]
    """The facts they needed and the player did not know."""


def right_to_walk(case_role: CaseRole, state: State) -> RightToWalk:
    """Whether there was anything to sign, and what was never drafted."""
    if meets_all_floors(case_role, state, tolerable_options(case_role, state)):
        return RightToWalk(False, (), ())
    everything = tuple(
        tuple(option for option in options if option not in case_role.refused)
        for options in case_role.option_ids
    )
    papers = meets_all_floors(case_role, state, everything)
    if not papers:
        return RightToWalk(True, (), ())
    drafted = {option for options in tolerable_options(case_role, state) for option in options}
    missing = [set(paper) - drafted for paper in papers]
    always = set.intersection(*({o for o in some if o is not None} for some in missing))
    undrafted = always or {o for o in min(missing, key=len) if o is not None}
    needed = [
        fact
        for option in case_role.option_needs
        if option in undrafted
        for fact in facts_asked(case_role.option_needs[option])
        if fact not in state.knows
    ]
    return RightToWalk(
        True,
        tuple(option for option in case_role.option_issue if option in undrafted),
        tuple(dict.fromkeys(needed)),
    )
