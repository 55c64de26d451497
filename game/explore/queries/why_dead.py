"""Why something is dead: which need is never met where it stands, and what occurs there instead."""

from game.explore.reachability.walk import Walk
from game.library.models.base import Condition


def why_dead(walk: Walk, place: str, condition: Condition | None) -> str:
    """Which part of a condition is never met at a place, and what occurs there instead."""
    layer = walk.layers.get(place)
    if not layer:
        return "nobody ever gets there"
    if condition is None:
        return "it never shows"
    parts = _parts(condition)
    dead = [part for part in parts if not _ever(walk, place, part)]
    if not dead:
        return "each of its needs is met there at some time, never all together"
    return "; ".join(_needed(walk, place, part) for part in dead)


def _parts(condition: Condition) -> list[Condition]:
    """A condition as conditions of one part each."""
    found: list[Condition] = []
    for field in ("preparation", "mandate", "hours", "staked", "knows_at_least"):
        value = getattr(condition, field)
        if value is not None:
            found.append(Condition.model_validate({field: value}))
    found += [Condition(rapport={who: least}) for who, least in condition.rapport.items()]
    found += [Condition(knows=(fact,)) for fact in condition.knows]
    found += [Condition(flags=(flag,)) for flag in condition.flags]
    found += [Condition(agreed=(option,)) for option in condition.agreed]
    found += [Condition(owed=(side,)) for side in condition.owed]
    return found


def _ever(walk: Walk, place: str, condition: Condition) -> bool:
    layout = walk.compiled.layout
    return any(bits & layout.region(condition, key) for key, bits in walk.layers[place].items())


def _needed(walk: Walk, place: str, part: Condition) -> str:
    """One part that is never met, with the values that do occur."""
    layout, space = walk.compiled.layout, walk.compiled.space
    layer = walk.layers[place]
    union = 0
    for bits in layer.values():
        union |= bits
    if part.preparation is not None:
        levels = sorted(
            {p for key, bits in layer.items() for p, _ in layout.by_preparation(key, bits)}
        )
        return f"preparation {part.preparation} is needed; {levels[0]} to {levels[-1]} occur"
    if part.mandate is not None:
        levels = list(space.levels(union, 0))
        return f"mandate {part.mandate} is needed; {levels[0]} to {levels[-1]} occur"
    for who, least in part.rapport.items():
        levels = list(space.levels(union, 1 + walk.compiled.case_role.face_index[who]))
        return f"rapport {least} with {who} is needed; {levels[0]} to {levels[-1]} occur"
    if part.hours is not None:
        hours = sorted({layout.hours_left(key) for key in layer})
        return f"{part.hours} hours are needed; {hours[0]} to {hours[-1]} occur"
    if part.knows_at_least is not None:
        some = ", ".join(part.knows_at_least.of)
        return f"so many of {some} are never known there"
    for kind, names, verb in (
        ("fact", part.knows, "known"),
        ("flag", part.flags, "set"),
        ("option", part.agreed, "agreed"),
        ("side", part.owed, "owed"),
    ):
        for name in names:
            return f"the {kind} {name} is never {verb} there"
    return "your name is never staked there"
