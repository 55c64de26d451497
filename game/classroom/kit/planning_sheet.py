"""Part C: the planning sheet, filled in before anybody speaks. Nobody marks it for being right."""

from collections.abc import Iterable

from game.classroom.kit.voices import voice
from game.classroom.paper_table import PaperTable
from game.pages.document import Blank, Blanks, Block, Bullets, Grid, Heading, Page, Para

OPEN_QUESTIONS = (
    "What matters most to {others}, and why?",
    "What will {others} never sign?",
    "What will {others} do if there is no paper?",
    "Where can you give, and what do you want for it?",
)
"""What a side plans that is no role's: the lines of a role's sheet, without its answers."""


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
        *_questions(table, side, others),
        Blank("The first thing I will ask, before I offer anything:", 1),
        Para("The forecast is the chance that all sign and home stands by it.", "small"),
        Blanks(("My floor:", "My forecast, 0 to 100:")),
    )
    name = table.side_name(side)
    return Page(f"c-{side}", f"Planning sheet: {name}", f"For {name} only", blocks, "C", sheets=1)


def _widths(others: int) -> tuple[int, ...]:
    return (5, 27, 10, 16, 42) if others == 1 else (5, 22, 10, 13, *(50 // others,) * others)


def _questions(table: PaperTable, side: str, others: list[str]) -> Iterable[Block]:
    role = voice(table, side).role
    if role is None:
        yield from (
            Blank(question.format(others=" and ".join(others)), 1) for question in OPEN_QUESTIONS
        )
        return
    for line in role.plan.lines:
        yield Heading(line.text)
        yield Bullets(tuple(answer.text for answer in line.answers), "boxes")
