"""The deal chart: your value against theirs, two sides at a time."""

from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from game.rules.bargaining.packages import value, weighed_packages
from game.rules.case_role import CaseRole, Package
from game.rules.debrief.finished import Finished
from game.rules.debrief.papers import Paper, outside_papers, their_papers, your_papers
from game.rules.numbers import shown
from game.rules.scoring.scores import pareto_frontier
from game.rules.view.chart import Axis, Chart, Kind, Limit, Point, Series, axis_of_points

Two = tuple[str, str]
"""The sides of a chart."""

CLOSE_BELOW, CLOSE_ABOVE = 10, 22
"""Points below and above the floors that a close-up shows."""


def deal_charts(finished: Finished) -> tuple[Chart, ...]:
    """A chart for every two of the sides."""
    return tuple(_chart(finished, two) for two in combinations(finished.sides, 2))


def _chart(finished: Finished, two: Two) -> Chart:
    sorts = _sorts(finished.case_role, tuple(finished.floors.values()))
    x, y = (finished.sides.index(side) for side in two)

    def cloud(kind: Kind, name: str, brief: str) -> Series:
        # Many papers are worth the same to both: a point is drawn once.
        seen = dict.fromkeys((worth[x] / 100, worth[y] / 100) for worth in sorts[kind])
        name = f"{name} ({len(sorts[kind])})"
        return Series(kind, name, tuple(Point(*at) for at in seen), brief)

    series = (
        cloud("barred", "across a red line", "across a red line"),
        cloud("open", "across none", "across none"),
        cloud("clear", "and above every floor", "above every floor"),
        cloud("frontier", "the frontier", "the frontier"),
        *_tabled(finished, two),
    )
    limits = _limits(finished, two)
    names = " and ".join(map(finished.side_name, two))
    return Chart(
        "-".join(("deal", *two)),
        f"All papers, for {names}",
        _sentence(finished, two, {kind: len(found) for kind, found in sorts.items()}),
        _axis(finished, two, 0, series, limits),
        _axis(finished, two, 1, series, limits),
        tuple(each for each in series if each.points),
        limits,
        (_around(finished, two, 0), _around(finished, two, 1)),
    )


@lru_cache(maxsize=16)
def _sorts(case_role: CaseRole, floors: tuple[int, ...]) -> dict[Kind, tuple[tuple[int, ...], ...]]:
    """All packages by what became of them, as hundredths of points to each side."""
    sides = (case_role.role.side, *case_role.others)
    sorts: dict[Kind, list[tuple[int, ...]]] = {"barred": [], "open": [], "clear": []}
    needed = [100 * each for each in floors]
    for package, worth in weighed_packages(case_role, case_role.option_ids, sides):
        if not case_role.refused.isdisjoint(package):
            sorts["barred"].append(worth)
        elif all(have >= need for have, need in zip(worth, needed, strict=True)):
            sorts["clear"].append(worth)
        else:
            sorts["open"].append(worth)
    frontier = tuple(worth for _, worth in pareto_frontier(case_role))
    return {**{kind: tuple(found) for kind, found in sorts.items()}, "frontier": frontier}


def _tabled(finished: Finished, two: Two) -> tuple[Series, ...]:
    """Your papers, theirs, what was signed, and history's."""
    series = [Series("yours", "your papers", _marked(finished, two, your_papers(finished)))]
    for side in finished.sides[1:]:
        papers = their_papers(finished, side)
        series.append(
            Series("theirs", f"{finished.side_name(side)}'s papers", _marked(finished, two, papers))
        )
    deal = finished.state.deal
    if deal is not None:
        names = {"signed": "what was signed", "draft": "the draft"}
        name = names.get(deal.outcome, "signed, and repudiated")
        brief = "" if deal.outcome in names else "repudiated"
        series.append(Series("signed", name, (Point(*_at(finished, two, deal.package)),), brief))
    series.extend(
        Series("history", f"{paper.mark} {paper.title}", _marked(finished, two, (paper,)))
        for paper in outside_papers(finished)
    )
    return tuple(series)


