"""`case.yaml`: what is true before anyone speaks."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from game.library.labels import Label
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
from game.library.models.role import Action, PlanLine
from game.library.roles import RoleName


class Source(Model):
    """A work the case rests on."""

    citation: Line
    """Author, title, publisher and year, as in a footnote."""
    address: Line | None = None
    """Where it can be found: a web page without its scheme, an archive, a shelf mark."""
    checked: bool = True
    """False where the statement is general knowledge that nobody has checked."""
    note: Text | None = None
    """What it is good for, or what to beware of."""


class Person(Model):
    """Somebody in the room, or absent from it."""

    name: Line
    """In full, as others would write it."""
    short: Line | None = None
    """For charts and narrow lines: `Moon`; where it is left out, the last word of the name."""
    office: Line
    """What he or she is, at the time."""
    side: Slug | None = None
    """The side he or she belongs to, by id; left out for someone of no side."""
    bio: Text
    """A sentence or two: what the player should know before meeting them."""
    wants: Line
    """What this person is after, in a sentence."""
    moved_by: Line
    """What goes down well with them, for the dossier."""
    backfires: Line
    """What does not."""
    living: bool = False
    """True of people alive today, whom the game treats neutrally."""
    sources: tuple[Slug, ...] = ()
    """Ids of the sources behind all this."""


class ReservationWhen(Model):
    """Another reservation, in force while its flags are set."""

    flags: tuple[Slug, ...] = Field(min_length=1)
    """All of these flags are set."""
    value: Points
    """The reservation then."""


class Side(Model):
    """A government at the table."""

    name: Line
    """In full, as in `the Soviet Union`."""
    short: Line
    """For tables and charts: `Moscow`."""
    concentration: Annotated[int, Field(ge=0, le=10)]
    """How far one person decides there, 0 to 10; about the office, not the man."""
    concentration_why: Text
    """What that number rests on, in a sentence."""
    concentration_sources: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the sources behind it."""
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
    """Which kind of condition it is."""
    text: Text
    """The condition itself, in a sentence or two."""
    open: bool
    """True where talks could move it, False where no rapport could."""
    sources: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the sources behind it."""
    claims: tuple[Slug, ...] = ()
    """Ids of what the articles claim about it."""


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
    """All of these facts must be known."""
    knows_at_least: KnowsAtLeast | None = None
    """So many out of a list of facts must be known."""


class SettlementOption(Model):
    """One way an issue may be settled."""

    text: Line
    """The option as it stands on the table, in a few words."""
    why: Text | None = None
    """What it means to each side, for the debrief."""
    values: dict[Slug, Points | DisputedValue]
    """By side: 0 to 100, or a disputed value with named readings."""
    needs: OptionNeeds | None = None
    """The facts without which nobody could have drafted it."""
    sources: tuple[Slug, ...] = ()
    """Ids of the sources behind it."""


class Issue(Model):
    """One thing the package has to settle."""

    title: Line
    """The issue in a few words, as the table names it."""
    about: Text
    """What is at stake in it."""
    weights: dict[Slug, Points]
    """By side; each side's weights sum to 100 over the issues."""
    options: dict[Slug, SettlementOption] = Field(min_length=2)
    """In file order, which breaks ties. Ids are unique across the case."""


class Reveals(Model):
    """What a fact shows of another side."""

    issues: dict[Slug, tuple[Slug, ...]] = {}
    """By side: the issues whose weight and values it shows."""
    floors: tuple[Slug, ...] = ()
    """Sides whose floor it shows."""
    refuses: tuple[Slug, ...] = ()
    """Sides whose red lines it shows."""


class Hearing(Model):
    """Whose reading of a disputed value one hears."""

    option: Slug
    """The option whose value is disputed, by id."""
    side: Slug
    """The side it is a value to, by id."""
    reading: Slug
    """The reading one hears, by its name in `readings`."""


