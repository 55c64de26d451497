"""`debrief.yaml`: what happened, what it meant, and what to ask about it."""

from typing import Literal

from pydantic import Field

from game.library.models.base import Line, Model, Prose, Slug, Text


class HistoryText(Model):
    """A package that was in fact on paper, or an author's package worth comparing."""

    title: Line
    """What the text was called, or whose it was."""
    package: dict[Slug, Slug]
    """An option for every issue."""
    sources: tuple[Slug, ...] = ()
    """Ids of the sources behind it."""


class History(Model):
    """What was in fact done and what came of it."""

    text: Prose
    """What was done and said, in a few paragraphs."""
    package: dict[Slug, Slug] | None = None
    """What was signed; None where nothing was."""
    texts: tuple[HistoryText, ...] = ()
    """The closest texts on paper, for the chart."""
    sequel: Prose = ()
    """What came after, second tables included."""


class Article(Model):
    """How one of the two articles bears on the case."""

    text: Prose
    """What the article would make of this case."""
    claims: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the claims it rests on."""


class Readings(Model):
    """Both articles on the case."""

    foreign_policy: Article
    """The Foreign Policy article on it."""
    krasnyak: Article
    """Krasnyak's article on it."""


class Absent(Model):
    """Who was not in the room, and what was decided for them."""

    who: Line
    """Who it was."""
    text: Text
    """What was decided for them, or what they would have said."""
    sources: tuple[Slug, ...] = ()
    """Ids of the sources behind it."""


class DisputeReading(Model):
    """Whose reading of a disputed value it is, and what he would say."""

    name: Line
    """Whose reading it is."""
    text: Text
    """What they held, and why."""


class Dispute(Model):
    """One disputed value of the case, told."""

    option: Slug
    """The option, by id."""
    side: Slug
    """The side it is a value to, by id."""
    text: Text
    """What the dispute was about."""
    readings: dict[Slug, DisputeReading]
    """Each reading, by the name it has in `case.yaml`."""
    sources: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the sources behind it."""


class OpenDispute(Model):
    """Something the record does not settle, or a myth named as one."""

    kind: Literal["disputed", "myth"]
    """`disputed`: the record does not settle it; `myth`: widely told, and not so."""
    text: Text
    """What is in dispute, or what is told and what was so."""
    sources: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the sources behind it."""


class QuizAnswer(Model):
    """One answer of a quiz question."""

    text: Line
    """The answer."""
    right: bool = False
    """True for the one that is right."""


class QuizQuestion(Model):
    """A question about the case with its explained answer."""

    id: Slug
    """A name for it."""
    text: Line
    """The question."""
    answers: tuple[QuizAnswer, ...] = Field(min_length=2)
    """Exactly one is right."""
    reason: Text
    """Why that answer is right."""
    sources: tuple[Slug, ...] = ()
    """Ids of the sources behind it."""


class Reading(Model):
    """Further reading."""

    source: Slug
    """The work, by id."""
    note: Text
    """What to read it for."""


class Objection(Model):
    """What a class will say against the case, and what to answer."""

    says: Line
    """The objection, as a student puts it."""
    answer: Text
    """What to answer."""


class TeachingNote(Model):
    """Two pages for whoever teaches the case, printed with the kit."""

    objectives: tuple[Line, ...] = Field(min_length=1)
    """What students should be able to say or do afterwards, a sentence each."""
    board: tuple[Line, ...] = Field(min_length=1)
    """The board plan: what to write up, in order."""
    reach: Prose
    """What classes can reach and what they cannot, as `explore` shows it."""
    objections: tuple[Objection, ...] = Field(min_length=1)
    """Those to expect, with answers."""
    project: tuple[Line, ...] = Field(min_length=1)
    """What to show on the wall, and when."""


class Debrief(Model):
    """What is said of the case after play, in either role."""

    history: History
    """What happened."""
    readings: Readings
    """What the two articles make of it."""
    absent: tuple[Absent, ...] = Field(min_length=1)
    """Who was not in the room."""
    disputes: tuple[Dispute, ...] = ()
    """One for every disputed value."""
    record: tuple[OpenDispute, ...] = ()
    """What the record leaves open, and myths."""
    questions: tuple[Line, ...] = Field(min_length=1)
    """For discussion, after play."""
    quiz: tuple[QuizQuestion, ...] = Field(min_length=1)
    """Questions about the case, each with its reason."""
    reading: tuple[Reading, ...] = ()
    """What to read next."""
    teaching: TeachingNote | None = None
    """For the teacher: what to aim at, what to expect, what to show."""
