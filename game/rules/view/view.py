"""The View: all that a front end needs to draw a state, and nothing the player may not see."""

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from game.rules.offered import ListedMove
from game.rules.phase import Phase
from game.rules.view.blocks import Block, Paragraph, Says

if TYPE_CHECKING:
    from game.rules.view.debrief_view import DebriefView


class Name(NamedTuple):
    """What a person is called."""

    full: str
    short: str
    """Where there is little room."""


class RapportView(NamedTuple):
    """How the room feels towards you, as your adviser reads it."""

    person: str
    name: str
    short: str
    """The name where there is little room."""
    word: str
    """cold (0-6), correct (7-10), easy (11-14) or warm (15-20)."""
    number: int | None
    """The adviser's number, where numbers are asked for."""


class Meters(NamedTuple):
    """The meters as the player sees them."""

    preparation: int
    mandate: int
    rapport: tuple[RapportView, ...]
    adviser: str
    """Whose reading of the room it is, by name."""
    told: int = 0
    """What was told to the player's face: the worth of those facts."""


class AnswerView(NamedTuple):
    """One answer that a line of the plan may be given."""

    id: str
    text: str


class PlanLineView(NamedTuple):
    """A line of the planning sheet."""

    id: str
    text: str
    answers: tuple[AnswerView, ...]
    chosen: str | None


class OptionView(NamedTuple):
    """A settlement option that can be tabled."""

    id: str
    code: str
    """What it is called in short: a letter for its issue and a number, as in `A3`. A number that
    is missing belongs to an option that nobody has drafted.
    """
    text: str
    own: Fraction | None
    """Your points; None while your name is staked."""
    theirs: tuple[tuple[str, Fraction | None], ...]
    """By other side: its points, None until a fact reveals them."""
    notes: tuple[str, ...]
    """What is known or pencilled about it: a pledge, a red line, a guess."""


class IssueView(NamedTuple):
    """An issue at the table."""

    id: str
    title: str
    about: str
    options: tuple[OptionView, ...]
    notes: tuple[str, ...]
    """What is pencilled about the issue."""


class OfferAnswerView(NamedTuple):
    """What a side said to an offer."""

    side: str
    accepts: bool
    text: str
    brief: str
    """The same in a line."""


class PackageLine(NamedTuple):
    """One issue of a package, with what the package says of it."""

    issue: str
    title: str
    option: str | None
    """None where it is in brackets."""
    code: str | None
    text: str | None


class OfferView(NamedTuple):
    """A package that was tabled, and by whom."""

    who: str
    """`you`, or a side's id."""
    name: str
    lines: tuple[PackageLine, ...]
    answers: tuple[OfferAnswerView, ...]
    """What the other sides said; empty for a package of theirs."""

    @property
    def package(self) -> tuple[tuple[str, str | None], ...]:
        """By issue: the option, or None where it is in brackets."""
        return tuple((line.issue, line.option) for line in self.lines)


class SideView(NamedTuple):
    """Another side at the table."""

    id: str
    name: str
    floor: int | None
    """None until a fact reveals it."""
    room: str
    """Your adviser's word for how its face feels: in a cold room it wants more than its floor."""


class TableView(NamedTuple):
    """The table apart from its options."""

    sides: tuple[SideView, ...]
    """The other sides whose yes is needed."""
    offers: tuple[OfferView, ...]
    """Every package tabled so far, in order."""
    text: tuple[tuple[str, str | None], ...]
    """The package to start from: your last offer, else what stood settled, else theirs."""
    brackets: int
    """How many issues may be left in brackets."""
    own_floor: int | None
    """Your floor; None while your name is staked."""
    home: str | None
    """What home would stand by, as your mandate is, in a sentence; None while your name is
    staked.
    """
    pencilled: tuple[str, ...]
    """What the plan pencils about the sides, in words."""
    walk: tuple[Paragraph, ...]
    """What you do if you walk."""


class View(NamedTuple):
    """One screenful, for any front end."""

    case: str
    role: str
    phase: Phase
    scene: str | None
    """The scene's id, in a scene or at the table; the ending's from the ending on."""
    title: str
    dateline: str | None
    present: tuple[Name, ...]
    """Who is in the room."""
    came_from: Phase | None
    """The phase in which the last move was made; None before the first."""
    reply: tuple[Block, ...]
    """What came of the last move, and what went into the dossier with it."""
    text: tuple[Block, ...]
    """The place itself, after the reply."""
    advice: tuple[Says, ...]
    """What those on your side say of it."""
    meters: Meters
    days_left: int
    hours_left: int
    rounds_left: int
    staked: bool
    owed: tuple[str, ...]
    """Short names of the sides looking for a way to get even."""
    moves: tuple[ListedMove, ...]
    can_undo: bool
    in_recess: bool
    unit: str = "day"
    """What the player reads for a day."""
    issues: tuple[IssueView, ...] = ()
    """At the table."""
    table: TableView | None = None
    """At the table."""
    lines: tuple[PlanLineView, ...] = ()
    """In the plan."""
    forecast: int | None = None
    """In the plan: the chance written down so far."""
    debrief: "DebriefView | None" = None
    """In the debrief."""
