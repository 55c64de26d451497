"""Which places and ways of a role any play meets, from a walk of every state."""

from collections.abc import Iterator

from game.explore.encoding.key import gathered
from game.explore.encoding.place import SETTLING
from game.explore.maps.exits import ExitKey
from game.explore.maps.role_map import Reached
from game.explore.reachability.walk import Walk
from game.explore.transitions.compiled_move import CompiledMove, Transition
from game.rules.places import RECALLED


def reached_in(walk: Walk) -> Reached:
    """The places that are reached and the ways that are taken in a walk."""
    places = frozenset(place for place in walk.places if " " not in place and walk.layers[place])
    return Reached(places, frozenset(_exits_taken(walk)))


def _exits_taken(walk: Walk) -> Iterator[ExitKey]:
    for place in walk.places:
        if place in walk.endings or (" " in place and not place.startswith(SETTLING)):
            continue
        scene = place.removeprefix(SETTLING)
        for move in walk.moves[place]:
            for key, transition in _taken(walk, place, move):
                if transition.target != RECALLED and " " not in transition.target:
                    yield (
                        scene,
                        move.id or _off_the_table(walk, place, key, transition),
                        transition.target,
                    )


def _taken(walk: Walk, place: str, move: CompiledMove) -> Iterator[tuple[int, Transition]]:
    """The transitions of a way that some state takes, each with the marks it is taken under."""
    for key, bits in gathered(walk.layers[place], move.reads).items():
        for transition in move.transitions(key):
            if transition.flow.after(bits):
                yield key, transition


def _off_the_table(walk: Walk, place: str, key: int, transition: Transition) -> str:
    """How a meeting ended: the name of the way off the table."""
    if not place.startswith(SETTLING):
        return "deadlock"
    deal = walk.compiled.layout.deal_of(
        ((key | transition.sets) & transition.keeps) + transition.adds
    )
    return deal.outcome if deal is not None else "walked"
