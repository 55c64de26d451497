"""Bounds: how much memory and time one walk may take, and what is said where that is not enough."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from sys import getsizeof
from time import process_time
from typing import NamedTuple

from game.explore.encoding.flow import Flow
from game.explore.encoding.key import KeyLayout, Layer
from game.explore.encoding.place import GROUNDWORK, RECESS, SETTLING, scene_or_ending
from game.explore.transitions.compiled_move import Transition
from game.library.errors import Refusal

MOST_BYTES = 2_000_000_000
"""What one walk may hold in memory, as far as it counts itself: keys, vectors and transitions."""

MOST_SECONDS = 180.0
"""The processor's time that one walk may take: fifty times what a large case needs."""


class Bounds(NamedTuple):
    """What one walk may take."""

    bytes: int = MOST_BYTES
    seconds: float = MOST_SECONDS


USUAL = Bounds()


class TooLarge(Refusal):
    """A role has more states than can be walked; the message says what multiplies them."""


OUT_OF_MEMORY = "this machine has not memory enough to walk this role beside what else it does"
"""What is said where the machine gives up before a bound is passed."""

KEY_BYTES = 200
"""A key in a layer, besides its vectors: two whole numbers and their place in a table."""

SAMPLED = 8
"""States of a layer of which one takes the size; all are much alike."""


def bytes_of(layers: Iterable[tuple[str, Layer]]) -> int:
    """About how much memory some states take, by place."""
    return sum(len(layer) * (KEY_BYTES + _mean_size(layer)) for _, layer in layers if layer)


def _mean_size(layer: Layer) -> int:
    sizes = [getsizeof(bits) for bits in islice(reversed(layer.values()), SAMPLED)]
    return sum(sizes) // len(sizes)


TRANSITION_BYTES = 150
"""A transition, besides its flow, which many may have in common."""


def bytes_of_flow(flow: Flow) -> int:
    """About how much memory a flow takes: its masks are all about as long."""
    return (2 + len(flow.pieces)) * (KEY_BYTES + getsizeof(flow.rest or flow.bulk))


# What multiplies the states ---------------------------------------------------------------------

LOOKED_AT = 20_000
"""Keys of the largest layer that are looked at."""

MOST_NAMED = 6
"""Names of one kind that are told; the rest are counted."""


def too_large(layout: KeyLayout, layers: Iterable[tuple[str, Layer]], passed: str) -> TooLarge:
    """What to say of a walk that has passed a bound: where the states are, and what they differ in.

    `passed` names the bound.
    """
    place, layer = max(layers, key=lambda each: len(each[1]))
    named = "; ".join(_undecided(layout, layer))
    differ = f", and differ in {named}" if named else ""
    return TooLarge(
        f"this role has more states than can be walked, {passed}: most stand {_where(place)}"
        f"{differ}. Let them matter for fewer scenes, let fewer be had in one play, or call fewer "
        "recesses"
    )


def _where(place: str) -> str:
    if place == GROUNDWORK:
        return "in the groundwork"
    if place.startswith(RECESS):
        return f"in the recess of {scene_or_ending(place)}"
    if place.startswith(SETTLING):
        return f"at the table of {scene_or_ending(place)}"
    return f"at {place}"


def _undecided(layout: KeyLayout, layer: Layer) -> Iterator[str]:
    """By kind: the marks that are set in some of the keys and not in others."""
    keys = list(islice(layer, 0, None, max(1, len(layer) // LOOKED_AT)))
    for kind, bits in (
        ("facts", layout.fact),
        ("flags", layout.flag),
        ("actions done", layout.taken),
        ("sides owed", layout.owed),
        ("options agreed", layout.text),
    ):
        set_in = {name: sum(bool(key & bit) for key in keys) for name, bit in bits.items()}
        names = [name for name, count in set_in.items() if 0 < count < len(keys)]
        if names:
            more = len(names) - MOST_NAMED
            told = ", ".join(names[:MOST_NAMED])
            yield f"{kind} {told}" + (f" and {more} more" if more > 0 else "")


class Account:
    """What one walk has taken so far of what it may take."""

    def __init__(self, bounds: Bounds, layout: KeyLayout, layers: Mapping[str, Layer]) -> None:
        """Begin it now, over the layers that the walk is to fill."""
        self._bounds = bounds
        self._layout = layout
        self._layers = layers
        self._began = process_time()
        self._compiled = 0
        self._flows: set[int] = set()

    def with_compiled(self, transitions: tuple[Transition, ...]) -> tuple[Transition, ...]:
        """Transitions that were compiled just now, counted; a flow in common counts once.

        Raises:
            TooLarge: a bound is passed.
        """
        fresh = [each.flow for each in transitions if id(each.flow) not in self._flows]
        self._flows.update(map(id, fresh))
        self._compiled += TRANSITION_BYTES * (1 + len(transitions)) + sum(map(bytes_of_flow, fresh))
        if self._compiled > self._bounds.bytes or self._seconds > self._bounds.seconds:
            self.check({})
        return transitions

    @property
    def _seconds(self) -> float:
        return process_time() - self._began

    def check(self, aside: Mapping[str, Layer]) -> None:
        """See that no bound is passed, with layers beside those of the walk.

        Raises:
            TooLarge: one is.
        """
        layers = (*self._layers.items(), *aside.items())
        if bytes_of(layers) + self._compiled > self._bounds.bytes:
            raise too_large(self._layout, layers, f"over {self._bounds.bytes / 1e9:g} GB")
        if self._seconds > self._bounds.seconds:
            raise too_large(self._layout, layers, f"over {self._bounds.seconds:g} seconds")
