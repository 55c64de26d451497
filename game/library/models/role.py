"""`envoy.yaml` and `leader.yaml`: one way through a case."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from game.library.leading import LeadsOn
from game.library.models.base import (
    Condition,
    Effects,
    Line,
    Meter,
    Model,
    Next,
    Points,
    Prose,
    Slug,
    Text,
)
from game.library.models.table import Table

Approach = Literal[
    "probe",
    "reassure",
    "press",
    "flatter",
    "trade",
    "gesture",
    "reframe",
    "insist",
    "defer",
    "walk",
]
"""What kind of thing one says or does."""


class Start(Model):
    """The meters when the role begins; preparation starts at 0."""

    mandate: Meter
    """How far home stands behind the player: at least 1."""
    rapport: dict[Slug, Meter] = Field(min_length=1, max_length=2)
    """By face: the person through whom a side is dealt with."""


class Misreading(Model):
    """Someone whom the adviser reads wrongly until a fact corrects it."""

    person: Slug
    """The face she misreads, by id."""
    by: Annotated[int, Field(ge=-5, le=5)]
    """Added to the true rapport before the adviser finds his word for it."""
    until: Slug
    """The fact that corrects it."""


class Adviser(Model):
    """Who tells the player how the room feels."""

    person: Slug
    """Somebody of the case, by id."""
    misreads: tuple[Misreading, ...] = ()
    """Whom the adviser reads wrongly."""


class Brief(Model):
    """What the player reads first, and may read again."""

    text: Prose
    """Where the player stands and what is expected of him."""
    instructions: tuple[Line, ...] = Field(min_length=2)
    """The confidential instructions, a sentence each."""


class Action(Model):
    """One thing to do with days before the talks, or with hours in a recess."""

    id: Slug
    """A name for it; saves name it so."""
    text: Line
    """What the player does, at most 25 words."""
    days: Annotated[int, Field(ge=1, le=6)]
    """Its cost: days in groundwork, as many hours in a recess."""
    risk: Line | None = None
    """What may go wrong, said beforehand."""
    result: Prose
    """What came of it."""
    because: Line | None = None
    """The reason for its effect, shown in the debrief, at most 25 words."""
    effects: Effects = Effects()
    """What it teaches and changes."""
    needs: Condition | None = None
    """Closed until this holds."""
    unless: Condition | None = None
    """Closed while this holds."""
    closed: Line | None = None
    """Why it is closed, a clause of at most 15 words, where the game's own would be untrue: the
    kind of thing missing, never the answer."""
    secret: bool = False
    """Hidden, never dimmed, while it is closed."""
    recess: bool = True
    """False where it cannot be done from the place of the talks."""
    history: bool = False
    """True for what was in fact done."""
    sources: tuple[Slug, ...] = ()
    """Ids of the sources behind it."""


def _as_it_is(value: Any) -> Any:
    """Return a list in which what is shared already stands in the place of its name."""
    return value


class Groundwork(Model):
    """The phase before the talks."""

    days: Annotated[int, Field(ge=1, le=14)]
    """The budget; each day unspent, at most three, becomes an hour at the talks."""
    unit: Literal["day", "night", "week", "month"] = "day"
    """What the player reads for a day, in words only."""
    text: Prose
    """What the player is told about these days."""
    actions: Annotated[
        tuple[Action, ...],
        Field(min_length=1),
        BeforeValidator(
            _as_it_is,
            json_schema_input_type=Annotated[list[Action | Slug], Field(min_length=1)],
        ),
    ]
    """What the days can be spent on: more than there are days for. An id alone names one that
    `case.yaml` shares between the roles."""


class Pencil(Model):
    """What a plan answer pencils on the table: one of an issue's importance, an option, a floor."""

    side: Slug = ""
    """The side it is written of, by id; left out where the role deals with one other side."""
    issue: Slug | None = None
    """The issue taken for the side's first interest, or for where it can give."""
    option: Slug | None = None
    """The option taken for the side's red line."""
    floor: Points | None = None
    """The number taken for the side's floor."""


class Answer(Model):
    """One answer to a line of the plan."""

    id: Slug
    """A name for it."""
    text: Line
    """The answer, in a few words."""
    right: bool = False
    """True for the one that is right."""
    pencil: Pencil | None = None
    """What it writes on the table until a fact corrects it."""


class PlanLine(Model):
    """One line of the planning sheet."""

    id: Slug
    """A name for it."""
    text: Line
    """The question."""
    answers: tuple[Answer, ...] = Field(min_length=2)
    """Exactly one is right in the case."""
    reason: Text
    """Why it is right, for the debrief."""
    told_by: tuple[Slug, ...] = Field(min_length=1)
    """The facts that would have told; knowing any of them corrects the pencil."""


class Plan(Model):
    """The planning sheet committed before the first meeting."""

    text: Prose
    """What the player is told about the sheet."""
    lines: Annotated[
        tuple[PlanLine, ...],
        Field(min_length=1),
        BeforeValidator(
            _as_it_is,
            json_schema_input_type=Annotated[list[PlanLine | Slug], Field(min_length=1)],
        ),
    ]
    """The questions, three to five as a rule. An id alone names one that `case.yaml` shares
    between the roles."""


