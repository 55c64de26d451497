"""`sources.yaml` and `concepts.yaml`: what every case may cite."""

from typing import Literal

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
