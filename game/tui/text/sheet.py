"""A sheet of paper laid over the screen: a title and blocks of prose."""

from collections.abc import Callable
from typing import Any, NamedTuple

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


class LineAsked(NamedTuple):
    """A line to write on, laid over the screen."""

    title: str
    said: str
    """What is asked."""
    written: str
    """What stands on the line already."""
    do: Callable[[str], Any]
    """What is done with what was written, and gives back anything but None. Raises `Trouble` where
    it cannot be: the line stays, to be put right, and says why."""
    optional: bool = False
    """Whether the line may be left empty."""
