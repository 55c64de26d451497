"""Dead ends: scenes in which nothing can be done, and scenes from which all are recalled."""

from collections.abc import Iterator

from game.explore.marks import Layer
from game.explore.walk import Walk
from game.explore.ways import RECESS, SETTLING
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
    mandate, *rapport = next(space.vectors(bits))[: 1 + space.faces]
    told = [f"mandate {mandate}", f"hours {marks.hours_left(now)}"]
    faces = walk.model.case_role.faces
    told += [f"rapport {level} with {who}" for who, level in zip(faces, rapport, strict=True)]
    known = sorted(marks.known(now) | marks.flags_set(now))
    told += [f"with {', '.join(known)}"] if known else []
    return "no choice is open at " + ", ".join(told)


def always_recalled(walk: Walk) -> Iterator[str]:
    """Scenes that are reached and out of which every way leads to recall."""
    for scene_id in walk.model.case_role.role.scenes:
        if scene_id not in walk.layers:
            continue
        targets = _left_for(walk, scene_id)
        if next(targets, None) == RECALLED and all(each == RECALLED for each in targets):
            yield scene_id


def _left_for(walk: Walk, scene_id: str) -> Iterator[str]:
    """Where the moves in a scene lead, its recess and its meeting aside."""
    within = {RECESS + scene_id, SETTLING + scene_id}
    for place in (scene_id, *sorted(within)):
        for way in walk.ways.get(place, ()):
            for now, bits in _groups(walk, place, way.reads).items():
                for step in way.steps(now):
                    if step.target not in within | {scene_id} and step.flow.after(bits):
                        yield step.target


def _groups(walk: Walk, place: str, reads: int) -> Layer:
    gathered: Layer = {}
    for marks, bits in walk.layers[place].items():
        gathered[marks & reads] = gathered.get(marks & reads, 0) | bits
    return gathered
