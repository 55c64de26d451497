"""Part F: the observer's card: what to watch for, without taking sides."""

from typing import get_args

from game.classroom.paper_table import PaperTable
from game.library.models.role import Approach
from game.pages.document import Blank, Blanks, Block, Grid, Heading, Page, Para

WHAT_IT_LOOKS_LIKE: dict[Approach, str] = {
    "probe": "asks what lies behind a demand, and waits for the answer",
    "reassure": "takes a fear of the other side's away",
    "press": "warns, threatens, sets a time limit",
    "flatter": "praises the person",
    "trade": "gives on one issue for something on another",
    "gesture": "does something for the other side that was not asked for",
    "reframe": "puts the question in another way, so that both can answer it",
    "insist": "says the same thing again",
    "defer": "leaves something for later, or for somebody else",
    "walk": "gets up, or says so",
}
"""By kind of thing one says or does: how an observer knows it."""


def observer_card(table: PaperTable) -> Page:
    """A tally by side, and the moments worth telling."""
    names = [table.side_name(side) for side in table.sides]
    blocks: tuple[Block, ...] = (
        Para(
            "You are in the room and not in the talks: say nothing, help nobody, show nobody what "
            "you write. A stroke for each time you hear it. Afterwards you tell what you saw, not "
            "who was good."
        ),
        Blanks(("Table:", "Observer:")),
        Grid(
            ("", "what it looks like", *names),
            tuple(
                (approach, WHAT_IT_LOOKS_LIKE[approach], *[""] * len(names))
                for approach in get_args(Approach)
            ),
            tall=True,
            widths=(12, 44, *(44 // len(names),) * len(names)),
        ),
        Heading("Moments, with the minute"),
        Grid(
            ("", "minute", "what was said or done"),
            tuple(
                (moment, "", "")
                for moment in (
                    "The first number or code was named",
                    "The first question that was not about a number",
                    "Somebody learned something new",
                    "The room was warmest",
                    "The room was coldest",
                )
            ),
            tall=True,
            widths=(42, 10, 48),
        ),
        Blank("One thing said that changed the next offer, and the offer:", 2),
        Blank("One thing nobody asked:", 1),
    )
    return Page("f-observers-card", "Observer's card", "For observers", blocks, "F", sheets=1)
