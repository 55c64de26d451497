"""A case as it is meant: names of nothing put right, so that one slip is one mistake."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from game.library.lint.names.ids import Names, names_in_case, names_in_role
from game.library.lint.names.references import REFERENCES
from game.library.lint.subject import Subject
from game.library.models.base import Model
from game.library.nearest import nearest
from game.library.reading.document import Document

ModelT = TypeVar("ModelT", bound=Model)


def with_names_mended(subject: Subject) -> Subject:
    """Return a case in which each name of nothing is the nearest that its message suggests.

    The names themselves are told by other checks. Those that nothing is near to stay.
    """
    names = names_in_case(subject)
    return replace(
        subject,
        case=_document(subject.case, names),
        roles={
            view.name: _document(view.page, names | names_in_role(view)) for view in subject.views
        },
        debrief=_document(subject.debrief, names) if subject.debrief is not None else None,
    )


def _document(page: Document[ModelT], names: Names) -> Document[ModelT]:
    return replace(page, model=_mended(page.model, names))


def _mended(value: Any, names: Names) -> Any:
    """Return a part of a file with its names put right; the part itself where all are."""
    if isinstance(value, tuple):
        items = tuple(_mended(item, names) for item in value)
        return (
            items if any(new is not old for new, old in zip(items, value, strict=True)) else value
        )
    if isinstance(value, dict):
        below = {key: _mended(item, names) for key, item in value.items()}
        return below if any(below[key] is not item for key, item in value.items()) else value
    if not isinstance(value, Model):
        return value
    kinds = REFERENCES.get(type(value), {})
    changed: dict[str, Any] = {}
    for field in type(value).model_fields:
        old = getattr(value, field)
        valid = names.get(kinds[field]) if field in kinds else None
        new = _mended(old if valid is None else _named(old, list(valid)), names)
        if new is not old:
            changed[field] = new
    return value.model_copy(update=changed) if changed else value


def _named(value: Any, valid: list[str]) -> Any:
    """Return an id, a list of ids, or keys that are ids, each that is there."""
    if isinstance(value, str):
        return value if not value or value in valid else nearest(value, valid) or value
    if isinstance(value, tuple) and not all(item in valid for item in value):
        return tuple(_named(item, valid) for item in value)
    if isinstance(value, Mapping) and not all(key in valid for key in value):
        right = {key: item for key, item in value.items() if key in valid}
        return {_named(key, valid): item for key, item in value.items()} | right
    return value
