"""An item of the wall drawn: how the class split, beside what was done in fact. No names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import comb

from game.classroom.collecting.splits import DONE
from game.classroom.paper_table import table_of
from game.classroom.table_chart import table_charts
from game.classroom.wording import counted
from game.pages.document import Bar, Bars, Block, Para
from game.rules.case_role import CaseRole, Package
from game.serve.classes.paths import PlayPath
from game.serve.classes.register import Register
from game.serve.playing.cases import Cases
from game.serve.wall.items import TITLES, Item, part_of

BANDS = ((0, 20), (21, 40), (41, 60), (61, 80), (81, 100))
"""Of forecasts, in hundredths."""


def open_pages(cases: Cases, found: Iterable[Item]) -> list[tuple[Item, int]]:
    """The pages of the wall that may be shown: an item, and which of its pages."""
    return [
        (item, page)
        for item in found
        if item.open and item.of
        for page in range(_pages_of(cases, item))
    ]


def _pages_of(cases: Cases, item: Item) -> int:
    """On how many pages an item stands: a chart of every two sides fills one."""
    if item.kind != "offers":
        return 1
    return comb(len(table_of(cases.find(item.part.case), item.part.role).sides), 2)


def shown(register: Register, cases: Cases, item: Item, page: int = 0) -> tuple[Block, ...]:
    """What the wall says of an item on a page; only ever asked of one that is open."""
    assert item.open, "nothing is drawn before everybody has passed it"
    case_file = cases.find(item.part.case)
    case_role = part_of(case_file, item.part)
    plays = register.first_plays(register.standing.present, item.part).values()
    paths = [path for path in plays if path is not None]
    match item.kind:
        case "days":
            return (_days(case_role, paths),)
        case "forecast":
            return _forecasts(paths)
        case "scene":
            return (_scene(case_role, item.scene, paths),)
        case "offers":
            return (_offers(case_role, item, cases, paths)[page],)
        case "endings":
            return (_endings(case_role, paths),)


def _days(case_role: CaseRole, paths: list[PlayPath]) -> Bars:
    spent = Counter(action for path in paths for action in path.days_spent)
    return Bars(
        TITLES["days"],
        tuple(
            Bar(action.text, spent[action.id], DONE if action.history else "")
            for action in case_role.role.groundwork.actions
        ),
        len(paths),
    )


def _scene(case_role: CaseRole, scene_id: str, paths: list[PlayPath]) -> Bars:
    scene = case_role.role.scenes[scene_id]
    chosen = Counter(path.choices[scene_id] for path in paths if scene_id in path.choices)
    return Bars(
        scene.title,
        tuple(
            Bar(choice.text, chosen[choice.id], DONE if choice.history else "")
            for choice in scene.choices
        ),
        chosen.total(),
    )


def foreseen(chances: Sequence[int]) -> Bars:
    """How the forecasts of a class lie."""
    bars = tuple(
        Bar(f"{low} to {high} in 100", sum(low <= chance <= high for chance in chances))
        for low, high in BANDS
    )
    return Bars(TITLES["forecast"], bars, len(chances))


def _forecasts(paths: list[PlayPath]) -> tuple[Block, ...]:
    chances = [path.forecast for path in paths if path.forecast is not None]
    told = (
        f"That all sign and home stands by it: {round(sum(chances) / len(chances))} in 100 on "
        f"average, by {counted(len(chances), 'player')}."
        if chances
        else "Nobody wrote down a forecast."
    )
    return (foreseen(chances), Para(told))


def _endings(case_role: CaseRole, paths: list[PlayPath]) -> Bars:
    reached = Counter(path.ending for path in paths if path.ending is not None)
    endings = case_role.role.endings
    return Bars(
        TITLES["endings"],
        tuple(
            Bar(endings[name].title, count, "as in history" if endings[name].history else "")
            for name, count in reached.most_common()
            if name in endings
        ),
        reached.total(),
    )


def _offers(
    case_role: CaseRole, item: Item, cases: Cases, paths: list[PlayPath]
) -> tuple[Block, ...]:
    tabled = list(_whole(case_role, paths))
    drafts = sum(len(path.offers) for path in paths) - len(tabled)
    told = f"{counted(len(tabled), 'whole paper')} tabled by {counted(len(paths), 'player')}."
    if drafts:
        told += f" {counted(drafts, 'draft')} with brackets cannot be drawn."
    table = table_of(cases.find(item.part.case), item.part.role)
    charts = table_charts(
        table,
        told,
        [("", package) for package in tabled],
        dots="a paper that was tabled",
        wide=True,
    )
    return tuple(chart.figure for chart in charts)


def _whole(case_role: CaseRole, paths: Iterable[PlayPath]) -> Iterable[Package]:
    """The papers tabled that leave nothing in brackets."""
    for path in paths:
        for offer in path.offers:
            options = tuple(offer.get(issue) for issue in case_role.issue_ids)
            if None not in options:
                yield options
