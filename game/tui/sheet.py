"""A sheet of paper laid over the screen: a title and blocks of prose."""

from typing import NamedTuple

from textual.content import Content


class Sheet(NamedTuple):
    """What a sheet says."""

    title: str
    blocks: tuple[Content, ...]
    key: str | None = None
    """The key that brought it, which also puts it away."""


class Question(NamedTuple):
    """A question with its answers, laid over the screen."""

    title: str
    blocks: tuple[Content, ...]
    answers: tuple[tuple[str, str], ...]
    """Id and text."""
    grave: str | None = None
    """The id of the answer that cannot be undone."""
    at: str | None = None
    """The id of the answer to highlight; the first where it is None."""
