"""The survey of a role's table: what `summitry packages` prints."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import prod
from operator import le
from typing import NamedTuple

from game.explore.packages.as_history import AsHistory, as_history
from game.explore.packages.doors import NEUTRAL, Door, doors, opened_by_charm
from game.explore.packages.papers import WHOLE, Paper, Taken, free_papers, taken, unrefused, weigh
from game.explore.packages.stages import FloorStage, sides_of, stages
from game.rules.bargaining.packages import floor, open_options, total
from game.rules.case_role import CaseRole, Package
from game.rules.scoring.outcome import durability
from game.rules.scoring.scores import pareto_frontier
from game.rules.state import METER_TOP, Deal

TEMPTING = 5
"""Points below one's own floor within which a paper tempts."""

STILL_COOL = 15
"""The rapport at which traps are counted once more."""


class Count(NamedTuple):
    """How many papers all sides accept, the player's own included."""

    every: int
    undrafted: int
    """Those among them for which nobody had to know anything."""


@dataclass(frozen=True)
class AtStage:
    """The papers that nobody refuses, as the sides take them at one stage."""

    stage: FloorStage
    history: bool
    """Whether history's play comes to the table at this stage."""
    plain: Count
    """Rapport 10, nothing known."""
    eased: Count
    """Rapport 10, everything known that eases a floor."""
    warm: Count
    """Rapport 20, nothing known."""
    both: Count
    """Rapport 20, everything known that eases a floor."""
    by_charm: dict[int, int]
    """By rapport: how many undrafted papers it opens, with nothing known."""
    traps: tuple[Paper, ...]
    """Up to 5 below one's own floor, and taken by all others at rapport 10; the nearest first."""
    traps_warmer: int
    """How many such there are at rapport 15."""
    doors: tuple[Door, ...]
    """What takes the place of one clause of history's package; empty where nothing was signed."""


class Prospects(NamedTuple):
    """What history's groundwork leaves to be found at the table, at rapport 10."""

    papers: int
    """Papers that may be tabled, at or above one's own floor, with what it told."""
    accepted: int
    """Those among them that all other sides accept."""


@dataclass(frozen=True)
class HistoryPackage:
    """What was signed, in numbers, at the stage at which it was."""

    package: Package
    values: tuple[Fraction, ...]
    """By side, the player's own first."""
    margins: tuple[Fraction, ...]
    """By side: its value over the floor, with nothing known."""
    margins_known: tuple[Fraction, ...]
    """The same with what history's play knew at the table."""
    durability: Fraction
    """With nothing known."""
    durability_known: Fraction
    """With what history's play knew at the table."""
    as_good: int
    """Other papers that nobody refuses and that are better for one side and worse for none."""
    better: int
    """Those among them that are better for every side."""
    refused: tuple[str, ...]
    """Options in it that a side refuses: there should be none."""


@dataclass(frozen=True)
class Survey:
    """A role's table, counted."""

    case_role: CaseRole
    packages: int
    free: int
    """Packages without an option that a side at the table refuses, one's own pledges included."""
    undrafted: int
    """Those among them for which nobody has to know anything."""
    at_stages: tuple[AtStage, ...]
    as_history: AsHistory
    prospects: Prospects
    history: HistoryPackage | None
    texts: dict[str, Taken]
    """By title: the debrief's texts on paper, as the sides take them with nothing known."""
    frontier: tuple[Paper, ...]
    """The free papers that no other free one betters for one side without costing another."""

    @property
    def debrief_written(self) -> bool:
        """Whether it is known what history signed; not while the debrief is still to come."""
        return "text" in self.case_role.debrief.history.model_fields_set

    @cached_property
    def settled(self) -> AtStage:
        """The stage at which history's play comes to the table."""
        return next(each for each in self.at_stages if each.history)


def survey(case_role: CaseRole) -> Survey:
    """Count a role's table.

    Raises:
        ValueError: the role has none.
    """
    if case_role.role.table is None:
        raise ValueError(f"the {case_role.name} of {case_role.case.id} has no table")
    papers = free_papers(case_role)
    went = as_history(case_role)
    every = stages(case_role)
    settled = _settled(case_role, every, went)
    return Survey(
        case_role,
        packages=prod(map(len, case_role.option_ids)),
        free=len(papers),
        undrafted=sum(not paper.drafted for paper in papers),
        at_stages=tuple(
            _at_stage(case_role, papers, stage, went.package, stage is settled) for stage in every
        ),
        as_history=went,
        prospects=_prospects(case_role, papers, went),
        history=_history(case_role, papers, went),
        texts=_texts(case_role, settled),
        frontier=_frontier(case_role, papers),
    )


def _settled(case_role: CaseRole, every: tuple[FloorStage, ...], went: AsHistory) -> FloorStage:
    floors = _floors(case_role, frozenset(), went.flags)
    return next((stage for stage in every if stage.floors == floors), every[0])


