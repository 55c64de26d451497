"""Effects on keys: what each of them sets and clears, and on which marks that depends.

Each effect has one entry here, under the name of its field; what moves the meters is told by
`game.rules.effects` itself.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from game.explore.encoding.key import KeyChange, KeyLayout
from game.library.models.base import Effects
from game.rules.state import METER_TOP


class Effect(NamedTuple):
    """One effect, as the explorer knows it."""

    changes: Callable[[KeyLayout, Any, int], KeyChange]
    """What it does to a key, the meters apart."""
    touches: Callable[[KeyLayout, Any], int] = lambda layout, given: 0
    """The marks on which that depends."""


def _nothing(layout: KeyLayout, given: object, key: int) -> KeyChange:
    return KeyChange()


def _learned(layout: KeyLayout, facts: tuple[str, ...], key: int, told: bool) -> KeyChange:
    """Facts known, and by what is new among them more preparation, or more that was told."""
    worth = layout.case_role.worth
    points = sum(worth[fact] for fact in set(facts) if not key & layout.fact[fact])
    sets = _facts(layout, facts)
    if told == layout.space.told_in_place:
        before = layout.preparation_of(key)
        added = layout.with_preparation(min(METER_TOP, before + points) - before)
        return KeyChange(sets, preparation=added, points=points)
    if told and layout.told:
        before = layout.told_of(key)
        return KeyChange(sets, told=layout.with_told(min(METER_TOP, before + points) - before))
    return KeyChange(sets)


def _facts(layout: KeyLayout, facts: tuple[str, ...]) -> int:
    return sum(layout.fact[fact] for fact in set(facts))


def _channel(layout: KeyLayout, channel: str, key: int) -> KeyChange:
    sets = layout.agreed if channel == "agreed" else layout.lost
    return KeyChange(sets, clears=(layout.agreed | layout.lost) & ~sets)


EFFECTS: dict[str, Effect] = {
    "rapport": Effect(_nothing),
    "mandate": Effect(_nothing),
    "hours": Effect(
        lambda layout, hours, key: KeyChange(hours=-layout.with_hours(-hours)),
        lambda layout, hours: layout.hours,
    ),
    # How facts are learned the place decides: `change_of` and `marks_touched` have it.
    "learn": Effect(_nothing),
    "by": Effect(_nothing),
    "flags": Effect(
        lambda layout, flags, key: KeyChange(sum(layout.flag[flag] for flag in set(flags)))
    ),
    "stake": Effect(lambda layout, _, key: KeyChange(layout.staked)),
    "owe": Effect(lambda layout, sides, key: KeyChange(sum(layout.owed[s] for s in set(sides)))),
    "repay": Effect(
        lambda layout, sides, key: KeyChange(clears=sum(layout.owed[s] for s in set(sides)))
    ),
    "channel": Effect(_channel),
    "breaks_confidence": Effect(lambda layout, _, key: KeyChange(layout.confidence)),
    "praised_by": Effect(_nothing),
}
"""By field of `Effects`."""


def marks_touched(layout: KeyLayout, effects: Effects, *, told: bool = False) -> int:
    """The marks on which the change that effects make depends; for `told` see `change_of`."""
    found = 0
    if effects.learn and _counts(layout, told and effects.by is None):
        # Only what is new counts, and only up to the top.
        found = _facts(layout, effects.learn) | layout.preparation | layout.told
    for field, effect in EFFECTS.items():
        given = getattr(effects, field)
        if given:
            found |= effect.touches(layout, given)
    return found


def _counts(layout: KeyLayout, told: bool) -> bool:
    """Whether what is learned so is counted, in a number of the key or in the vectors."""
    return told == layout.space.told_in_place or (told and bool(layout.told))


def change_of(layout: KeyLayout, effects: Effects, key: int, *, told: bool = False) -> KeyChange:
    """What effects do to a key, the meters apart.

    `told` says whether what they teach is told, unless by one's own staff; else it is prepared.
    """
    found = _learned(layout, effects.learn, key, told and effects.by is None)
    for field, effect in EFFECTS.items():
        given = getattr(effects, field)
        if given:
            found = found.and_then(effect.changes(layout, given, key))
    return found