class Advice(Model):
    """What somebody on the player's own side says about the moment."""

    person: Slug
    """Who says it, by id."""
    text: Text
    """What is said."""
    when: Condition | None = None
    """Said only while this holds."""
    unless: Condition | None = None
    """Not said while this holds."""


class Choice(Model):
    """What the player may say or do in a scene."""

    id: Slug
    """A name for it; saves name it so."""
    text: Line
    """At most 25 words."""
    approach: Approach
    """What kind of thing it is to say or do."""
    needs: Condition | None = None
    """Closed until this holds."""
    unless: Condition | None = None
    """Closed while this holds."""
    closed: Line | None = None
    """Why it is closed, a clause of at most 15 words, where the game's own would be untrue: the
    kind of thing missing, never the answer."""
    secret: bool = False
    """Hidden, never dimmed, while it is closed."""
    effects: Effects = Effects()
    """What it changes."""
    reply: Prose
    """What happens, before the next scene."""
    because: Line | None = None
    """The reason for its effect, shown in the debrief, at most 25 words."""
    history: bool = False
    """True for what was in fact done."""
    next: Next | None = None
    """Where it leads, if elsewhere than its scene's `next`: an id, or branches tried in order."""
    sources: tuple[Slug, ...] = ()
    """Ids of the sources, where it rests on the record."""
    claims: tuple[Slug, ...] = ()
    """Ids of what the articles claim about such things."""


class Scene(LeadsOn, Model):
    """A place and moment with prose, and what may be said or done there."""

    title: Line
    """At most 6 words."""
    dateline: Line
    """Place, day and hour, as on a cable."""
    present: tuple[Slug, ...] = ()
    """Who is in the room or on the line, the player apart. With somebody of another side
    there, what a choice teaches was told; else it was prepared."""
    text: Prose
    """What the player sees and hears: at most 180 words shown at once."""
    advice: tuple[Advice, ...] = ()
    """What somebody on the player's own side says about the moment."""
    recess: bool = False
    """A recess with the staff may be called here, while hours last."""
    table: bool = False
    """The role's table stands in this scene; it has no choices of its own."""
    choices: tuple[Choice, ...] = ()
    """Two to five as a rule; one of them must always be open."""
    next: Next | None = None
    """Where the choices lead that have no `next` of their own: an id, or branches in order."""


class EndingReadings(Model):
    """What each article would say of the ending, in at most 14 words each."""

    foreign_policy: Line
    """What the Foreign Policy article would say."""
    krasnyak: Line
    """What Krasnyak's article would say."""


class Ending(Model):
    """Where a playthrough stops."""

    title: Line
    """What page one of the debrief calls it."""
    text: Prose
    """What the player sees last."""
    history: bool = False
    """The ending of the case in fact; exactly one a role."""
    undone_by: Line | None = None
    """Where what was signed comes apart: by whom, as in `the Bundestag`."""
    best: bool = False
    """As good an outcome as the role can reach; one or more a role."""
    readings: EndingReadings
    """What each article would say of it."""
    question: Line
    """The one question on page one of the debrief, at most 14 words."""


class Role(Model):
    """Who the player is, and everything he can meet."""

    title: Line
    """As in `Paul Nitze, arms adviser`."""
    player: Slug
    """The person the player is."""
    side: Slug
    """The side the player acts for, by id."""
    faces: dict[Slug, Slug] = Field(min_length=1)
    """By other side whose yes is needed: the person through whom it is dealt with."""
    start: Start
    """The meters when play begins."""
    adviser: Adviser
    """Who tells the player how the room feels."""
    brief: Brief
    """What the player reads first."""
    relay: tuple[Slug, ...] = ()
    """The other role's facts that this one starts with when its journal is relayed. Only one of
    the two files has it, as a rule the leader's: its role comes second."""
    told_little: Line | None = None
    """Why little is told face to face in this role, where that is so."""
    groundwork: Groundwork
    """The days before the talks."""
    plan: Plan
    """The planning sheet, filled in before the first meeting."""
    opening: Slug
    """The first scene, by id."""
    scenes: dict[Slug, Scene] = Field(min_length=1)
    """The scenes by id: they may branch and meet again, and form no loop."""
    table: Table | None = None
    """The bargaining; a role without one has scenes alone."""
    endings: dict[Slug, Ending] = Field(min_length=1)
    """Must include `recalled`."""

    @model_validator(mode="before")
    @classmethod
    def _pencils_of_the_other_side(cls, data: Any) -> Any:
        faces = data.get("faces") if isinstance(data, dict) else None
        if not isinstance(faces, dict) or len(faces) != 1:
            return data
        (only,) = faces
        return _filled_in(data, ("plan", "lines", ..., "answers", ..., "pencil"), only)


def _filled_in(data: Any, path: tuple[Any, ...], side: str) -> Any:
    """Return `data` with `side` in each pencil at the end of `path` that names none."""
    if not path:
        return {"side": side, **data} if isinstance(data, dict) else data
    step, below = path[0], path[1:]
    if step is ... and isinstance(data, tuple):
        return tuple(_filled_in(item, below, side) for item in data)
    if isinstance(data, dict) and step in data:
        return {**data, step: _filled_in(data[step], below, side)}
    return data
