"""`debrief.yaml`: what happened, what it meant, and what to ask about it."""

from typing import Literal

from pydantic import Field

from game.library.models.base import Line, Model, Prose, Slug, Text


class HistoryText(Model):
    """A package that was in fact on paper, or an author's package worth comparing."""

    title: Line
    package: dict[Slug, Slug]
    """An option for every issue."""
    sources: tuple[Slug, ...] = ()


class History(Model):
    """What was in fact done and what came of it."""

    text: Prose
    package: dict[Slug, Slug] | None = None
    """What was signed; None where nothing was."""
    texts: tuple[HistoryText, ...] = ()
    """The closest texts on paper, for the chart."""
    sequel: Prose = ()
    """What came after, second tables included."""


class Article(Model):
    """How one of the two articles bears on the case."""

    text: Prose
    claims: tuple[Slug, ...] = Field(min_length=1)


class Readings(Model):
    """Both articles on the case."""

    foreign_policy: Article
    krasnyak: Article


class Absent(Model):
    """Who was not in the room, and what was decided for them."""

    who: Line
    text: Text
    sources: tuple[Slug, ...] = ()


class DisputeReading(Model):
    """Whose reading of a disputed value it is, and what he would say."""

    name: Line
    text: Text


class Dispute(Model):
    """One disputed value of the case, told."""

    option: Slug
    side: Slug
    text: Text
    readings: dict[Slug, DisputeReading]
    sources: tuple[Slug, ...] = Field(min_length=1)


class OpenDispute(Model):
    """Something the record does not settle, or a myth named as one."""

    kind: Literal["disputed", "myth"]
    text: Text
    sources: tuple[Slug, ...] = Field(min_length=1)


class QuizAnswer(Model):
    """One answer of a quiz question."""

    text: Line
    right: bool = False


class QuizQuestion(Model):
    """A question about the case with its explained answer."""

    id: Slug
    text: Line
    answers: tuple[QuizAnswer, ...] = Field(min_length=2)
    """Exactly one is right."""
    reason: Text
    sources: tuple[Slug, ...] = ()


class Reading(Model):
    """Further reading."""

    source: Slug
    note: Text


class Debrief(Model):
    """What is said of the case after play, in either role."""

    history: History
    readings: Readings
    absent: tuple[Absent, ...] = Field(min_length=1)
    disputes: tuple[Dispute, ...] = ()
    """One for every disputed value."""
    record: tuple[OpenDispute, ...] = ()
    questions: tuple[Line, ...] = Field(min_length=1)
    quiz: tuple[QuizQuestion, ...] = Field(min_length=1)
    reading: tuple[Reading, ...] = ()
