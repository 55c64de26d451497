"""The table of a role: what the others open with, how each takes a paper, and the ways off it."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from game.library.leading import HasExits
from game.library.models.base import (
    Model,
    Next,
    Prose,
    Slug,
)


class Opening(Model):
    """What a side tables first, in force while its flags are set."""

    flags: tuple[Slug, ...] = ()
    """All of these flags are set; none in the last entry."""
    package: dict[Slug, Slug]
    """An option for every issue."""


def _plain_opening(value: Any) -> Any:
    return ({"package": value},) if isinstance(value, dict) else value


Openings = Annotated[
    tuple[Opening, ...],
    Field(min_length=1),
    BeforeValidator(
        _plain_opening,
        json_schema_input_type=dict[Slug, Slug] | Annotated[list[Opening], Field(min_length=1)],
    ),
]
"""A package, or several by flag; the last, without flags, is the default."""


class Voice(Model):
    """How a side takes a paper. Of several passages the next is said each time, then the last."""

    accepts: Prose = ()
    """It would sign."""
    near: Prose = ()
    """It refuses, less than 10 below its line."""
    far: Prose = ()
    """It refuses, 10 or more below."""
    red_lines: dict[Slug, Prose] = {}
    """By option that it refuses: said at rapport 10 or more, where a paper holds it."""
    repeats: Prose = ()
    """Said after a refusal when it tables nothing new."""
    second: Prose = ()
    """Said before a refusal of your second paper."""
    third: Prose = ()
    """Said before a refusal of your third and any later."""
    hurts: dict[Slug, Prose] = {}
    """By issue: that this hurt most; said at rapport 10 or more."""


class Table(HasExits, Model):
    """The multi-issue deal as this role meets it."""

    rounds: Annotated[int, Field(ge=1, le=12)]
    """How many offers may be made."""
    opens: dict[Slug, Openings]
    """By other side: what it tables first, an option for every issue; or several, by flag."""
    first: Literal["them", "you"]
    """Whether their package is tabled first or in answer to your first offer."""
    text: dict[Slug, Slug] = {}
    """Issues already settled when the table opens; the player may change them."""
    brackets: Annotated[int, Field(ge=0, le=10)] = 0
    """How many issues may be left for the leaders: an envoy's role only."""
    left_open: tuple[Slug, ...] = ()
    """The issues that the draft of the time left in brackets, where history tabled a draft; for
    what is printed of history.
    """
    voices: dict[Slug, Voice] = {}
    """By other side: how it takes a paper, in the case's own words."""
    walk: Prose
    """What the player does if he walks, in words, at the foot of the table."""
    signed: Next
    """Where a deal leads that stands at home."""
    repudiated: Next | None = None
    """Where a deal leads that home does not stand by; lint asks for it at every table."""
    draft: Next | None = None
    """Where an accepted draft leads; of roles with brackets."""
    deadlock: Next
    """Where it leads when the rounds run out."""
    walked: Next
    """Where walking away leads."""
