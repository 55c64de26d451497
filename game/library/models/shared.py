"""`sources.yaml` and `concepts.yaml`: what every case may cite."""

from typing import Literal

from game.library.models.base import Line, Model, Slug, Text
from game.library.models.case import Source


class Claim(Model):
    """Something one of the two articles says, in our words."""

    article: Literal["foreign-policy", "krasnyak"]
    text: Text


class SharedSources(Model):
    """`content/sources.yaml`."""

    articles: dict[Slug, Source]
    claims: dict[Slug, Claim]
    works: dict[Slug, Source] = {}
    """Works that several cases cite."""


class Concept(Model):
    """A term of the negotiation glossary."""

    title: Line
    also: tuple[Line, ...] = ()
    """Other words for it in the text, for the glossary key."""
    text: Text
    see: tuple[Slug, ...] = ()


class Concepts(Model):
    """`content/concepts.yaml`."""

    concepts: dict[Slug, Concept]
