"""Every part of a model, with the way to it."""

from collections.abc import Iterator

from game.library.models.base import Model
from game.library.reading.marks import Path


def walk(model: Model, path: Path = ()) -> Iterator[tuple[Path, Model]]:
    """Yield `model` and every model inside it, in file order, each with its path."""
    yield path, model
    for name, field in type(model).model_fields.items():
        yield from _inside(getattr(model, name), (*path, field.alias or name))


def _inside(value: object, path: Path) -> Iterator[tuple[Path, Model]]:
    if isinstance(value, Model):
        yield from walk(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _inside(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(item, (*path, key))
