"""What a package that humans agreed on comes to: reckoned by the rules, for every side alike."""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from game.classroom.paper_table import PaperTable
from game.classroom.papers import frontier
from game.library.labels import Label
from game.rules.bargaining.other_sides import accepts
from game.rules.bargaining.packages import home_line, line, total, value, weighed_packages
from game.rules.case_role import Package
from game.rules.debrief.readings import readings
from game.rules.scoring.outcome import durability, floors_at, label
from game.rules.scoring.scores import scores
from game.rules.state import METER_TOP, State

BEST, WORST = Fraction(100), Fraction(0)
"""The ends of a score."""


class SideJudged(NamedTuple):
    """A package as one side has it."""

    side: str
    value: Fraction
    floor: Fraction
    crossed: tuple[str, ...]
    """Its red lines that the package crosses: options."""
    could_gain: Fraction
    """The most it could still have gained at no cost to anybody, no red line crossed."""

    @property
    def margin(self) -> Fraction:
        """Its value over its floor."""
        return self.value - self.floor


class Judged(NamedTuple):
    """A package agreed by humans."""

    package: Package
    sides: tuple[SideJudged, ...]
    durability: Fraction
    label: Label | None
    """None where it crosses a red line: it is no deal at all."""
    better: tuple[Package, ...]
    """Packages without a red line that are worse for nobody and better for somebody; those that
    gain the most for whoever gains least come first."""
    better_for_all: int
    """How many of them are better for everybody."""
    efficient: bool
    """Whether it is on the frontier over all options, those that somebody refuses included."""
    mandate_needed: int | None
    """The least mandate at which home would stand by it; None where no mandate is enough."""

    @property
    def crossed(self) -> bool:
        """Whether it crosses any red line."""
        return any(side.crossed for side in self.sides)

    @property
    def distance(self) -> Fraction:
        """How far it is from the frontier: the most any side could still have gained for free."""
        return max(side.could_gain for side in self.sides)

    @property
    def below(self) -> tuple[str, ...]:
        """The sides that it leaves below their floor."""
        return tuple(side.side for side in self.sides if side.margin < 0)


@lru_cache(maxsize=256)
def judge(table: PaperTable, package: Package) -> Judged:
    """Judge a package that settles every issue."""
    case_role = table.case_role
    state = table.signed(package)
    assert state.deal is not None
    floors = floors_at(case_role, state.deal)
    better, gains = _better(table, package)
    sides = tuple(
        SideJudged(
            side,
            value(case_role, side, package),
            floors[side],
            tuple(o for o in package if o in case_role.case.sides[side].refuses and o is not None),
            gains[side],
        )
        for side in table.sides
    )
    crossed = any(side.crossed for side in sides)
    lasting = Fraction(0) if crossed else durability(case_role, state.deal, False, Fraction(0))
    mine = tuple(total(case_role, side, package) for side in table.sides)
    return Judged(
        package,
        sides,
        lasting,
        None if crossed else _label(table, state, sides),
        better,
        sum(_for_all(table, mine, other) for other in better),
        any(paper.package == package for paper in frontier(table)),
        _mandate_needed(table, package),
    )


def _label(table: PaperTable, state: State, sides: tuple[SideJudged, ...]) -> Label:
    """The rules' label, which knows one player, with a human in every chair."""
    return "trap" if any(s.margin < 0 for s in sides) else label(table.case_role, state)


def _better(table: PaperTable, package: Package) -> tuple[tuple[Package, ...], dict[str, Fraction]]:
    """The signable packages that are worse for nobody, and what each side could gain so."""
    case_role, sides = table.case_role, table.sides
    mine = tuple(total(case_role, side, package) for side in sides)
    found: list[tuple[tuple[int, ...], Package]] = []
    for other, points in weighed_packages(case_role, table.signable, sides):
        gains = tuple(have - had for have, had in zip(points, mine, strict=True))
        if min(gains) >= 0 and max(gains) > 0:
            found.append((gains, other))
    found.sort(key=lambda each: (min(each[0]), sum(each[0])), reverse=True)
    most = [max((gains[place] for gains, _ in found), default=0) for place in range(len(sides))]
    could_gain = {side: Fraction(best, 100) for side, best in zip(sides, most, strict=True)}
    return tuple(other for _, other in found), could_gain


def _for_all(table: PaperTable, mine: tuple[int, ...], other: Package) -> bool:
    theirs = (total(table.case_role, side, other) for side in table.sides)
    return all(have > had for have, had in zip(theirs, mine, strict=True))


def _mandate_needed(table: PaperTable, package: Package) -> int | None:
    case_role, nothing = table.case_role, frozenset[str]()
    own = value(case_role, case_role.role.side, package)
    enough = (
        mandate
        for mandate in range(1, METER_TOP + 1)
        if own >= home_line(case_role, nothing, nothing, mandate)
    )
    return next(enough, None)


class InARoom(NamedTuple):
    """The same package in a room that was warm or cold: what the two readings make of it."""

    rapport: tuple[tuple[str, int], ...]
    """By person."""
    lines: tuple[tuple[str, Fraction, bool], ...]
    """By other side: the value at which it signs at that rapport, and whether it would sign."""
    krasnyak: Fraction
    foreign_policy: tuple[Fraction, Fraction]
    """With no preparation at all, and with all there is: people at a table have no such score."""


def in_a_room(table: PaperTable, package: Package, rapport: Mapping[str, int]) -> InARoom:
    """What a rapport by person makes of a package; persons not named are at 10."""
    case_role, state = table.case_role, table.signed(package, rapport)
    # Across a red line nothing was agreed, which counts in both readings as a trap does.
    named: Label = "trap" if judge(table, package).crossed else label(case_role, state)
    scored = scores(case_role, state)
    unprepared, prepared = (
        readings(case_role, state, named, scored._replace(preparation=preparation), ())
        for preparation in (WORST, BEST)
    )
    return InARoom(
        tuple(zip(case_role.faces, state.rapport, strict=True)),
        tuple(
            (side, line(case_role, side, state), accepts(case_role, state, side, package))
            for side in case_role.others
        ),
        unprepared.krasnyak.score,
        (unprepared.foreign_policy.score, prepared.foreign_policy.score),
    )
