"""The View: all that a front end needs to draw a state, and nothing the player may not see."""

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from game.rules.offered import ListedMove
from game.rules.phase import Phase

if TYPE_CHECKING:
    from game.rules.view.debrief_view import DebriefView


class RapportView(NamedTuple):
    """How the room feels towards you, as your adviser reads it."""

    person: str
    name: str
    word: str
    """cold (0-6), correct (7-10), easy (11-14) or warm (15-20)."""
    number: int | None
    """The adviser's number, where numbers are asked for."""


class Meters(NamedTuple):
    """The meters as the player sees them."""

    preparation: int
    mandate: int
    rapport: tuple[RapportView, ...]
    told: int = 0
    """What was told to the player's face: the worth of those facts."""


class Advice(NamedTuple):
    """What somebody on your side says."""

    name: str
    text: str


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


class OfferView(NamedTuple):
    """A package that was tabled, and by whom."""

    who: str
    """`you`, or a side's id."""
    name: str
    package: tuple[tuple[str, str | None], ...]
    """By issue: the option, or None where it is in brackets."""
    answers: tuple[OfferAnswerView, ...]
    """What the other sides said; empty for a package of theirs."""


class TableView(NamedTuple):
    """The table apart from its options."""

    offers: tuple[OfferView, ...]
    """Every package tabled so far, in order."""
    text: tuple[tuple[str, str | None], ...]
    """The package to start from: your last offer, else what stood settled, else theirs."""
    brackets: int
    """How many issues may be left in brackets."""
    own_floor: int | None
    """Your floor; None while your name is staked."""
    floors: tuple[tuple[str, int], ...]
    """By other side: its floor, where a fact revealed it."""
    pencilled: tuple[str, ...]
    """What the plan pencils about the sides, in words."""
    walk: tuple[str, ...]
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
    present: tuple[str, ...]
    """Who is in the room, by name."""
    reply: tuple[str, ...]
    """What came of the last move."""
    learned: tuple[str, ...]
    """The facts that went into the dossier with it."""
    text: tuple[str, ...]
    """The place itself, after the reply."""
    advice: tuple[Advice, ...]
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

    @property
    def said(self) -> tuple[str, ...]:
        """The reply and what was learned with it, as lines of text have them."""
        return (*self.reply, *(f"For the dossier: {fact}" for fact in self.learned))
