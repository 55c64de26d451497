"""`case.yaml`: what is true before anyone speaks."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from game.library.models.base import (
    Condition,
    KnowsAtLeast,
    Line,
    Model,
    Points,
    Prose,
    Slug,
    Text,
)


class Source(Model):
    """A work the case rests on."""

    citation: Line
    address: Line | None = None
    """Where it can be found: a web page without its scheme, an archive, a shelf mark."""
    checked: bool = True
    """False where the statement is general knowledge that nobody has checked."""
    note: Text | None = None


class Person(Model):
    """Somebody in the room, or absent from it."""

    name: Line
    office: Line
    side: Slug | None = None
    bio: Text
    wants: Line
    moved_by: Line
    backfires: Line
    living: bool = False
    sources: tuple[Slug, ...] = ()


class ReservationWhen(Model):
    """Another reservation, in force while its flags are set."""

    flags: tuple[Slug, ...] = Field(min_length=1)
    value: Points


class Side(Model):
    """A government at the table."""

    name: Line
    """In full, as in `the Soviet Union`."""
    short: Line
    """For tables and charts: `Moscow`."""
    concentration: Annotated[int, Field(ge=0, le=10)]
    """How far one person decides there, 0 to 10; about the office, not the man."""
    concentration_why: Text
    concentration_sources: tuple[Slug, ...] = Field(min_length=1)
    reservation: Points
    """The lowest value at which the side prefers a deal to its alternative."""
    reservations: tuple[ReservationWhen, ...] = ()
    """Other reservations by flag; the first whose flags are all set is in force."""
    alternative: Prose
    """What the side does without a deal (its BATNA)."""
    refuses: tuple[Slug, ...] = ()
    """Options no package of which is ever accepted: red lines; to the player's own side,
    pledges."""
    judgement: Text | None = None
    """Where the numbers are the author's own judgement: what they rest on."""


class ConditionBefore(Model):
    """A pre-existing condition of the case."""

    kind: Literal["power", "security", "ideology", "economy", "politics", "persons"]
    text: Text
    open: bool
    """True where talks could move it, False where no rapport could."""
    sources: tuple[Slug, ...] = Field(min_length=1)
    claims: tuple[Slug, ...] = ()


class DisputedValue(Model):
    """A value on which experts of the day differed."""

    default: Slug
    """The reading used in play."""
    readings: dict[Slug, Points] = Field(min_length=2)
    """By whose reading it is."""

    @model_validator(mode="after")
    def _default_is_a_reading(self) -> Self:
        if self.default not in self.readings:
            raise ValueError(
                f"default names no reading: {self.default!r} is not one of "
                f"{', '.join(self.readings)}"
            )
        return self


class OptionNeeds(Model):
    """What must be known before an option can be tabled: needs only, facts only."""

    knows: tuple[Slug, ...] = ()
    knows_at_least: KnowsAtLeast | None = None


class SettlementOption(Model):
    """One way an issue may be settled."""

    text: Line
    why: Text | None = None
    """What it means to each side, for the debrief."""
    values: dict[Slug, Points | DisputedValue]
    """By side: 0 to 100, or a disputed value with named readings."""
    needs: OptionNeeds | None = None
    sources: tuple[Slug, ...] = ()


class Issue(Model):
    """One thing the package has to settle."""

    title: Line
    about: Text
    weights: dict[Slug, Points]
    """By side; each side's weights sum to 100 over the issues."""
    options: dict[Slug, SettlementOption] = Field(min_length=2)
    """In file order, which breaks ties. Ids are unique across the case."""


class Reveals(Model):
    """What a fact shows of another side."""

    issues: dict[Slug, tuple[Slug, ...]] = {}
    """By side: the issues whose weight and values it shows."""
    floors: tuple[Slug, ...] = ()
    refuses: tuple[Slug, ...] = ()


class Hearing(Model):
    """Whose reading of a disputed value one hears."""

    option: Slug
    side: Slug
    reading: Slug


class Fact(Model):
    """Something true that can be learned, or a false lead that can be believed (worth 0)."""

    text: Text
    worth: Annotated[int, Field(ge=0, le=3)]
    truth: Line | None = None
    """Of a false lead: what was so instead, for page one of the debrief."""
    reveals: Reveals | None = None
    eases: dict[Slug, Annotated[int, Field(ge=1, le=7)]] = {}
    """By side: points off its reservation."""
    hears: tuple[Hearing, ...] = ()
    sources: tuple[Slug, ...] = Field(min_length=1)
    claims: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _false_lead_has_its_truth(self) -> Self:
        if (self.worth == 0) != (self.truth is not None):
            raise ValueError("a false lead has worth 0 and a truth; a true fact has neither")
        return self


class LessonEnding(Model):
    """An ending with bounds: of a lesson's `never` or `possible`."""

    role: Literal["envoy", "leader"] | None = None
    """Only this role; both where absent."""
    ending: Slug | None = None
    label: (
        Literal[
            "durable", "fragile", "trap", "repudiated", "draft", "productive", "harmful", "empty"
        ]
        | None
    ) = None
    agreed: tuple[Slug, ...] = ()
    unless: Condition | None = None
    """`never`: it does not happen unless this held at the end."""
    with_: Condition | None = Field(default=None, alias="with")
    """It happens while this holds at the end."""


class Lesson(Model):
    """A sentence about the case as built, tied to a claim, with a checkable formula."""

    id: Slug
    claim: Slug
    text: Text
    never: LessonEnding | None = None
    possible: LessonEnding | None = None

    @model_validator(mode="after")
    def _one_formula(self) -> Self:
        if (self.never is None) == (self.possible is None):
            raise ValueError("a lesson has either `never` or `possible`")
        return self


class Case(Model):
    """One historical negotiation."""

    id: Slug
    title: Line
    dates: Line
    year: Annotated[int, Field(ge=1, le=2200)]
    place: Line
    hook: Text
    tour: bool = False
    """The playable tour: learned in minutes, held to no length."""
    teaches: tuple[Slug, ...] = ()
    """Concept ids, for the library's filter."""
    claims: tuple[Slug, ...] = ()
    people: dict[Slug, Person]
    sides: dict[Slug, Side] = Field(min_length=2, max_length=3)
    conditions: dict[Slug, ConditionBefore]
    issues: dict[Slug, Issue] = Field(min_length=2)
    facts: dict[Slug, Fact]
    lessons: tuple[Lesson, ...] = ()
    sources: dict[Slug, Source] = {}
