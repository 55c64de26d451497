"""Part C: the planning sheet, filled in before anybody speaks, and a place to add up behind it.

Nobody marks it for being right. Every side has the same sheet; a side that is a role of the case
has that role's questions on it as well.
"""

from collections.abc import Iterable

from game.classroom.kit.voices import voice
from game.classroom.paper_table import PaperTable
from game.classroom.wording import exact, listed
from game.pages.document import Align, Blank, Blanks, Block, Bullets, Grid, Heading, Page, Para
from game.rules.bargaining.packages import total

SUMS = 14
"""Papers that there is room to add up."""


def planning_sheet(table: PaperTable, side: str) -> Page:
    """The sheet of one side: issue by issue, then the questions, then the forecast."""
    others = [table.side_name(other) for other in table.sides if other != side]
    blocks: tuple[Block, ...] = (
        Para(
            "Five minutes, in pencil, before anybody speaks. Take it to the table; in the debrief "
            "it is laid beside what was so.",
            "small",
        ),
        Grid(
            (
                "",
                "issue",
                "my best",
                "I can live with",
                *(f"what I think {name} wants" for name in others),
            ),
            tuple(
                (letter, issue.title, *[""] * (2 + len(others)))
                for letter, issue in zip(
                    table.codes.letters, table.case_role.case.issues.values(), strict=True
                )
            ),
            tall=True,
            widths=_widths(len(others)),
        ),
        *_questions(table, side),
        Blank("Where I can give, and what I want for it:", 1),
        Blank("The first thing I will ask, before I offer anything:", 1),
        Para("The forecast is the chance that all sign and home stands by it.", "small"),
        Blanks(("My floor:", "My forecast, 0 to 100:")),
    )
    name = table.side_name(side)
    return Page(f"c-{side}", f"Planning sheet: {name}", f"For {name} only", blocks, "C", sheets=1)


def _widths(others: int) -> tuple[int, ...]:
    return (5, 27, 10, 16, 42) if others == 1 else (5, 22, 10, 13, *(50 // others,) * others)


def _questions(table: PaperTable, side: str) -> Iterable[Block]:
    """The case's own, where the side is a role of it; of every other side, what it is after."""
    role = voice(table, side).role
    for line in role.plan.lines if role is not None else ():
        yield Heading(line.text)
        yield Bullets(tuple(answer.text for answer in line.answers), "boxes")
    titles = tuple(issue.title for issue in table.case_role.case.issues.values())
    for other in table.sides:
        if other == side:
            continue
        name = table.side_name(other)
        if role is None:
            yield Heading(f"What weighs most with {name}?")
            yield Bullets(titles, "boxes")
            yield Heading(f"Where has {name} room to move?")
            yield Bullets(titles, "boxes")
            yield Blank(f"What is {name} afraid of?", 1)
        yield Blanks((f"{name} will never sign (codes):", "With no paper it will:"))


def what_was_so(table: PaperTable, side: str) -> Iterable[str]:
    """For the key: what is so of each other side, where the sheet asks for it."""
    for other in table.sides:
        if other == side:
            continue
        weights = table.case_role.weights[other]
        yield (
            f"{table.side_name(other)}: what weighs most is "
            f"{_issues_of(table, other, max(weights))}; there is most room on "
            f"{_issues_of(table, other, min(weights))}."
        )


def _issues_of(table: PaperTable, side: str, weight: int) -> str:
    """The issues that weigh so much with a side."""
    weights = table.case_role.weights[side]
    return listed(
        [table.codes.issue_name(place) for place, own in enumerate(weights) if own == weight]
    )


def adding_up(table: PaperTable, side: str) -> Page:
    """Behind the planning sheet: where a side adds up what each paper is worth to it."""
    name, letters = table.side_name(side), table.codes.letters
    middle: Align = "middle"
    count = len(letters)
    code = 54 // count
    first = table.case_role.default_openings.get(side)
    rows = [("", *[""] * (count + 2)) for _ in range(SUMS)]
    if first is not None:
        points = table.case_role.points[side]
        worth = (exact(points[option]) if option else "" for option in first)
        sum_ = exact(total(table.case_role, side, first))
        rows[0] = ("your first paper", *worth, sum_, "")
    blocks: tuple[Block, ...] = (
        Para(
            "For your eyes only. Write down what each clause is worth to you, as it is printed in "
            "your brief, and add up in tenths. That sum is the one that counts."
        ),
        Para(f"Your floor is {table.floor(side)}. Below it you are better off walking.", "strong"),
        Grid(
            ("whose paper", *letters, "sum", "over floor?"),
            tuple(rows),
            ("left", *(middle,) * (count + 2)),
            tall=True,
            widths=(20, *(code,) * count, 12, 100 - 32 - code * count),
        ),
        Blank("What I have found out, and what I still do not know:", 2),
    )
    return Page(
        f"c-{side}-sums",
        f"Adding up: {name}",
        f"For {name} only",
        blocks,
        "C",
        sheets=1,
        behind=True,
    )
