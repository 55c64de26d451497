"""Dimmed: the choices and actions with a condition that are ever shown closed, with the reason."""

from game.explore.encoding.guards import GuardedMove, guarded_choice, guarded_in_groundwork
from game.explore.encoding.key import gathered
from game.explore.encoding.place import GROUNDWORK
from game.explore.queries.sighting import Sighting
from game.explore.questions.conditionals import explains_itself
from game.explore.questions.things import Thing
from game.explore.reachability.walk import Walk
from game.rules.listed import may_stand_dimmed


def dimmed(
    walk: Walk, place: str, sought: frozenset[Thing] | None = None
) -> dict[Thing, Sighting | None]:
    """By choice or action whose reason is told where it stands dimmed: a state in which it does.

    Of those that may stand dimmed the first closed one does, in file order.

    Args:
        walk: the walk to look through.
        place: the groundwork, or a scene.
        sought: the things to look for; None for all.
    """
    guards = [guarded for guarded in _guards(walk, place) if may_stand_dimmed(guarded.model)]
    reads = 0
    for guarded in guards:
        reads |= guarded.reads
    found: dict[Thing, Sighting | None] = {}
    for guarded in guards:
        thing = Thing("dimmed", guarded.model.id, place)
        if explains_itself(guarded.model) and (sought is None or thing in sought):
            found[thing] = None
    for key, bits in gathered(walk.layers[place], reads).items() if found else ():
        if all(found.values()):
            break
        left = bits
        for guarded in guards:
            if key & guarded.taken:
                continue
            region = guarded.region(key)
            thing, closed = Thing("dimmed", guarded.model.id, place), left & ~region
            if closed and thing in found and found[thing] is None:
                found[thing] = Sighting(place, reads, key, closed)
            left &= region
    return found


def _guards(walk: Walk, place: str) -> list[GuardedMove]:
    role, layout = walk.compiled.case_role.role, walk.compiled.layout
    if place == GROUNDWORK:
        # One that is too dear is listed with its price, and closes nothing.
        return [
            guarded_in_groundwork(layout, each)._replace(days=0) for each in role.groundwork.actions
        ]
    return [guarded_choice(layout, place, each) for each in role.scenes[place].choices]