class Fact(Model):
    """Something true that can be learned, or a false lead that can be believed (worth 0)."""

    text: Text
    """What is learned, as the dossier keeps it."""
    worth: Annotated[int, Field(ge=0, le=3)]
    """What it adds to preparation: 1 to 3, or 0 for a false lead."""
    truth: Line | None = None
    """Of a false lead: what was so instead, for page one of the debrief."""
    reveals: Reveals | None = None
    """What it shows of another side's weights, values, floor or red lines."""
    eases: dict[Slug, Annotated[int, Field(ge=1, le=7)]] = {}
    """By side: points off its reservation."""
    hears: tuple[Hearing, ...] = ()
    """Whose readings of disputed values it lets one hear."""
    sources: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the sources behind it."""
    claims: tuple[Slug, ...] = ()
    """Ids of what the articles claim about such things."""

    @model_validator(mode="after")
    def _false_lead_has_its_truth(self) -> Self:
        if (self.worth == 0) != (self.truth is not None):
            raise ValueError("a false lead has worth 0 and a truth; a true fact has neither")
        return self


class LessonEnding(Model):
    """An ending with bounds: of a lesson's `never` or `possible`."""

    role: RoleName | None = None
    """Only this role; both where absent."""
    ending: Slug | None = None
    """This ending, by id."""
    label: Label | None = None
    """An ending with this outcome."""
    agreed: tuple[Slug, ...] = ()
    """An ending in whose text all of these options stand."""
    unless: Condition | None = None
    """`never`: it does not happen unless this held at the end."""
    with_: Condition | None = Field(default=None, alias="with")
    """It happens while this holds at the end."""


class Lesson(Model):
    """A sentence about the case as built, tied to a claim, with a checkable formula."""

    id: Slug
    """A name for it."""
    claim: Slug
    """The claim of an article that it bears on, by id."""
    text: Text
    """The lesson in a sentence, as students read it."""
    never: LessonEnding | None = None
    """It holds if this never happens."""
    possible: LessonEnding | None = None
    """It holds if this can happen."""
    remark: bool = False
    """Of a `possible`: true where it credits nothing, and may happen without its `with`, too."""

    @model_validator(mode="after")
    def _one_formula(self) -> Self:
        if (self.never is None) == (self.possible is None):
            raise ValueError("a lesson has either `never` or `possible`")
        return self


class Term(Model):
    """A word of the case that a beginner may not know; it stands in the glossary."""

    title: Line
    """The word, as the text has it: `SDI`."""
    also: tuple[Line, ...] = ()
    """Other words for it in the text."""
    text: Text
    """What it is, in a few sentences: what was known at the time, and no more."""
    sources: tuple[Slug, ...] = Field(min_length=1)
    """Ids of the sources behind it."""


class Case(Model):
    """One historical negotiation."""

    id: Slug
    """The name of the case's folder. Saves name the case by it."""
    title: Line
    """The title, as lists of cases show it."""
    dates: Line
    """When it took place, as one would write it."""
    year: Annotated[int, Field(ge=1, le=2200)]
    """The year by which cases are listed."""
    place: Line
    """Where it took place."""
    hook: Text
    """What it is about, in a sentence or two that make one want to play it."""
    tour: bool = False
    """The playable tour, learned in minutes: it may have one role, and is not asked for so many
    facts."""
    teaches: tuple[Slug, ...] = ()
    """Concept ids, for the library's filter."""
    claims: tuple[Slug, ...] = ()
    """Ids of the claims of the two articles that the case bears on."""
    people: dict[Slug, Person]
    """Everybody who speaks, advises or is dealt with, by id."""
    sides: dict[Slug, Side] = Field(min_length=2, max_length=3)
    """Two or three sides, by id."""
    conditions: dict[Slug, ConditionBefore]
    """What stands before the talks, by id."""
    issues: dict[Slug, Issue] = Field(min_length=2)
    """What the package has to settle, by id."""
    actions: tuple[Action, ...] = ()
    """Groundwork that both roles may do: their files name it by its id alone."""
    lines: tuple[PlanLine, ...] = ()
    """Lines of the plan that both roles have, likewise."""
    facts: dict[Slug, Fact]
    """What can be learned, by id."""
    terms: dict[Slug, Term] = {}
    """The words of the case, by id; the negotiation's own stand in `concepts.yaml`."""
    lessons: tuple[Lesson, ...] = ()
    """What the case claims to show; each is checked over every way to play it."""
    sources: dict[Slug, Source] = {}
    """The works the case rests on, by id, beside those in `sources.yaml`."""
