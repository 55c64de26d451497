"""Conditions on keys and vectors: what each part reads, where it holds, and why it is dead.

Each part of a condition has one entry here, under the name of its field, beside its line and its
words in `game.rules.conditions`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from game.explore.encoding.key import KeyLayout, Layer
from game.explore.encoding.meters import MANDATE
from game.library.models.base import Condition, KnowsAtLeast


class Part(NamedTuple):
    """One part of a condition, as the explorer knows it."""

    reads: Callable[[KeyLayout, Any], int]
    """The marks that it looks at."""
    region: Callable[[KeyLayout, Any, int], int]
    """The vectors with which it holds under a key."""
    never: Callable[[KeyLayout, Layer, Any], str]
    """Where it never holds among some states: what is needed, and what occurs instead."""
    apart: Callable[[Any], Iterable[Any]] = lambda given: (given,)
    """What it asks for, one thing at a time."""


def _where(layout: KeyLayout, holds: bool) -> int:
    """All vectors where a key alone decides that a part holds."""
    return layout.space.everything if holds else 0


def _all_marked(layout: KeyLayout, bits: Mapping[str, int], names: Iterable[str], key: int) -> int:
    marks = _marks(bits, names)
    return _where(layout, key & marks == marks)


def _marks(bits: Mapping[str, int], names: Iterable[str]) -> int:
    return sum(bits[name] for name in set(names))


def _union(layer: Layer) -> int:
    """All vectors of some states."""
    found = 0
    for bits in layer.values():
        found |= bits
    return found


def _one_by_one(names: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    return ((name,) for name in names)


def _needed(what: str, occur: Iterable[int]) -> str:
    levels = sorted(occur)
    return f"{what} is needed; {levels[0]} to {levels[-1]} occur"


def _prepared_region(layout: KeyLayout, least: int, key: int) -> int:
    # The vectors have the preparation where there is but one face, the key where there are two.
    dimension = layout.space.preparation
    if dimension is not None:
        return layout.space.at_least[dimension][least]
    return _where(layout, layout.preparation_of(key) >= least)


def _preparations(layout: KeyLayout, layer: Layer) -> set[int]:
    return {level for key, bits in layer.items() for level, _ in layout.by_preparation(key, bits)}


def _warm_region(layout: KeyLayout, asked: Mapping[str, int], key: int) -> int:
    found = layout.space.everything
    for person, least in asked.items():
        found &= layout.space.at_least[_face(layout, person)][least]
    return found


def _face(layout: KeyLayout, person: str) -> int:
    """The dimension of a face's rapport."""
    return 1 + layout.case_role.face_index[person]


def _never_warm(layout: KeyLayout, layer: Layer, asked: Mapping[str, int]) -> str:
    ((person, least),) = asked.items()
    levels = layout.space.levels(_union(layer), _face(layout, person))
    return _needed(f"rapport {least} with {person}", levels)


def _each_person(asked: Mapping[str, int]) -> Iterator[dict[str, int]]:
    return ({person: least} for person, least in asked.items())


def _several_known(layout: KeyLayout, asked: KnowsAtLeast, key: int) -> int:
    return _where(layout, (key & _marks(layout.fact, asked.of)).bit_count() >= asked.count)


PARTS: dict[str, Part] = {
    "preparation": Part(
        lambda layout, least: layout.preparation,
        _prepared_region,
        lambda layout, layer, least: _needed(f"preparation {least}", _preparations(layout, layer)),
    ),
    "mandate": Part(
        lambda layout, least: 0,
        lambda layout, least, key: layout.space.at_least[MANDATE][least],
        lambda layout, layer, least: _needed(
            f"mandate {least}", layout.space.levels(_union(layer), MANDATE)
        ),
    ),
    "rapport": Part(lambda layout, asked: 0, _warm_region, _never_warm, _each_person),
    "knows": Part(
        lambda layout, facts: _marks(layout.fact, facts),
        lambda layout, facts, key: _all_marked(layout, layout.fact, facts, key),
        lambda layout, layer, facts: f"the fact {facts[0]} is never known there",
        _one_by_one,
    ),
    "knows_at_least": Part(
        lambda layout, asked: _marks(layout.fact, asked.of),
        _several_known,
        lambda layout, layer, asked: f"so many of {', '.join(asked.of)} are never known there",
    ),
    "flags": Part(
        lambda layout, flags: _marks(layout.flag, flags),
        lambda layout, flags, key: _all_marked(layout, layout.flag, flags, key),
        lambda layout, layer, flags: f"the flag {flags[0]} is never set there",
        _one_by_one,
    ),
    "agreed": Part(
        lambda layout, options: _marks(layout.text, options) | layout.deal,
        lambda layout, options, key: _where(layout, layout.settled(key).issuperset(options)),
        lambda layout, layer, options: f"the option {options[0]} is never agreed there",
        _one_by_one,
    ),
    "hours": Part(
        lambda layout, least: layout.hours,
        lambda layout, least, key: _where(layout, layout.hours_left(key) >= least),
        lambda layout, layer, least: (
            f"{least} hours are needed; "
            f"{min(map(layout.hours_left, layer))} to {max(map(layout.hours_left, layer))} occur"
        ),
    ),
    "staked": Part(
        lambda layout, _: layout.staked,
        lambda layout, _, key: _where(layout, bool(key & layout.staked)),
        lambda layout, layer, _: "your name is never staked there",
    ),
    "owed": Part(
        lambda layout, sides: _marks(layout.owed, sides),
        lambda layout, sides, key: _all_marked(layout, layout.owed, sides, key),
        lambda layout, layer, sides: f"the side {sides[0]} is never owed there",
        _one_by_one,
    ),
}
"""By field of `Condition`."""


def given(condition: Condition) -> Iterator[tuple[Part, Any]]:
    """The parts that a condition has, each with what it asks for."""
    for field, part in PARTS.items():
        asked = getattr(condition, field)
        if asked not in (None, (), {}):
            yield part, asked


def marks_read(layout: KeyLayout, *conditions: Condition | None) -> int:
    """The marks that some conditions look at."""
    found = 0
    for condition in conditions:
        for part, asked in given(condition) if condition is not None else ():
            found |= part.reads(layout, asked)
    return found


def region(layout: KeyLayout, condition: Condition, key: int) -> int:
    """The meter vectors with which a condition holds under a key."""
    found = layout.space.everything
    for part, asked in given(condition):
        found &= part.region(layout, asked, key)
        if not found:
            break
    return found


def open_region(
    layout: KeyLayout, when: Condition | None, unless: Condition | None, key: int
) -> int:
    """The meter vectors with which `when` holds and `unless` does not."""
    found = layout.space.everything if when is None else region(layout, when, key)
    return found if unless is None else found & ~region(layout, unless, key)
