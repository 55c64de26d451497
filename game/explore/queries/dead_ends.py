"""Dead ends: scenes in which nothing can be done, and scenes from which all are recalled."""

from collections.abc import Iterator

from game.explore.encoding.guards import guarded_choice
from game.explore.encoding.key import gathered
from game.explore.encoding.place import RECESS, SETTLING
from game.explore.reachability.walk import Walk
from game.rules.places import RECALLED


def stuck(walk: Walk) -> Iterator[tuple[str, str]]:
    """Scenes with a state in which no choice is open, each with what is so in one such state."""
    layout = walk.compiled.layout
    for scene_id, scene in walk.compiled.case_role.role.scenes.items():
        if scene.table or scene_id not in walk.layers:
            continue
        guards = [guarded_choice(layout, scene_id, choice) for choice in scene.choices]
        reads = layout.hours
        for guarded in guards:
            reads |= guarded.reads
        for key, bits in gathered(walk.layers[scene_id], reads).items():
            for guarded in guards:
                bits &= ~guarded.region(key)
            if bits:
                yield scene_id, _described(walk, key, bits)
                break


def _described(walk: Walk, key: int, bits: int) -> str:
    layout, space = walk.compiled.layout, walk.compiled.space
    mandate, *rapport = next(space.vectors(bits))[: 1 + space.faces]
    described = [f"mandate {mandate}", f"hours {layout.hours_left(key)}"]
    faces = walk.compiled.case_role.faces
    described += [f"rapport {level} with {who}" for who, level in zip(faces, rapport, strict=True)]
    known = sorted(layout.known(key) | layout.flags_set(key))
    described += [f"with {', '.join(known)}"] if known else []
    return "no choice is open at " + ", ".join(described)


def always_recalled(walk: Walk) -> Iterator[str]:
    """Scenes that are reached and out of which every way leads to recall."""
    for scene_id in walk.compiled.case_role.role.scenes:
        if scene_id not in walk.layers:
            continue
        targets = _left_for(walk, scene_id)
        if next(targets, None) == RECALLED and all(each == RECALLED for each in targets):
            yield scene_id


def _left_for(walk: Walk, scene_id: str) -> Iterator[str]:
    """Where the moves in a scene lead, its recess and its meeting aside."""
    within = {RECESS + scene_id, SETTLING + scene_id}
    for place in (scene_id, *sorted(within)):
        for move in walk.moves.get(place, ()):
            for key, bits in gathered(walk.layers[place], move.reads).items():
                for transition in move.transitions(key):
                    if transition.target not in within | {scene_id} and transition.flow.after(bits):
                        yield transition.target
