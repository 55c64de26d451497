"""`envoy.yaml` and `leader.yaml`: one way through a case."""

from typing import Annotated, Literal

from pydantic import Field

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
    rapport: dict[Slug, Meter] = Field(min_length=1, max_length=2)
    """By face: the person through whom a side is dealt with."""


class Misreading(Model):
    """Someone whom the adviser reads wrongly until a fact corrects it."""

    person: Slug
    by: Annotated[int, Field(ge=-5, le=5)]
    """Added to the true rapport before the adviser finds his word for it."""
    until: Slug
    """The fact that corrects it."""


class Adviser(Model):
    """Who tells the player how the room feels."""

    person: Slug
    misreads: tuple[Misreading, ...] = ()


class Brief(Model):
    """What the player reads first, and may read again."""

    text: Prose
    instructions: tuple[Line, ...] = Field(min_length=2)
    """The confidential instructions, a sentence each."""


class Action(Model):
    """One thing to do with days before the talks, or with hours in a recess."""

    id: Slug
    text: Line
    """What the player does, at most 25 words."""
    days: Annotated[int, Field(ge=1, le=6)]
    """Its cost: days in groundwork, as many hours in a recess."""
    risk: Line | None = None
    """What may go wrong, said beforehand."""
    result: Prose
    """What came of it."""
    because: Line | None = None
    effects: Effects = Effects()
    needs: Condition | None = None
    unless: Condition | None = None
    secret: bool = False
    recess: bool = True
    """False where it cannot be done from the place of the talks."""
    history: bool = False
    sources: tuple[Slug, ...] = ()


class Groundwork(Model):
    """The phase before the talks."""

    days: Annotated[int, Field(ge=1, le=14)]
    text: Prose
    actions: tuple[Action, ...] = Field(min_length=1)


class Pencil(Model):
    """What a plan answer pencils on the table: one of an issue's importance, an option, a floor."""

    side: Slug
    issue: Slug | None = None
    """The issue taken for the side's first interest, or for where it can give."""
    option: Slug | None = None
    """The option taken for the side's red line."""
    floor: Points | None = None
    """The number taken for the side's floor."""


class Answer(Model):
    """One answer to a line of the plan."""

    id: Slug
    text: Line
    right: bool = False
    pencil: Pencil | None = None


class PlanLine(Model):
    """One line of the planning sheet."""

    id: Slug
    text: Line
    answers: tuple[Answer, ...] = Field(min_length=2)
    """Exactly one is right in the case."""
    reason: Text
    """Why it is right, for the debrief."""
    told_by: tuple[Slug, ...] = Field(min_length=1)
    """The facts that would have told; knowing any of them corrects the pencil."""


class Plan(Model):
    """The planning sheet committed before the first meeting."""

    text: Prose
    lines: tuple[PlanLine, ...] = Field(min_length=1)


class Advice(Model):
    """What somebody on the player's own side says about the moment."""

    person: Slug
    text: Text
    when: Condition | None = None
    unless: Condition | None = None


class Choice(Model):
    """What the player may say or do in a scene."""

    id: Slug
    text: Line
    """At most 25 words."""
    approach: Approach
    needs: Condition | None = None
    unless: Condition | None = None
    secret: bool = False
    """Hidden, never dimmed, while it is closed."""
    effects: Effects = Effects()
    reply: Prose
    """What happens, before the next scene."""
    because: Line | None = None
    """The reason for its effect, shown in the debrief, at most 25 words."""
    history: bool = False
    """True for what was in fact done."""
    next: Next
    sources: tuple[Slug, ...] = ()
    claims: tuple[Slug, ...] = ()


class Scene(Model):
    """A place and moment with prose, and what may be said or done there."""

    title: Line
    dateline: Line
    """Place, day and hour, as on a cable."""
    present: tuple[Slug, ...] = ()
    """Who is in the room, the player apart."""
    text: Prose
    advice: tuple[Advice, ...] = ()
    recess: bool = False
    """A recess with the staff may be called here, while hours last."""
    table: bool = False
    """The role's table stands in this scene; it has no choices of its own."""
    choices: tuple[Choice, ...] = ()


class Table(Model):
    """The multi-issue deal as this role meets it."""

    rounds: Annotated[int, Field(ge=1, le=12)]
    opens: dict[Slug, dict[Slug, Slug]]
    """By other side: its opening package, an option for every issue."""
    first: Literal["them", "you"]
    """Whether their package is tabled first or in answer to your first offer."""
    text: dict[Slug, Slug] = {}
    """Issues already settled when the table opens; the player may change them."""
    brackets: Annotated[int, Field(ge=0, le=10)] = 0
    """How many issues may be left for the leaders: an envoy's role only."""
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


class EndingReadings(Model):
    """What each article would say of the ending, in at most 14 words each."""

    foreign_policy: Line
    krasnyak: Line


class Ending(Model):
    """Where a playthrough stops."""

    title: Line
    text: Prose
    history: bool = False
    """The ending of the case in fact; exactly one a role."""
    best: bool = False
    """As good an outcome as the role can reach; one or more a role."""
    readings: EndingReadings
    question: Line
    """The one question on page one of the debrief, at most 14 words."""


class Role(Model):
    """Who the player is, and everything he can meet."""

    title: Line
    """As in `Paul Nitze, arms adviser`."""
    player: Slug
    """The person the player is."""
    side: Slug
    faces: dict[Slug, Slug] = Field(min_length=1)
    """By other side whose yes is needed: the person through whom it is dealt with."""
    start: Start
    adviser: Adviser
    brief: Brief
    relay: tuple[Slug, ...] = ()
    """Of a leader: the envoy's facts he starts with when the envoy's journal is relayed."""
    groundwork: Groundwork
    plan: Plan
    opening: Slug
    scenes: dict[Slug, Scene] = Field(min_length=1)
    table: Table | None = None
    endings: dict[Slug, Ending] = Field(min_length=1)
    """Must include `recalled`."""
