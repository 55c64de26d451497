"""Sets of meter vectors, one bit a vector in one integer.

A vector is mandate, the rapport of each face, and, where there is but one face, preparation; the
vector (mandate, rapport, preparation) is the bit mandate + 21 x (rapport + 21 x preparation).
Preparation follows from what was learned, so the key can keep it instead. They do where there are
two faces, since a fourth dimension would make every set 21 times as long.
"""

from collections.abc import Iterator
from functools import cache, cached_property
from itertools import product

from game.library.models.base import Effects
from game.rules.case_role import CaseRole
from game.rules.conditions import preparation, worth_told
from game.rules.effects import METER_EFFECTS, move_meters
from game.rules.phase import Phase
from game.rules.state import METER_TOP, State

LEVELS = METER_TOP + 1

MANDATE = 0
"""The dimension of the mandate; faces follow it in the role's order."""

Movement = tuple[tuple[int, ...], ...]
"""By dimension: where each level goes, 0 to 20."""


class MeterSpace:
    """The meter vectors of one role, and what may be asked of sets of them."""

    def __init__(self, case_role: CaseRole, told_in_place: bool = False) -> None:
        """Prepare the space; what was told may be counted in the place of the preparation."""
        self.told_in_place = told_in_place
        self.case_role = case_role
        self.faces = len(case_role.faces)
        self.preparation = 1 + self.faces if self.faces == 1 else None
        """The dimension of the preparation; None where the key has it."""
        self.dimensions = 1 + self.faces + (self.preparation is not None)
        self.everything: int = (1 << LEVELS**self.dimensions) - 1
        self._moved: dict[tuple[int, tuple[int, ...]], tuple[tuple[int, int], ...]] = {}
        self._pieces: dict[Movement, tuple[tuple[int, int], ...]] = {}
        self._movements: dict[tuple[int, ...], Movement] = {}
        self._alike: dict[tuple[str, ...], int] = {}

    @cached_property
    def level(self) -> tuple[tuple[int, ...], ...]:
        """By dimension and level: the vectors that stand exactly there."""
        return tuple(
            tuple(self._slice(dimension, level) for level in range(LEVELS))
            for dimension in range(self.dimensions)
        )

    @cached_property
    def at_least(self) -> tuple[tuple[int, ...], ...]:
        """By dimension and level: the vectors that stand there or higher."""
        found = []
        for slices in self.level:
            higher = 0
            masks = []
            for mask in reversed(slices):
                higher |= mask
                masks.append(higher)
            found.append(tuple(reversed(masks)))
        return tuple(found)

    @cached_property
    def warmer(self) -> tuple[tuple[int, int], ...]:
        """By rapport summed over the faces, the warmest first: the vectors that stand there."""
        found: dict[int, int] = {}
        for several in product(range(LEVELS), repeat=self.faces):
            region = self.everything
            for face, level in enumerate(several, 1):
                region &= self.level[face][level]
            found[sum(several)] = found.get(sum(several), 0) | region
        return tuple(sorted(found.items(), reverse=True))

    @cached_property
    def recalled(self) -> int:
        """The vectors without any mandate left."""
        return self.level[MANDATE][0]

    def _slice(self, dimension: int, level: int) -> int:
        stride = LEVELS**dimension
        run = ((1 << stride) - 1) << (level * stride)
        period = stride * LEVELS
        return sum(run << (block * period) for block in range(LEVELS**self.dimensions // period))

    def bit(self, vector: tuple[int, ...]) -> int:
        """The set that holds one vector."""
        index = 0
        for level in reversed(vector):
            index = index * LEVELS + level
        return 1 << index

    def of(self, state: State) -> int:
        """The set that holds the meters of one state."""
        vector = (state.mandate, *state.rapport)
        if self.preparation is not None:
            vector = (*vector, self.counted(state))
        return self.bit(vector)

    def counted(self, state: State) -> int:
        """The preparation, or, where that is counted in its place, what was told: 0 to 20."""
        if self.told_in_place:
            return min(METER_TOP, worth_told(self.case_role, state.told))
        return preparation(self.case_role, state.knows, state.told)

    def vectors(self, bits: int) -> Iterator[tuple[int, ...]]:
        """Every vector of a set."""
        while bits:
            low = bits & -bits
            index = low.bit_length() - 1
            yield tuple(index // LEVELS**d % LEVELS for d in range(self.dimensions))
            bits ^= low

    def levels(self, bits: int, dimension: int) -> tuple[int, ...]:
        """The levels of one meter that occur in a set, ascending."""
        return tuple(level for level, mask in enumerate(self.level[dimension]) if bits & mask)

    def moved(self, bits: int, movement: Movement) -> int:
        """The vectors of a set after each meter has gone where a movement sends it."""
        for dimension, goes in enumerate(movement):
            shifts = self.shifts(dimension, goes)
            if shifts:
                before, bits = bits, 0
                for mask, shift in shifts:
                    part = before & mask
                    bits |= part << shift if shift >= 0 else part >> -shift
        return bits

    def before(self, bits: int, movement: Movement) -> int:
        """The vectors that a movement sends into a set."""
        for dimension, goes in enumerate(movement):
            shifts = self.shifts(dimension, goes)
            if shifts:
                after, bits = bits, 0
                for mask, shift in shifts:
                    bits |= (after >> shift if shift >= 0 else after << -shift) & mask
        return bits

    def pieces(self, movement: Movement) -> tuple[tuple[int, int], ...]:
        """Every vector in a set of vectors that a movement shifts alike, with how far."""
        found = self._pieces.get(movement)
        if found is None:
            by_shift = {0: self.everything}
            for dimension, goes in enumerate(movement):
                shifts = self.shifts(dimension, goes) or ((self.everything, 0),)
                further: dict[int, int] = {}
                for so_far, several in by_shift.items():
                    for mask, shift in shifts:
                        total = so_far + shift
                        further[total] = further.get(total, 0) | several & mask
                by_shift = further
            found = tuple((mask, shift) for shift, mask in by_shift.items() if mask)
            self._pieces[movement] = found
        return found

    def shifts(self, dimension: int, goes: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
        """Which vectors shift by how many bits when one meter moves; nothing where all stay."""
        found = self._moved.get((dimension, goes))
        if found is None:
            by_shift: dict[int, int] = {}
            for level, target in enumerate(goes):
                shift = (target - level) * LEVELS**dimension
                by_shift[shift] = by_shift.get(shift, 0) | self.level[dimension][level]
            found = () if set(by_shift) == {0} else tuple((m, s) for s, m in by_shift.items())
            self._moved[dimension, goes] = found
        return found

    def movement(self, several: tuple[Effects, ...], points: int) -> Movement:
        """What several effects, summed as the rules sum them, do to every level.

        `points` are what the facts that they teach add to the preparation.
        """
        key = (points, *map(self._of_meters, several))
        found = self._movements.get(key)
        if found is None:
            columns = [self._after(several, level) for level in range(LEVELS)]
            found = tuple(zip(*columns, strict=True))
            if self.preparation is not None:
                found = (*found, by_levels(1, 0, points)[0])
            self._movements[key] = found
        return found

    def _of_meters(self, effects: Effects) -> int:
        """A number for what of some effects moves a meter: there may be millions of movements."""
        alike = tuple(str(getattr(effects, field)) for field in METER_EFFECTS)
        return self._alike.setdefault(alike, len(self._alike))

    def _after(self, several: tuple[Effects, ...], level: int) -> tuple[int, ...]:
        # No meter's change depends on another, so one state shows what becomes of a level
        # of every meter at once.
        state = _somewhere(level, self.faces)
        after = move_meters(self.case_role, state, several)
        return (after.mandate, *after.rapport)


@cache
def _somewhere(level: int, faces: int) -> State:
    return State(Phase.SCENE, "", level, (level,) * faces, frozenset(), 0)


@cache
def by_levels(dimensions: int, dimension: int, change: int) -> Movement:
    """The movement that adds to one meter, clamped, and leaves the others."""
    still = tuple(range(LEVELS))
    goes = tuple(max(0, min(METER_TOP, level + change)) for level in still)
    return tuple(goes if each == dimension else still for each in range(dimensions))
