"""Part A: what everybody knows, on one page."""

from game.classroom.kit.voices import voice
from game.classroom.paper_table import PaperTable
from game.pages.document import Block, Bullets, Grid, Heading, Page, Para


def public_brief(table: PaperTable) -> Page:
    """The situation, who sits at the table, and what has to be settled."""
    case = table.case_role.case
    fixed = tuple(each.text for each in case.conditions.values() if not each.open)
    open_ = tuple(each.text for each in case.conditions.values() if each.open)
    blocks: list[Block] = [
        Para(f"{case.place}, {case.dates}", "small"),
        Para(case.hook, "lead"),
        Heading("At the table"),
        Bullets(tuple(_seat(table, side) for side in table.sides)),
    ]
    if fixed:
        blocks += [Heading("What no meeting could change"), Bullets(fixed)]
    if open_:
        blocks += [Heading("What talks could move"), Bullets(open_)]
    blocks += [
        Heading("What has to be settled"),
        Grid(
            ("", "issue", "what it is about"),
            tuple(
                (letter, issue.title, issue.about)
                for letter, issue in zip(table.codes.letters, case.issues.values(), strict=True)
            ),
            widths=(5, 27, 68),
        ),
    ]
    return Page("a-public-brief", "Public brief", "For everybody", tuple(blocks), "A", sheets=1)


def _seat(table: PaperTable, side: str) -> str:
    return (
        f"{table.side_name(side)}, for {table.case_role.case.sides[side].name}: "
        f"{voice(table, side).introduced}."
    )
