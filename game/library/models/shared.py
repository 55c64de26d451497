"""The files beside the cases: what every case may cite, and the ways through them."""

from typing import Literal

from pydantic import Field

from game.library.models.base import Line, Model, Slug, Text
from game.library.models.case import Source


class Claim(Model):
    """Something one of the two articles says, in our words."""

    article: Literal["foreign-policy", "krasnyak"]
    """Which of the two says it."""
    text: Text
    """The claim, in our words."""


class SharedSources(Model):
    """`content/sources.yaml`."""

    articles: dict[Slug, Source]
    """The two articles, by id."""
    claims: dict[Slug, Claim]
    """What they claim, by id."""
    works: dict[Slug, Source] = {}
    """Works that several cases cite."""


class Concept(Model):
    """A term of the negotiation glossary."""

    title: Line
    """The term."""
    also: tuple[Line, ...] = ()
    """Other words for it in the text, for the glossary key."""
    text: Text
    """What it means, in a few sentences."""
    see: tuple[Slug, ...] = ()
    """Ids of terms to read with it."""


class Concepts(Model):
    """`content/concepts.yaml`."""

    concepts: dict[Slug, Concept]
    """The terms of the glossary, by id."""


class Stage(Model):
    """A case in the order for learning."""

    case: Slug
    """Its id; it may be one that is still to come."""
    title: Line
    """What it is called while it is to come."""
    idea: Line
    """What it adds to those before it, in a few words."""


class Thread(Model):
    """Cases that one story joins."""

    title: Line
    """What the thread is called."""
    text: Text
    """What joins its cases."""
    question: Line
    """A question to carry from case to case."""
    cases: tuple[Slug, ...]
    """Its cases in order; each is in the order for learning too."""


class Pair(Model):
    """Two cases to read beside each other."""

    moved: dict[Slug, Text] = Field(min_length=2, max_length=2)
    """By case, two of them: what moved there, and what did not."""
    question: Line
    """What the two together ask."""


class Curriculum(Model):
    """`content/curriculum.yaml`."""

    order: tuple[Stage, ...] = ()
    """The order for learning."""
    threads: dict[Slug, Thread] = {}
    """By id."""
    beside: tuple[Pair, ...] = ()
    """Cases that are compared in the debrief of either."""
