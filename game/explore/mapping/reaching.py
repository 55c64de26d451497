"""Which places and ways of a role any play meets, from a walk of every state."""

from collections.abc import Iterator

from game.explore.mapping.role_map import Reached
from game.explore.mapping.ways import WayKey
from game.explore.walk import Walk
from game.explore.ways import SETTLING, Step, Way
from game.rules.places import RECALLED


def reached_in(walk: Walk) -> Reached:
    """The places that are reached and the ways that are taken in a walk."""
    places = frozenset(place for place in walk.places if " " not in place and walk.layers[place])
    return Reached(places, frozenset(_ways(walk)))


def _ways(walk: Walk) -> Iterator[WayKey]:
    for place in walk.places:
        if place in walk.endings or (" " in place and not place.startswith(SETTLING)):
            continue
        scene = place.removeprefix(SETTLING)
        for way in walk.ways[place]:
            for marks, step in _taken(walk, place, way):
                if step.target != RECALLED and " " not in step.target:
                    yield scene, way.move or _off_the_table(walk, place, marks, step), step.target


def _taken(walk: Walk, place: str, way: Way) -> Iterator[tuple[int, Step]]:
    """The steps of a way that some state takes, each with the marks it is taken under."""
    gathered: dict[int, int] = {}
    for marks, bits in walk.layers[place].items():
        gathered[marks & way.reads] = gathered.get(marks & way.reads, 0) | bits
    for marks, bits in gathered.items():
        for step in way.steps(marks):
            if step.flow.after(bits):
                yield marks, step


def _off_the_table(walk: Walk, place: str, marks: int, step: Step) -> str:
    """How a meeting ended: the name of the way off the table."""
    if not place.startswith(SETTLING):
        return "deadlock"
    deal = walk.model.marks.deal_of(((marks | step.sets) & step.keeps) + step.adds)
    return deal.outcome if deal is not None else "walked"
