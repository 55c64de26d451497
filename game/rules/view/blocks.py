"""What stands on a page, however it is drawn: typed blocks of plain text."""

from functools import lru_cache
from typing import Literal, NamedTuple

from game.rules.view.chart import Chart

Weight = Literal["plain", "lead", "quiet"]
"""How loud a paragraph is: a lead says what matters on the page, a quiet one is a remark."""


class Heading(NamedTuple):
    """A heading within a page."""

    text: str


class Paragraph(NamedTuple):
    """A paragraph."""

    text: str
    weight: Weight = "plain"


class Says(NamedTuple):
    """What somebody says, or how somebody answers."""

    name: str
    """Empty where the text says whose words they are."""
    text: str


class Learned(NamedTuple):
    """A fact that has just gone into the dossier."""

    text: str


class Labelled(NamedTuple):
    """A paragraph under a word that says of what kind it is, as a condition is."""

    label: str
    text: str


@lru_cache(maxsize=8192)
def paragraph(text: str) -> Paragraph:
    """A plain paragraph; the same one for the same text, since every View is made of them."""
    return Paragraph(text)


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


class QuizAnswerView(NamedTuple):
    """An answer of a quiz question."""

    text: str
    right: bool


class QuizView(NamedTuple):
    """A quiz question with its explained answer."""

    text: str
    answers: tuple[QuizAnswerView, ...]
    reason: str


Block = (
    Heading
    | Paragraph
    | Says
    | Learned
    | Labelled
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


QUIZ = "quiz"
"""The page that is played, where it can be."""


class Tab(NamedTuple):
    """A page that has not been made yet."""

    id: str
    name: str
    """In a word or two."""
    title: str


class DebriefPage(NamedTuple):
    """A page behind page one."""

    id: str
    tab: str
    """Its name in a word or two."""
    title: str
    blocks: tuple[Block, ...]