def _marked(finished: Finished, two: Two, papers: tuple[Paper, ...]) -> tuple[Point, ...]:
    return tuple(Point(*_at(finished, two, each.package), each.mark) for each in papers)


def _at(finished: Finished, two: Two, package: Package) -> tuple[float, float]:
    first, second = (float(value(finished.case_role, side, package)) for side in two)
    return first, second


def _limits(finished: Finished, two: Two) -> tuple[Limit, ...]:
    """The floors; and where rapport, or for your own side your mandate, moved them."""
    floors = [float(finished.floors[side]) for side in two]
    moved = [float(finished.lines[side]) for side in two]
    at, now = _named(floors), _named(moved)
    limits = _across(floors, f"floors: {at}", "", stretched=False)
    if moved != floors:
        name = f"as mandate and rapport moved them: {now}"
        limits += _across(moved, name, f"moved: {now}", stretched=True)
    # A floor that has not moved is drawn once.
    still = {axis for axis, was, now in zip("xy", floors, moved, strict=True) if was == now}
    return tuple(each for each in limits if not (each.stretched and each.axis in still))


def _named(at: list[float]) -> str:
    return " and ".join(shown(Fraction(each)) for each in at)


def _across(at: list[float], name: str, brief: str, *, stretched: bool) -> list[Limit]:
    return [Limit("x", at[0], name, stretched, brief), Limit("y", at[1], name, stretched, brief)]


def _axis(
    finished: Finished, two: Two, place: int, series: tuple[Series, ...], limits: tuple[Limit, ...]
) -> Axis:
    values = [point[place] for each in series for point in each.points]
    values += [limit.at for limit in limits if limit.axis == ("y" if place else "x")]
    return axis_of_points(_axis_title(finished, two[place]), [float(each) for each in values])


def _axis_title(finished: Finished, side: str) -> str:
    you = " (you)" if side == finished.own else ""
    return f"points to {finished.side_name(side)}{you}"


def _around(finished: Finished, two: Two, place: int) -> Axis:
    """The part of an axis around a floor, where papers are signed or just not."""
    axis = axis_of_points(_axis_title(finished, two[place]), ())
    floor = finished.floors[two[place]]
    low, high = max(0, floor - CLOSE_BELOW), min(100, floor + CLOSE_ABOVE)
    return axis._replace(low=low, high=high, step=5)


def _sentence(finished: Finished, two: Two, counts: dict[Kind, int]) -> str:
    """What the chart shows: how much room there was, where the papers went, what was signed."""
    first, second = map(finished.side_name, two)
    told = []
    if two == finished.sides[:2]:
        total = counts["barred"] + counts["open"] + counts["clear"]
        told.append(
            f"Of {total} papers that could have been written, {counts['clear']} cross nobody's red "
            f"line and stand at or above every floor."
        )
    told.append(f"In points to {first} and {second}:")
    told.append("; ".join(_ways(finished, two)) + ".")
    return " ".join(told)


def _ways(finished: Finished, two: Two) -> list[str]:
    others = finished.sides[1:]
    tabled = [
        ("your", your_papers(finished)),
        *((f"{finished.side_name(side)}'s", their_papers(finished, side)) for side in others),
    ]
    ways = [
        f"{whose} {_way(finished, two, [each.package for each in papers])}"
        for whose, papers in tabled
        if papers
    ]
    deal = finished.state.deal
    if deal is None:
        ways.append("nothing was signed")
    else:
        word = "the draft is" if deal.outcome == "draft" else "what was signed is"
        ways.append(f"{word} worth {_pair(finished, two, deal.package)}")
    floors = " and ".join(str(finished.floors[side]) for side in two)
    ways.append(f"the floors are {floors}")
    return ways


def _way(finished: Finished, two: Two, packages: list[Package]) -> str:
    begin = _pair(finished, two, packages[0])
    if len(packages) == 1:
        return f"paper stood at {begin}"
    end = _pair(finished, two, packages[-1])
    return f"{len(packages)} papers went from {begin} to {end}"


def _pair(finished: Finished, two: Two, package: Package) -> str:
    first, second = (shown(value(finished.case_role, side, package)) for side in two)
    return f"{first} and {second}"
