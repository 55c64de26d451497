"""The debrief as front ends draw it: scores, readings, page one, and the pages behind it."""

from fractions import Fraction
from typing import NamedTuple

from game.library.labels import Label
from game.rules.view.blocks import Paragraph


class DealScore(NamedTuple):
    """A signed deal in numbers."""

    own: Fraction
    theirs: tuple[tuple[str, Fraction], ...]
    """By other side."""
    gain: Fraction
    """Own value over own floor."""
    left: Fraction
    """The most you could still have gained at no cost to them."""


class Scores(NamedTuple):
    """The scores, 0 to 100 each; never added up."""

    preparation: Fraction
    rapport: Fraction
    durability: Fraction | None
    """Of a deal that was signed."""
    ledger: int | None
    """Of anything unsigned, a draft or a repudiated deal."""
    deal: DealScore | None


class ReadingView(NamedTuple):
    """One article's judgement of the play."""

    score: Fraction
    text: tuple[str, ...]


class Readings(NamedTuple):
    """Both articles' judgements, and where they part."""

    foreign_policy: ReadingView
    krasnyak: ReadingView
    parting: tuple[str, ...]
    """Where the two part, said plainly; empty where they do not."""


class Credit(NamedTuple):
    """How the gain of a signed deal divides; the parts add up to it."""

    conditions: Fraction
    preparation: Fraction
    rapport: Fraction


class DebriefView(NamedTuple):
    """What the debrief says first."""

    ending: str
    ending_title: str
    history: bool
    """Whether this is where history ended."""
    label: Label
    label_text: str
    page_one: tuple[Paragraph, ...]
    """At most 120 words in all."""
    scores: Scores
    readings: Readings
    credit: Credit | None
