"""The debrief as front ends draw it: scores, readings, page one, and the pages behind it."""

from fractions import Fraction
from typing import NamedTuple

from game.library.labels import Label
from game.rules.scoring.figures import Credit, DealScore, Scores
from game.rules.view.blocks import Paragraph

__all__ = ["Credit", "DealScore", "DebriefView", "ReadingView", "Readings", "Scores"]


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
