"""Reading on behind a misspelt key or word, so that one run finds every mistake.

The mistake has been reported; what follows is judged as if the nearest valid name stood there.
Nothing that was mended is ever played.
"""

from collections.abc import Sequence
from typing import Any

from pydantic_core import ErrorDetails

from game.library.models.base import Model
from game.library.nearest import nearest
from game.library.reading.fields import cut_by_comma, looks_like_prose, unused_fields
from game.library.reading.marks import Mark, Path, Step
from game.library.reading.wording import words_allowed


def mend(data: Any, marks: Mark, model: type[Model], details: list[ErrorDetails]) -> Any:
    """Return `data` with what can be guessed put right; `marks` follow the renamed keys."""
    for detail in details:
        _, taken = marks.follow(detail["loc"])
        if detail["type"] == "extra_forbidden":
            data = _rename(data, marks, model, tuple(taken))
        elif detail["type"] == "literal_error":
            word = nearest(str(detail["input"]), words_allowed(detail))
            if word is not None:
                data = _put(data, taken, word)
    return data


def _rename(data: Any, marks: Mark, model: type[Model], path: Path) -> Any:
    """Give the key at `path` its nearest valid name, or take it out where none is near."""
    key = str(path[-1])
    cut = cut_by_comma(path, marks)
    name = None if cut else nearest(key, unused_fields(model, path[:-1], marks))
    above, _ = marks.follow(path[:-1])
    holder = dict(_get(data, path[:-1]))
    if looks_like_prose(key) and len(holder) == 1:
        return _put(data, path[:-1], f"{key}: {holder[key]}")
    value, mark = holder.pop(key), above.inside.pop(key)
    if name is not None:
        holder[name], above.inside[name] = value, mark
    return _put(data, path[:-1], holder)


def _get(data: Any, path: Sequence[Step]) -> Any:
    for step in path:
        data = data[step]
    return data


def _put(data: Any, path: Sequence[Step], value: Any) -> Any:
    """Return a copy of `data` in which `value` stands at `path`."""
    if not path:
        return value
    step, below = path[0], path[1:]
    if isinstance(data, tuple) and isinstance(step, int):
        return (*data[:step], _put(data[step], below, value), *data[step + 1 :])
    return {**data, step: _put(data[step], below, value)}
