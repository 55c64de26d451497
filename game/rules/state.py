"""Where a playthrough stands: everything that decides what may still happen."""

from typing import Literal, NamedTuple

from game.rules.case_role import Package
from game.rules.phase import Phase

METER_TOP = 20
"""Meters run from 0 to this."""


Manner = Literal["accepts", "near", "far", "red_lines", "repeats", "second", "third", "hurts"]
"""How a side takes a paper: the kinds of words that a case may give it."""


class Answer(NamedTuple):
    """What one other side said to an offer."""

    side: str
    accepts: bool
    package: Package | None = None
    """What it tabled in reply; None where it accepted."""
    repeated: bool = False
    """Whether that is its last package again."""
    far: bool = False
    """Whether the offer was 10 or more below its line, or crossed a red line."""
    crossed: str | None = None
    """The option it refuses in any package, where it says so: the first in file order."""
    hurt: str | None = None
    """Else the issue that hurt it most, where it says so."""
    turned_on: Literal["cold", "warm"] | None = None
    """The room, where it decided and the player knows the side's floor: it wants more than its
    floor, or took less."""
    cost: int = 0
    """The rapport the offer cost with its face."""
    words: tuple[tuple[Manner, str], ...] = ()
    """How it took the paper in the case's own words, each with what they say."""


class Offer(NamedTuple):
    """A package you tabled, and what was said to it."""

    package: Package
    answers: tuple[Answer, ...]


class Table(NamedTuple):
    """The bargaining so far; empty until the table is reached."""

    opened: bool = False
    openings: tuple[Package, ...] = ()
    """By other side: what it opens with, as it was when the table was reached."""
    offers: tuple[Offer, ...] = ()
    standing: tuple[Package | None, ...] = ()
    """By other side: the package it tabled last; None before it opened."""
    offended: frozenset[str] = frozenset()
    """Sides that an offer has already cost rapport with in this scene."""
    pledges_broken: frozenset[str] = frozenset()
    brief_read: bool = False
    """While staked: whether the brief was read again in this meeting."""
    narrowed: bool = False
    """Whether a gap was narrowed, as the ledger counts it."""


class Deal(NamedTuple):
    """What was signed, or accepted as a draft, with the meters as at signing."""

    outcome: Literal["signed", "repudiated", "draft"]
    package: Package
    rapport: tuple[int, ...]
    mandate: int
    knows: frozenset[str]
    flags: frozenset[str]
    told: frozenset[str] = frozenset()


class PlanSheet(NamedTuple):
    """The planning sheet."""

    answers: tuple[tuple[str, str], ...] = ()
    """Line and answer, in the order of the role's lines."""
    forecast: int | None = None
    """The chance, 0 to 100, that all sign and home stands by it."""
    knew: frozenset[str] = frozenset()
    """What was known when it was committed."""


class State(NamedTuple):
    """One position of a playthrough. Equal states have equal futures."""

    phase: Phase
    place: str
    """The scene, or from the ending on the ending; empty before the first scene."""
    mandate: int
    rapport: tuple[int, ...]
    """In the order of the role's faces."""
    knows: frozenset[str]
    days_left: int
    hours_left: int = 0
    rounds_left: int = 0
    told: frozenset[str] = frozenset()
    """Of what is known: what was first learned by being told; the rest was prepared."""
    flags: frozenset[str] = frozenset()
    taken: frozenset[str] = frozenset()
    """Actions done."""
    in_recess: bool = False
    staked: bool = False
    owed: frozenset[str] = frozenset()
    channel: Literal["agreed", "lost"] | None = None
    confidence_broken: bool = False
    text: Package = ()
    """What stood settled before the table opened: the role's own text, or a relayed draft."""
    table: Table = Table()
    deal: Deal | None = None
    sheet: PlanSheet = PlanSheet()
    reflection: str = ""
