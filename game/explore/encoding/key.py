"""Keys: everything of a state but its meters, packed into one integer, a bit for each mark.

A bit for each fact known, flag set, action taken, side owed, and so on; and four numbers: days and
hours left, preparation (where meter vectors leave it out), and which kind of deal was made. What no
longer matters at a place is masked away there, so that states with equal futures are one.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from game.explore.encoding.meters import MeterSpace
from game.explore.questions.conditionals import flags_of, options_asked_after
from game.rules.case_role import CaseRole

TOLD_BITS = 5
PREPARATION_BITS, HOURS_BITS, DAYS_BITS, DEAL_BITS = 5, 2, 4, 16

Layer = dict[int, int]
"""The states of a place, by key: the set of meter vectors reached under them."""


def gathered(layer: Layer, reads: int) -> Layer:
    """The states of a place, those together that are alike in the marks that are read."""
    found: Layer = {}
    for key, bits in layer.items():
        read = key & reads
        found[read] = found.get(read, 0) | bits
    return found


class DealKind(NamedTuple):
    """Deals that are one to all that may still be asked of them."""

    outcome: Literal["signed", "repudiated", "draft"]
    agreed: frozenset[str]
    """Its options that a condition, a lesson or a relay asks for."""
    durability: Fraction | None = None
    """0 to 100 with nobody owed; None of what does not stand."""
    trap: bool = False
    """Below your own floor."""
    own: Fraction | None = None
    """Own value, where a walk tells deals apart by it."""


class KeyChange(NamedTuple):
    """What a move does to a key: bits set, bits cleared, numbers added to."""

    sets: int = 0
    clears: int = 0
    hours: int = 0
    """Added to the hours left, already in its place."""
    preparation: int = 0
    """Added to the preparation, already in its place; 0 where the meter vectors have it."""
    points: int = 0
    """What the facts learned are worth."""
    deal: int = 0
    """Added to the number of the deal, already in its place."""
    told: int = 0
    """Added to the worth of what was told, already in its place; 0 where the key has none."""

    def and_then(self, other: "KeyChange") -> "KeyChange":
        """Both changes, together."""
        return KeyChange(
            self.sets | other.sets,
            self.clears | other.clears,
            self.hours + other.hours,
            self.preparation + other.preparation,
            self.points + other.points,
            self.deal + other.deal,
            self.told + other.told,
        )

    def applied(self, key: int) -> int:
        """The key after the change."""
        adds = self.hours + self.preparation + self.deal + self.told
        return ((key | self.sets) & ~self.clears) + adds


class KeyLayout:
    """Where each mark of a role stands in the integer."""

    def __init__(
        self,
        case_role: CaseRole,
        space: MeterSpace,
        deal_options: frozenset[str],
        by_value: bool = False,
        counts_told: bool = False,
    ) -> None:
        """Lay the marks out.

        Args:
            case_role: the role.
            space: its meter vectors.
            deal_options: the options of a deal that somebody may ask after.
            by_value: whether deals are told apart by what they are worth to the player's side.
            counts_told: whether to count the worth of what was told, and nothing of how it ended:
                in the place of the preparation, unless that is asked after.
        """
        self.by_value = by_value
        self.counts_told = counts_told
        self.case_role = case_role
        self.space = space
        self.deal_options = deal_options
        self._next = 0
        self.fact = self._bits(case_role.case.facts)
        self.flag = self._bits(flags_of(case_role))
        self.taken = self._bits(case_role.actions)
        self.owed = self._bits(case_role.case.sides)
        self.broken = self._bits(sorted(case_role.pledges))
        asked_anywhere = options_asked_after(case_role, texts=True)
        self.text = self._bits(sorted(deal_options | asked_anywhere | set(case_role.option_needs)))
        one = self._bits(("staked", "agreed", "lost", "confidence", "narrowed"))
        self.staked, self.agreed, self.lost = one["staked"], one["agreed"], one["lost"]
        self.confidence, self.narrowed = one["confidence"], one["narrowed"]
        self._days_at, self.days = self._number(DAYS_BITS)
        self._hours_at, self.hours = self._number(HOURS_BITS)
        counted = space.preparation is None
        self._preparation_at, self.preparation = self._number(PREPARATION_BITS if counted else 0)
        beside = counts_told and not space.told_in_place
        self._told_at, self.told = self._number(TOLD_BITS if beside else 0)
        self._deal_at, self.deal = self._number(DEAL_BITS)
        self.deals: list[DealKind | None] = [None]
        """By the number in the marks: what kind of deal it is; 0 is none."""
        self._deal_number: dict[DealKind, int] = {}

    def _bits(self, names: Iterable[str]) -> dict[str, int]:
        found = {}
        for name in names:
            found[name] = 1 << self._next
            self._next += 1
        return found

    def _number(self, bits: int) -> tuple[int, int]:
        """Where a number stands, and its mask."""
        at = self._next
        self._next += bits
        return at, ((1 << bits) - 1) << at

    def days_left(self, key: int) -> int:
        """Days of the groundwork left."""
        return (key & self.days) >> self._days_at

    def hours_left(self, key: int) -> int:
        """Hours left at the talks."""
        return (key & self.hours) >> self._hours_at

    def by_preparation(self, key: int, bits: int) -> Iterator[tuple[int, int]]:
        """The preparations that occur among some states, each with the vectors it occurs with."""
        dimension = self.space.preparation
        if dimension is None:
            yield self.preparation_of(key), bits
            return
        for level, mask in enumerate(self.space.level[dimension]):
            if bits & mask:
                yield level, bits & mask

    def preparation_of(self, key: int) -> int:
        """The preparation that the key has; 0 where the meter vectors have it."""
        return (key & self.preparation) >> self._preparation_at

    def told_of(self, key: int) -> int:
        """The worth of what was told, 0 to 20, where the key has it."""
        return (key & self.told) >> self._told_at

    def with_told(self, worth: int) -> int:
        """The marks of so much worth having been told."""
        return worth << self._told_at & self.told

    def most_told(self, key: int, bits: int) -> int:
        """The most worth, 0 to 20, of what was told among some states."""
        if not self.space.told_in_place:
            return self.told_of(key)
        return max(level for level, _ in self.by_preparation(key, bits))

    def deal_of(self, key: int) -> DealKind | None:
        """What was signed or drafted."""
        return self.deals[(key & self.deal) >> self._deal_at]

    def with_days(self, days: int) -> int:
        """The marks of so many days left."""
        return days << self._days_at

    def with_hours(self, hours: int) -> int:
        """The marks of so many hours left."""
        return hours << self._hours_at

    def with_preparation(self, level: int) -> int:
        """The marks of a preparation."""
        return level << self._preparation_at & self.preparation

    def with_deal(self, kind: DealKind) -> int:
        """The marks of a deal of this kind."""
        number = self._deal_number.get(kind)
        if number is None:
            number = self._deal_number[kind] = len(self.deals)
            self.deals.append(kind)
        return number << self._deal_at

    def known(self, key: int) -> frozenset[str]:
        """The facts known, as far as they still matter."""
        return frozenset(name for name, bit in self.fact.items() if key & bit)

    def flags_set(self, key: int) -> frozenset[str]:
        """The flags set, as far as they still matter."""
        return frozenset(name for name, bit in self.flag.items() if key & bit)

    def settled(self, key: int) -> frozenset[str]:
        """The options asked after that stand in the text."""
        deal = self.deal_of(key)
        if deal is not None:
            return deal.agreed
        return frozenset(name for name, bit in self.text.items() if key & bit)
