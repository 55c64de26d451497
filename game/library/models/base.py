"""What every content model shares: strictness, ids, conditions, effects, passages."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from game.library.limits import ID_LENGTH, LINE_LENGTH, TEXT_LENGTH

Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=ID_LENGTH.most),
]
"""A stable id: lower-case ASCII words joined by hyphens. Saves name things by it."""

Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=TEXT_LENGTH.most, strip_whitespace=True),
]
"""A paragraph of prose, or less."""

Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LINE_LENGTH.most, strip_whitespace=True),
]
"""A title, a name, a sentence."""

Points = Annotated[int, Field(ge=0, le=100)]
"""A value, a weight or a reservation: 0 to 100."""

Meter = Annotated[int, Field(ge=0, le=20)]
"""A level of preparation, rapport or mandate: 0 to 20."""

RESERVED_MOVES = frozenset(
    {"begin", "commit", "recess", "return", "walk", "read-brief", "continue", "skip"}
)
"""Move ids the rules use themselves; no choice or action may be called so."""


class Model(BaseModel):
    """A piece of content: immutable, strict about types, refusing unknown keys.

    Lists reach the models as tuples: the reader makes them so.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class KnowsAtLeast(Model):
    """At least `count` of the facts in `of` are known."""

    count: Annotated[int, Field(ge=1, le=20)]
    """How many of them."""
    of: tuple[Slug, ...] = Field(min_length=2)
    """The facts to count among, by id."""


class Condition(Model):
    """A conjunction: every part that is given must hold. There is no expression language."""

    preparation: Meter | None = None
    """The preparation meter stands at least here."""
    mandate: Meter | None = None
    """The mandate meter stands at least here."""
    rapport: dict[Slug, Meter] = {}
    """Rapport with each person named (a face of the role) stands at least here."""
    knows: tuple[Slug, ...] = ()
    """All of these facts are known."""
    knows_at_least: KnowsAtLeast | None = None
    """So many out of a list of facts are known."""
    flags: tuple[Slug, ...] = ()
    """All of these flags are set."""
    agreed: tuple[Slug, ...] = ()
    """All of these options stand in the text: signed, accepted as a draft, or brought
    by relay."""
    hours: Annotated[int, Field(ge=1, le=3)] | None = None
    """At least so many hours are left."""
    staked: Literal[True] | None = None
    """The player's name is staked."""
    owed: tuple[Slug, ...] = ()
    """All of these sides are owed."""


class RapportChange(Model):
    """A change of rapport with a ceiling: never raises above `up_to`, never lowers to it."""

    by: Annotated[int, Field(ge=-20, le=20)]
    """How far it rises."""
    up_to: Meter
    """The highest it can lead to."""


class Effects(Model):
    """What a choice or an action does to the state of play."""

    rapport: dict[Slug, int | RapportChange] = {}
    """By person: a change, or a change with a ceiling."""
    mandate: Annotated[int, Field(ge=-20, le=20)] = 0
    """Change of the mandate meter."""
    hours: Annotated[int, Field(ge=-3, le=0)] = 0
    """Hours spent, as a negative number."""
    learn: tuple[Slug, ...] = ()
    """Facts learned, or false leads believed."""
    by: Literal["staff"] | None = None
    """`staff` where one's own people say it in a room with others: then it counts as prepared."""
    flags: tuple[Slug, ...] = ()
    """Flags set; a flag is never taken back."""
    stake: Literal[True] | None = None
    """Stake your name: mandate +2, and the consequences."""
    owe: tuple[Slug, ...] = ()
    """Sides that will look for a way to get even."""
    repay: tuple[Slug, ...] = ()
    """Sides given something back: no longer owed."""
    channel: Literal["agreed", "lost"] | None = None
    """A next step or channel is agreed, or an existing one is lost."""
    breaks_confidence: Literal[True] | None = None
    """Something told in confidence was used or passed on."""
    praised_by: Slug | None = None
    """The person who praised the player in public here."""


class Passage(Model):
    """A paragraph, shown always or only under a condition, with the sources of its facts."""

    text: Text
    """What is shown."""
    when: Condition | None = None
    """Shown only while this holds."""
    unless: Condition | None = None
    """Not shown while this holds."""
    sources: tuple[Slug, ...] = ()
    """Ids of the sources behind what the passage states as fact."""


def _plain_passage(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, (str, dict)) else value


PassageField = Annotated[
    Passage, BeforeValidator(_plain_passage, json_schema_input_type=Text | Passage)
]
Prose = Annotated[
    tuple[PassageField, ...],
    BeforeValidator(_one_or_many, json_schema_input_type=Text | Passage | list[Text | Passage]),
]
"""One paragraph or a list of them; each a plain string or a passage with a condition."""


class Branch(Model):
    """Where a move leads under a condition; the first branch that holds is taken."""

    to: Slug
    """The scene or ending it leads to, by id."""
    when: Condition | None = None
    """Taken only while this holds."""
    unless: Condition | None = None
    """Not taken while this holds."""


def _plain_branch(value: Any) -> Any:
    return ({"to": value},) if isinstance(value, str) else value


Next = Annotated[
    tuple[Branch, ...],
    Field(min_length=1),
    BeforeValidator(
        _plain_branch, json_schema_input_type=Slug | Annotated[list[Branch], Field(min_length=1)]
    ),
]
"""A scene or ending id, or branches tried in order; the last must be unconditional."""
