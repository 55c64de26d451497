"""Why something is dead: which need is never met where it stands, and what occurs there instead."""

from game.explore.encoding.conditions import given
from game.explore.reachability.walk import Walk
from game.library.models.base import Condition


def why_dead(walk: Walk, place: str, condition: Condition | None) -> str:
    """Which part of a condition is never met at a place, and what occurs there instead."""
    layer, layout = walk.layers.get(place), walk.compiled.layout
    if not layer:
        return "nobody ever gets there"
    if condition is None:
        return "it never shows"
    never = [
        part.never(layout, layer, one)
        for part, asked in given(condition)
        for one in part.apart(asked)
        if not any(bits & part.region(layout, one, key) for key, bits in layer.items())
    ]
    return "; ".join(never) or "each of its needs is met there at some time, never all together"
