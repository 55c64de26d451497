"""What an ended play came to: durability, ledger, label, and whether walking was right."""

from fractions import Fraction
from typing import Literal, NamedTuple

from game.library.labels import Label
from game.rules.bargaining.other_sides import tolerable_options
from game.rules.bargaining.packages import floor, stretch, value, weighed_packages
from game.rules.case_role import CaseRole, Package
from game.rules.conditions import facts_asked
from game.rules.knowledge.known import knows_all_lines
from game.rules.places import RECALLED
from game.rules.state import Deal, State

OTHER_WORLDS = (-4, -2, 0, 2, 4)
"""By how much each side's floor may lie elsewhere than it was taken to, independently."""

DURABLE_ABOVE = 50
"""A debt left open halves durability, so that no deal with one lies above."""

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

    100 x the share of other worlds (each floor independently -4, -2, 0, +2, +4) in which every
    side still signs at rapport 10; halved while a side is owed. With a scale above 0, each other
    side's floor is first lowered by its stretch at that scale and the rapport at signing: the
    Krasnyak reading's measure.
    """
    floors = floors_at(case_role, deal)
    share = Fraction(1)
    for side, side_floor in floors.items():
        if scale and side != case_role.role.side:
            rapport = deal.rapport[case_role.side_face_index[side]]
            side_floor -= stretch(case_role.case.sides[side].concentration, rapport, scale)
        share *= still_signs(value(case_role, side, deal.package) - side_floor)
    return 100 * share / (2 if owed else 1)


def still_signs(margin: Fraction) -> Fraction:
    """The share of other worlds in which a side signs what lies so far above its floor."""
    return Fraction(sum(margin >= shift for shift in OTHER_WORLDS), len(OTHER_WORLDS))


class Ledger(NamedTuple):
    """What is left behind where nothing stands; 25 a line."""

    known: bool
    """Every other side's floor and red lines are known."""
    narrowed: bool
    channel: bool
    """A next step or channel is agreed, and somebody is there to take it."""
    broken: bool
    """A confidence was broken or a channel lost; so it is after a repudiation, an undoing or a
    recall."""

    @property
    def confidence(self) -> bool:
        """Whether it counts that none was broken: beside a narrowed gap or an agreed next step."""
        return not self.broken and (self.narrowed or self.channel)

    @property
    def score(self) -> int:
        """0 to 100: what was broken takes a line away."""
        lines = self.known + self.narrowed + self.channel + self.confidence - self.broken
        return max(0, LEDGER_LINE * lines)


def ledger(case_role: CaseRole, state: State) -> Ledger:
    """The ledger of a state."""
    recalled = state.place == RECALLED
    disowned = state.deal is not None and state.deal.outcome == "repudiated"
    return Ledger(
        known=knows_all_lines(case_role, state.knows),
        narrowed=state.table.narrowed,
        channel=state.channel == "agreed" and not recalled,
        broken=harmed(state) or recalled or disowned or undone_by(case_role, state) is not None,
    )


def harmed(state: State) -> bool:
    """Whether a confidence was broken or a channel lost."""
    return state.confidence_broken or state.channel == "lost"


def undone_by(case_role: CaseRole, state: State) -> str | None:
    """By whom a deal that was signed is undone at the ending reached; None where it is not."""
    ending = case_role.role.endings.get(state.place)
    signed = state.deal is not None and state.deal.outcome == "signed"
    return ending.undone_by if ending is not None and signed else None


def stands(case_role: CaseRole, state: State) -> bool:
    """Whether a deal was signed that home stands by and nobody undoes."""
    signed = state.deal is not None and state.deal.outcome == "signed"
    return signed and undone_by(case_role, state) is None


def label(case_role: CaseRole, state: State) -> Label:
    """The label of an ended play."""
    deal = state.deal
    if deal is None or not stands(case_role, state):
        return fallen_label(
            deal and deal.outcome,
            ledger(case_role, state),
            recalled=state.place == RECALLED,
            harm=harmed(state),
        )
    own = case_role.role.side
    trap = value(case_role, own, deal.package) < floor(case_role, own, deal.knows, deal.flags)
    return signed_label(trap, durability(case_role, deal, bool(state.owed), Fraction(0)))


def signed_label(trap: bool, lasting: Fraction) -> Label:
    """The label of a deal that stands, by whether it is below your own floor and by durability."""
    if trap:
        return "trap"
    return "durable" if lasting > DURABLE_ABOVE else "fragile"


def fallen_label(
    outcome: Literal["signed", "repudiated", "draft"] | None,
    ledger: Ledger,
    *,
    recalled: bool,
    harm: bool,
) -> Label:
    """The label where nothing stands: the first that holds.

    Args:
        outcome: of what was signed or drafted; what was signed, and does not stand, was undone.
        ledger: what was left behind.
        recalled: whether the play ended in a recall.
        harm: whether a confidence was broken or a channel lost.
    """
    if outcome == "repudiated":
        return "repudiated"
    if outcome == "signed":
        return "undone"
    if recalled:
        return "recalled"
    if outcome == "draft":
        return "draft"
    if harm:
        return "harmful"
    return "productive" if ledger.score >= PRODUCTIVE_FROM else "empty"


LABELS: dict[Label, str] = {
    "durable": "a sound deal",
    "fragile": "a thin deal",
    "trap": "an agreement trap: it stands, and is worth less to you than walking away",
    "repudiated": "signed, and repudiated at home",
    "undone": "signed, and undone",
    "recalled": "recalled, with nothing that stands",
    "draft": "a draft, for others to finish",
    "productive": "unsigned and productive",
    "harmful": "unsigned and harmful",
    "empty": "unsigned and empty",
}
"""The labels in words."""


def label_in_words(case_role: CaseRole, state: State, named: Label) -> str:
    """A label in words; of what was undone, by whom."""
    by = undone_by(case_role, state)
    return f"{LABELS[named]} by {by}" if named == "undone" and by else LABELS[named]


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
