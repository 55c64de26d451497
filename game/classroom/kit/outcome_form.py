"""Part E: the outcome form: what was agreed or how it ended, and what each made of it."""

from game.classroom.kit.two_articles import TWO_ARTICLES
from game.classroom.paper_table import PaperTable
from game.classroom.wording import listed, rapport_scale
from game.pages.document import Blank, Blanks, Block, Bullets, Grid, Heading, Page, Para, Signatures


def outcome_form(table: PaperTable) -> Page:
    """One form a table; the two sentences are each student's own."""
    names = [table.side_name(side) for side in table.sides]
    blocks: tuple[Block, ...] = (
        Blanks(("Table:", "Called (a pseudonym):")),
        Heading("If you signed"),
        Grid(
            ("", "issue", "code", "what it says, in words you all read the same way"),
            tuple(
                (letter, issue.title, "", "")
                for letter, issue in zip(
                    table.codes.letters, table.case_role.case.issues.values(), strict=True
                )
            ),
            tall=True,
            widths=(5, 27, 9, 59),
        ),
        Signatures(tuple(f"For {name}" for name in names)),
        Heading("If you did not"),
        Blanks(("Who got up, or what ran out:", "At offer no.:")),
        Blank("Who meets whom next, about what, and when (leave empty if nobody said):", 1),
        Heading("Each for yourself, before any score is shown"),
        Para(
            "Two sentences: what decided this, and which of these does it bear out? Both may be "
            "right, and so may neither.",
            "small",
        ),
        Bullets(TWO_ARTICLES),
        *(Blank(f"{name}:", 2) for name in names),
        Para(
            f"How did the room come to feel to you? A number from 0 to 20: {rapport_scale()}.",
            "small",
        ),
        Blanks(tuple(f"{name}:" for name in names)),
    )
    return Page(
        "e-outcome-form",
        "Outcome form",
        f"One a table: {listed(names)}",
        blocks,
        "E",
        sheets=1,
    )
