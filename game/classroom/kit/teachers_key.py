"""Part H: the teacher's key: everybody's numbers, the frontier, history's papers, the disputes."""

from collections.abc import Iterable

from game.classroom.in_fact import as_in_fact
from game.classroom.kit.clauses import what_clauses_need
from game.classroom.kit.planning_sheet import what_was_so
from game.classroom.kit.voices import voice
from game.classroom.paper_table import PaperTable
from game.classroom.papers import frontier, history_papers, nearest_papers, room_for_agreement
from game.classroom.table_chart import table_chart
from game.classroom.wording import before_play, counted, listed, points_of, sentence
from game.library.models.case import DisputedValue
from game.pages.document import FOR_YOU, Block, Bullets, Grid, Heading, Page, Para, aligned
from game.rules.bargaining.packages import value
from game.rules.case_role import Package
from game.rules.numbers import shown
from game.rules.plan import right_answer

MOST_PAPERS = 12
"""Papers of the frontier that are listed; the chart has them all."""

UNDRAFTED, REFUSED = "†", "×"


def teachers_key(table: PaperTable) -> Page:
    """All of it, for the teacher alone until the debrief."""
    blocks: tuple[Block, ...] = (
        Para(
            "The weights, values and floors are the author's judgement, made so that the case can "
            "be argued about. They are not in any archive.",
            "small",
        ),
        *_sides(table),
        *_points(table),
        *_frontier(table),
        *_history(table),
        *what_clauses_need(table),
        *_plans(table),
        *_disputes(table),
    )
    return Page("h-teachers-key", "Teacher's key", FOR_YOU, blocks, "H")


def _sides(table: PaperTable) -> Iterable[Block]:
    yield Heading("Floors, red lines, alternatives")
    codes = table.codes.of_option
    rows: list[tuple[str, ...]] = []
    for side in table.sides:
        model = table.case_role.case.sides[side]
        opens = table.case_role.default_openings.get(side)
        rows.append(
            (
                table.side_name(side),
                str(table.floor(side)),
                ", ".join(codes[option] for option in model.refuses) or "none",
                table.codes.called(opens) if opens else "none",
                " ".join(before_play(table, model.alternative)),
            )
        )
    yield Grid(
        ("", "floor", "red lines", "first paper", "without a deal"),
        tuple(rows),
        ("left", "right"),
        widths=(14, 8, 14, 19, 45),
    )
    moved = tuple(_what_moves_floors(table))
    if moved:
        yield Para("In the game a floor may move; on paper it does not:", "small")
        yield Bullets(moved)


def _what_moves_floors(table: PaperTable) -> Iterable[str]:
    for side in table.sides:
        name = table.side_name(side)
        for fact in table.case_role.case.facts.values():
            if side in fact.eases:
                yield f"{name}: {fact.eases[side]} less for whoever knows this. {fact.text}"
        for other in table.case_role.case.sides[side].reservations:
            flags = listed([flag.replace("-", " ") for flag in other.flags])
            yield f"{name}: {other.value} once this has happened: {flags}."


def _points(table: PaperTable) -> Iterable[Block]:
    case_role, codes = table.case_role, table.codes.of_option
    yield Heading("Everybody's points")
    count = len(table.sides)
    for letter, (issue_id, issue) in zip(
        table.codes.letters, case_role.case.issues.items(), strict=True
    ):
        rows = tuple(
            (
                codes[option] + (UNDRAFTED if option in table.undrafted else ""),
                case_role.option_text[option],
                *(_points_cell(table, side, option) for side in table.sides),
            )
            for option in case_role.case.issues[issue_id].options
        )
        weights = (f"{table.side_name(side)}, of {issue.weights[side]}" for side in table.sides)
        yield Grid(
            (letter, issue.title, *weights),
            rows,
            aligned(2, count),
            widths=(6, 94 - 18 * count, *(18,) * count),
        )
    undrafted = f" {UNDRAFTED} nobody has drafted it: below the fold." if table.undrafted else ""
    yield Para(f"{REFUSED} a red line of that side.{undrafted}", "small")


