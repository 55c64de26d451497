"""Which keys a place of the content format knows, found from the models' own types."""

import re
import types
from collections.abc import Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from game.library.models.base import Model
from game.library.reading.marks import Mark, Path, Step


def fields_at(model: type[Model], steps: Sequence[Step]) -> list[str]:
    """Return the keys known at `steps` below `model`, in the order of the format.

    Empty where the place takes names of the author's own (or no keys at all).
    """
    places = _models_in(_below(model, steps))
    return [field.alias or name for place in places for name, field in place.model_fields.items()]


def unused_fields(model: type[Model], path: Sequence[Step], marks: Mark) -> list[str]:
    """Return the keys known at `path` below `model` that the file does not give there."""
    above, _ = marks.follow(path)
    return [name for name in fields_at(model, path) if name not in above.inside]


_PROSE = re.compile(r"^[A-Z]|[a-z] \S")


def looks_like_prose(key: str) -> bool:
    """Return whether a key looks as none does, and as the beginning of a sentence may."""
    return _PROSE.search(key) is not None


def cut_by_comma(path: Path, marks: Mark) -> bool:
    """Return whether an unknown key is the rest of a text that a comma cut off inside `{ }`."""
    above, _ = marks.follow(path[:-1])
    mark = above.inside.get(path[-1]) if path else None
    return above.in_braces and mark is not None and mark.empty


def _below(kind: Any, steps: Sequence[Step]) -> list[Any]:
    """Return the types that can stand at `steps` below the type `kind`."""
    kinds = _alternatives(kind)
    for step in steps:
        # A short form leaves out a list of one; its steps are then in the model but not in
        # the file, or the other way about. A step that fits no alternative is passed over.
        below = [found for kind in kinds for found in _one_step(kind, step)]
        kinds = below or kinds
    return kinds


def _one_step(kind: Any, step: Step) -> list[Any]:
    if isinstance(kind, type) and issubclass(kind, Model):
        for name, field in kind.model_fields.items():
            if step == (field.alias or name):
                return _alternatives(field.annotation)
        return []
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is dict and isinstance(step, str):
        return _alternatives(arguments[1])
    if origin is tuple:
        inside = _alternatives(arguments[0])
        if isinstance(step, int):
            return inside
        return [found for item in inside for found in _one_step(item, step)]
    return []


def _alternatives(kind: Any) -> list[Any]:
    """Return the types a value may have, without `Annotated` and without unions."""
    if get_origin(kind) is Annotated:
        return _alternatives(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        return [found for each in get_args(kind) for found in _alternatives(each)]
    return [kind]


def _models_in(kinds: list[Any]) -> list[type[Model]]:
    """Return the models among `kinds`, looking into lists: a short form may leave one out."""
    found: list[type[Model]] = []
    for kind in kinds:
        if get_origin(kind) is tuple:
            found += _models_in(_alternatives(get_args(kind)[0]))
        elif isinstance(kind, type) and issubclass(kind, Model):
            found.append(kind)
    return found
