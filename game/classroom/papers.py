"""The papers a case is measured by: history's, the frontier's, those that clear every floor."""

from functools import lru_cache
from typing import NamedTuple

from game.classroom.paper_table import PaperTable
from game.rules.bargaining.packages import crosses_red_line, value, weighed_packages
from game.rules.bargaining.table import shortfall
from game.rules.case_role import Package
from game.rules.scoring.outcome import meets_all_floors
from game.rules.scoring.scores import pareto_frontier


class HistoryPaper(NamedTuple):
    """A package from outside anybody's play."""

    title: str
    package: Package
    signed: bool
    """Whether it is what was in fact signed."""


def history_papers(table: PaperTable) -> tuple[HistoryPaper, ...]:
    """What was signed, and the closest texts on paper."""
    told = table.case_role.debrief.history
    texts = [(text.title, text.package) for text in told.texts]
    # A case may tell of the signed text among the papers of the time: it is one paper.
    if told.package is not None and all(package != told.package for _, package in texts):
        texts.insert(0, ("What was signed", told.package))
    return tuple(
        HistoryPaper(title, table.case_role.package(package), package == told.package)
        for title, package in texts
    )


class Room(NamedTuple):
    """How much there is to agree on, among all packages of a case."""

    packages: int
    efficient: int
    """On the frontier: not to be bettered for one side without costing another."""
    clear: int
    """At or above every floor, and across nobody's red line."""
    clear_undrafted: int
    """Of these, the ones that need no clause that nobody has drafted."""


@lru_cache(maxsize=64)
def room_for_agreement(table: PaperTable) -> Room:
    """Counts over all packages of a case, with nothing known and a correct room."""
    case_role, state = table.case_role, table.before
    return Room(
        len(weighed_packages(case_role, case_role.option_ids, table.sides)),
        len(pareto_frontier(case_role)),
        len(meets_all_floors(case_role, state, table.signable)),
        len(meets_all_floors(case_role, state, table.signable_undrafted)),
    )


class FrontierPaper(NamedTuple):
    """A package of the frontier."""

    package: Package
    signable: bool
    """Whether it crosses no red line."""
    clear: bool
    """Whether it also stands at or above every floor."""


@lru_cache(maxsize=64)
def frontier(table: PaperTable) -> tuple[FrontierPaper, ...]:
    """The frontier as the rules have it, best for the first side first."""
    found: list[FrontierPaper] = []
    for package, _ in pareto_frontier(table.case_role):
        signable = not any(crosses_red_line(table.case_role, s, package) for s in table.sides)
        clear = signable and not shortfall(table.case_role, table.before, package)
        found.append(FrontierPaper(package, signable, clear))
    return tuple(found)


def nearest_papers(table: PaperTable, count: int) -> tuple[Package, ...]:
    """The signable papers of the frontier that come nearest to every floor."""
    state = table.before
    signable = [paper.package for paper in frontier(table) if paper.signable]
    signable.sort(key=lambda package: shortfall(table.case_role, state, package))
    return tuple(signable[:count])


def points(table: PaperTable, side: str, package: Package) -> float:
    """A side's value of a package, for a chart."""
    return float(value(table.case_role, side, package))