def _points_cell(table: PaperTable, side: str, option: str) -> str:
    never = option in table.case_role.case.sides[side].refuses
    return (
        f"{REFUSED} {points_of(table, side, option)}" if never else points_of(table, side, option)
    )


def _frontier(table: PaperTable) -> Iterable[Block]:
    room = room_for_agreement(table)
    told = (
        f"Of {room.packages:,} possible papers {room.efficient} lie on the frontier, where nobody "
        "can gain without another's loss. "
        f"{room.clear or 'None'} clear{'s' if room.clear == 1 else ''} every floor and cross"
        f"{'es' if room.clear == 1 else ''} no red line"
        + (
            f"; without the clauses below the fold, {room.clear_undrafted or 'none'} would."
            if table.undrafted
            else "."
        )
    )
    yield Heading("The frontier")
    yield from table_chart(table, told)
    clear = [paper.package for paper in frontier(table) if paper.clear]
    if clear:
        yield Para(_which_papers(len(clear)))
        yield _valued(table, [("", package) for package in clear[:MOST_PAPERS]])
    else:
        yield Para("No paper of the frontier clears every floor. These come nearest:")
        yield _valued(table, [("", package) for package in nearest_papers(table, 5)])


def _which_papers(count: int) -> str:
    clear = "clears" if count == 1 else "clear"
    told = f"{counted(count, 'paper')} of the frontier {clear} every floor"
    return f"{told}:" if count <= MOST_PAPERS else f"{told}; the first {MOST_PAPERS} of them:"


def _valued(table: PaperTable, papers: list[tuple[str, Package]]) -> Grid:
    titled = any(title for title, _ in papers)
    rows = tuple(
        (
            *((title,) if titled else ()),
            table.codes.called(package),
            *(shown(value(table.case_role, side, package)) for side in table.sides),
        )
        for title, package in papers
    )
    names = map(table.side_name, table.sides)
    head = (*(("",) if titled else ()), "paper", *names)
    texts, count = 2 if titled else 1, len(table.sides)
    numbers = 15 if count == 2 else 12
    rest = 100 - numbers * count
    widths = (rest - 28, 28) if titled else (rest,)
    return Grid(
        head,
        rows,
        aligned(texts, count),
        widths=(*widths, *(numbers,) * count),
    )


def _history(table: PaperTable) -> Iterable[Block]:
    papers = history_papers(table)
    yield Heading("History's papers")
    if not any(paper.signed for paper in papers):
        yield Para("Nothing was signed.")
    if papers:
        yield _valued(table, [(paper.title, paper.package) for paper in papers])
    told = table.case_role.debrief.history
    yield from (Para(text) for text in as_in_fact(table, told.text))
    yield from (Para(text) for text in as_in_fact(table, told.sequel))


def _plans(table: PaperTable) -> Iterable[Block]:
    """What was so, by line of the planning sheets; floors and red lines stand above."""
    for side in table.sides:
        role = voice(table, side).role
        yield Heading(f"The planning sheet of {table.side_name(side)}: what was so")
        own = (
            f"{line.text} {sentence(right_answer(line).text)} {line.reason}"
            for line in (role.plan.lines if role is not None else ())
        )
        yield Bullets((*own, *what_was_so(table, side)))


def _disputes(table: PaperTable) -> Iterable[Block]:
    case_role, told = table.case_role, table.case_role.debrief
    if told.disputes or told.record:
        yield Heading("What sources dispute")
    for dispute in told.disputes:
        code = table.codes.of_option[dispute.option]
        place = case_role.option_issue[dispute.option]
        values = case_role.case.issues[case_role.issue_ids[place]].options[dispute.option].values
        disputed = values[dispute.side]
        assert isinstance(disputed, DisputedValue), "lint sees to it"
        yield Para(f"{code}, {sentence(case_role.option_text[dispute.option])} {dispute.text}")
        yield Bullets(
            tuple(
                f"{reading.name} ({disputed.readings[name]} of 100"
                f"{', used in play' if name == disputed.default else ''}): {reading.text}"
                for name, reading in dispute.readings.items()
            )
        )
    if told.record:
        yield Bullets(
            tuple(
                f"{'A myth' if each.kind == 'myth' else 'Disputed'}: {each.text}"
                for each in told.record
            )
        )
