"""What stands on a page of the debrief, however it is drawn: typed blocks of plain text."""

from typing import Literal, NamedTuple

from game.rules.debrief.chart import Chart
from game.rules.view.debrief_view import QuizView

Weight = Literal["plain", "lead", "quiet"]
"""How loud a paragraph is: a lead says what matters on the page, a quiet one is a remark."""


class Heading(NamedTuple):
    """A heading within a page."""

    text: str


class Paragraph(NamedTuple):
    """A paragraph."""

    text: str
    weight: Weight = "plain"


class Points(NamedTuple):
    """A list of which every item stands alone."""

    items: tuple[str, ...]


class Entry(NamedTuple):
    """Something with a title of its own, and what is said of it under short labels."""

    title: str
    lines: tuple[tuple[str, str], ...]
    """Label and text; an empty label for text that needs none."""


class SmallTable(NamedTuple):
    """A few rows under a heading row; figures stand to the right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Beside(NamedTuple):
    """Two texts side by side, paragraph by paragraph."""

    titles: tuple[str, str]
    left: tuple[str, ...]
    right: tuple[str, ...]


class Decision(NamedTuple):
    """A move of the play beside what was in fact done there."""

    turn: int
    """From 1, as branching counts moves."""
    where: str
    did: str
    because: str | None = None
    """Why it worked as it did."""
    changed: str = ""
    """What it changed, in a few words: `rapport with Barak +2`."""
    answered: tuple[str, ...] = ()
    """What was said to it, of an offer."""
    as_in_fact: bool = False
    """Whether that is what was in fact done."""
    in_fact: str | None = None
    """What was done instead, where something was."""
    in_fact_because: str | None = None


class Discussion(NamedTuple):
    """A question that only the reader can answer."""

    text: str


class Work(NamedTuple):
    """A source, and what it is good for."""

    citation: str
    address: str = ""
    note: str = ""
    checked: bool = True


Block = (
    Heading
    | Paragraph
    | Points
    | Entry
    | SmallTable
    | Beside
    | Decision
    | Discussion
    | Work
    | Chart
    | QuizView
)


class DebriefPage(NamedTuple):
    """A page behind page one."""

    id: str
    tab: str
    """Its name in a word or two."""
    title: str
    blocks: tuple[Block, ...]
