"""The debrief's page of the deal: the chart, the papers, floors and lines, what was signed."""

from fractions import Fraction

from game.rules.bargaining.codes import in_codes, option_codes
from game.rules.bargaining.packages import value
from game.rules.case_role import Package
from game.rules.debrief.finished import Finished
from game.rules.debrief.pages.deal_chart import deal_charts
from game.rules.debrief.papers import (
    Paper,
    outside_papers,
    their_papers,
    your_papers,
)
from game.rules.numbers import shown
from game.rules.view.blocks import Block, Heading, Paragraph, SmallTable


def deal_blocks(finished: Finished) -> tuple[Block, ...]:
    """The table in numbers."""
    blocks: list[Block] = list(deal_charts(finished))
    deal = finished.scores.deal
    if deal is not None:
        blocks.append(
            Paragraph(
                f"{_gain(deal.gain)} With what was open to you, you left {shown(deal.left)} on the "
                "table: the most you could still have gained at no cost to them.",
                "lead",
            )
        )
    blocks += _signed(finished)
    blocks += [Heading("Floors and lines"), _limits(finished)]
    blocks += _rest_on(finished)
    listed = _papers(finished)
    if listed:
        blocks += [Heading("Every paper, and what it was worth"), _valued(finished, listed)]
        blocks += [Heading("What the codes stand for"), _codes(finished, listed)]
    return tuple(blocks)


def _gain(gain: Fraction) -> str:
    if gain < 0:
        return f"You signed {shown(-gain)} below your floor."
    return f"You gained {shown(gain)} over your floor."


def _papers(finished: Finished) -> tuple[Paper, ...]:
    theirs = (paper for side in finished.sides[1:] for paper in their_papers(finished, side))
    return (*your_papers(finished), *theirs, *outside_papers(finished))


def _signed(finished: Finished) -> list[Block]:
    """What was signed or drafted, an issue a row, with what each clause is worth to whom."""
    deal = finished.state.deal
    if deal is None:
        return []
    case_role = finished.case_role
    titles = {"signed": "What was signed", "draft": "The draft"}
    rows: list[tuple[str, ...]] = []
    for issue, option in zip(case_role.case.issues.values(), deal.package, strict=True):
        if option is None:
            rows.append((issue.title, "[left in brackets]", *("-" for _ in finished.sides)))
            continue
        worth = (shown(case_role.shown_points[side][option]) for side in finished.sides)
        rows.append((issue.title, case_role.option_text[option], *worth))
    totals = (shown(value(case_role, side, deal.package)) for side in finished.sides)
    rows.append(("In all", "", *totals))
    header = ("issue", "as agreed", *map(finished.side_name, finished.sides))
    title = titles.get(deal.outcome, "What was signed, and repudiated")
    return [Heading(title), SmallTable(header, tuple(rows))]


def _limits(finished: Finished) -> SmallTable:
    reservations = (str(finished.case_role.case.sides[s].reservation) for s in finished.sides)
    when = "at the end" if finished.state.deal is None else "at the signing"
    return SmallTable(
        ("", *map(finished.side_name, finished.sides)),
        (
            ("reservation", *reservations),
            (f"floor, with what you knew {when}", *map(str, finished.floors.values())),
            ("as your mandate or rapport moved it", *map(shown, finished.lines.values())),
        ),
    )


def _rest_on(finished: Finished) -> list[Block]:
    """What the author says of a side's numbers, where he says it: they are judgement."""
    sides = finished.case_role.case.sides
    said = [
        Paragraph(f"{finished.side_name(side)}. {sides[side].judgement}")
        for side in finished.sides
        if sides[side].judgement
    ]
    return [Heading("What these numbers rest on"), *said] if said else []


def _valued(finished: Finished, papers: tuple[Paper, ...]) -> SmallTable:
    rows = tuple(
        (
            paper.mark,
            f"{paper.title}: {in_codes(finished.case_role, paper.package)}",
            *(shown(value(finished.case_role, side, paper.package)) for side in finished.sides),
        )
        for paper in papers
    )
    return SmallTable(("mark", "paper", *map(finished.side_name, finished.sides)), rows)


def _codes(finished: Finished, papers: tuple[Paper, ...]) -> SmallTable:
    """The options that stand in one of these papers, with the issue each settles."""
    case_role = finished.case_role
    used = {option for paper in papers for option in _settled(paper.package)}
    codes = option_codes(case_role)
    rows = tuple(
        (codes[option], issue.title, case_role.option_text[option])
        for issue in case_role.case.issues.values()
        for option in issue.options
        if option in used
    )
    return SmallTable(("code", "issue", "what it says"), rows)


def _settled(package: Package) -> tuple[str, ...]:
    return tuple(option for option in package if option is not None)