def _floors(case_role: CaseRole, knows: frozenset[str], flags: frozenset[str]) -> tuple[int, ...]:
    return tuple(floor(case_role, side, knows, flags) for side in sides_of(case_role))


def _at_stage(
    case_role: CaseRole,
    papers: Sequence[Paper],
    stage: FloorStage,
    signed: Package | None,
    history: bool,
) -> AtStage:
    plain = taken(case_role, papers, stage.floors)
    eased = taken(case_role, papers, stage.eased)
    traps = _traps(case_role, plain, stage.floors[0], signed)
    by_package = {each.paper.package: each for each in plain}
    return AtStage(
        stage,
        history,
        plain=_count(plain, NEUTRAL),
        eased=_count(eased, NEUTRAL),
        warm=_count(plain, METER_TOP),
        both=_count(eased, METER_TOP),
        by_charm=opened_by_charm(plain),
        traps=tuple(each.paper for each in traps if each.by_all(NEUTRAL)),
        traps_warmer=sum(each.by_all(STILL_COOL) for each in traps),
        doors=doors(case_role, signed, by_package) if signed else (),
    )


def _count(every: Sequence[Taken], rapport: int) -> Count:
    accepted = [each.paper.drafted for each in every if each.own and each.by_all(rapport)]
    return Count(len(accepted), accepted.count(False))


def _traps(
    case_role: CaseRole, every: Sequence[Taken], own_floor: int, signed: Package | None
) -> list[Taken]:
    """Papers a little below one's own floor; those nearest to what was signed first."""
    least = WHOLE * (own_floor - TEMPTING)
    found = [each for each in every if not each.own and each.paper.totals[0] >= least]
    return sorted(found, key=lambda each: (_changes(each.paper.package, signed), _worse(each)))


def _worse(each: Taken) -> int:
    return -each.paper.totals[0]


def _changes(package: Package, signed: Package | None) -> int:
    """In how many clauses a package differs from what was signed."""
    return sum(one != other for one, other in zip(package, signed or (), strict=False))


def _prospects(case_role: CaseRole, papers: Sequence[Paper], went: AsHistory) -> Prospects:
    text = went.table.text if went.table else ()
    drafted = {o for some in open_options(case_role, went.knows, text) for o in some}
    floors = _floors(case_role, went.knows, went.flags)
    open_papers = [paper for paper in papers if drafted.issuperset(paper.package)]
    at_home = [each for each in taken(case_role, open_papers, floors) if each.own]
    return Prospects(len(at_home), sum(each.by_all(NEUTRAL) for each in at_home))


def _history(
    case_role: CaseRole, papers: Sequence[Paper], went: AsHistory
) -> HistoryPackage | None:
    if went.package is None:
        return None
    known = went.table.knows if went.table else went.knows
    totals = tuple(total(case_role, side, went.package) for side in sides_of(case_role))
    values = tuple(Fraction(each, WHOLE) for each in totals)
    bettering = [p for p in papers if p.totals != totals and all(map(le, totals, p.totals))]
    cold, informed = (_floors(case_role, knows, went.flags) for knows in (frozenset[str](), known))
    return HistoryPackage(
        went.package,
        values,
        margins=tuple(v - f for v, f in zip(values, cold, strict=True)),
        margins_known=tuple(v - f for v, f in zip(values, informed, strict=True)),
        durability=_durability(case_role, went, frozenset()),
        durability_known=_durability(case_role, went, known),
        as_good=len(bettering),
        better=sum(
            all(more > less for more, less in zip(p.totals, totals, strict=True)) for p in bettering
        ),
        refused=tuple(o for o in went.package if o in case_role.refused),
    )


def _durability(case_role: CaseRole, went: AsHistory, knows: frozenset[str]) -> Fraction:
    """How long history's package would last if it were signed at rapport 10, with nobody owed."""
    assert went.package is not None
    rapport = (NEUTRAL,) * len(case_role.faces)
    mandate = case_role.role.start.mandate
    deal = Deal("signed", went.package, rapport, mandate, knows, went.flags)
    return durability(case_role, deal, False, Fraction(0))


def _texts(case_role: CaseRole, stage: FloorStage) -> dict[str, Taken]:
    texts = {
        text.title: case_role.package(text.package) for text in case_role.debrief.history.texts
    }
    papers = [weigh(case_role, package) for package in texts.values()]
    return dict(zip(texts, taken(case_role, papers, stage.floors), strict=True))


def _frontier(case_role: CaseRole, papers: Sequence[Paper]) -> tuple[Paper, ...]:
    by_package = {paper.package: paper for paper in papers}
    return tuple(
        by_package[package] for package, _ in pareto_frontier(case_role, unrefused(case_role))
    )
