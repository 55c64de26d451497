"""Dead ends: scenes in which nothing can be done, and scenes from which all are recalled."""

from collections.abc import Iterator

from game.explore.steps import SETTLING
from game.explore.walk import Layer, Walk
from game.rules.places import RECALLED


def stuck(walk: Walk) -> Iterator[tuple[str, str]]:
    """Scenes with a state in which no choice is open, each with what is so in one such state."""
    marks = walk.model.marks
    for scene_id, scene in walk.model.case_role.role.scenes.items():
        if scene.table or scene_id not in walk.layers:
            continue
        reads = marks.hours
        for choice in scene.choices:
            reads |= marks.reads(choice.needs, choice.unless)
        for now, bits in _groups(walk, scene_id, reads).items():
            for choice in scene.choices:
                if marks.hours_left(now) >= -choice.effects.hours:
                    bits &= ~marks.open_region(choice.needs, choice.unless, now)
            if bits:
                yield scene_id, _described(walk, now, bits)
                break


def _described(walk: Walk, now: int, bits: int) -> str:
    marks, space = walk.model.marks, walk.model.space
    mandate, *rapport = next(space.vectors(bits))
    told = [f"mandate {mandate}", f"hours {marks.hours_left(now)}"]
    faces = walk.model.case_role.faces
    told += [f"rapport {level} with {who}" for who, level in zip(faces, rapport, strict=True)]
    known = sorted(marks.known(now) | marks.flags_set(now))
    told += [f"with {', '.join(known)}"] if known else []
    return "no choice is open at " + ", ".join(told)


def always_recalled(walk: Walk) -> Iterator[str]:
    """Scenes that are reached and from which every move leads to recall."""
    for place in walk.places:
        if place in walk.endings or " " in place or not walk.layers[place]:
            continue
        if SETTLING + place in walk.layers and walk.layers[SETTLING + place]:
            continue
        if not any(target != RECALLED for target in _targets(walk, place)):
            yield place


def _targets(walk: Walk, place: str) -> Iterator[str]:
    """Where the moves at a place do lead."""
    for way in walk.ways[place]:
        for now, bits in _groups(walk, place, way.reads).items():
            for step in way.compiled(now):
                for flow in step.flows:
                    if flow.relation.after(walk.model.space, bits):
                        yield step.target


def _groups(walk: Walk, place: str, reads: int) -> Layer:
    gathered: Layer = {}
    for marks, bits in walk.layers[place].items():
        gathered[marks & reads] = gathered.get(marks & reads, 0) | bits
    return gathered
