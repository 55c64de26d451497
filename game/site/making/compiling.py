"""Cases as JSON that is read without the models: only what differs from a field's default."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from game.library.case_file import CaseFile
from game.library.models import base, case, debrief, role, shared, table
from game.site.page.content import KIND

MODULES = (base, case, debrief, role, shared, table)


def shapes() -> dict[str, Any]:
    """By model: its fields in order, and the defaults of those that have one.

    >>> shapes()["Branch"]
    {'fields': ['to', 'when', 'unless'], 'defaults': {'when': None, 'unless': None}}
    """
    found: dict[str, Any] = {}
    for model in _models():
        assert model.__name__ not in found, f"two models are called {model.__name__}"
        fields = model.model_fields
        found[model.__name__] = {
            "fields": list(fields),
            "defaults": {
                name: plain(field.get_default(call_default_factory=True))
                for name, field in fields.items()
                if not field.is_required()
            },
        }
    return found


def _models() -> Iterator[type[BaseModel]]:
    for module in MODULES:
        for each in vars(module).values():
            is_model = isinstance(each, type) and issubclass(each, base.Model)
            if is_model and each.__module__ == module.__name__ and each is not base.Model:
                yield each


def plain(value: Any) -> Any:
    """A value of a model as JSON has it; a model says under an empty key which it is."""
    if isinstance(value, base.Model):
        given = {
            name: getattr(value, name)
            for name, field in type(value).model_fields.items()
            if field.is_required()
            or getattr(value, name) != field.get_default(call_default_factory=True)
        }
        return {KIND: type(value).__name__, **{name: plain(each) for name, each in given.items()}}
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value


def words_of(found: CaseFile) -> dict[str, Any]:
    """The sources and concepts that a case may cite: those of its folder of content."""
    return {"sources": plain(found.sources), "concepts": plain(found.concepts)}


def compiled(found: CaseFile) -> dict[str, Any]:
    """A case, less the words that it shares with others."""
    shared = found.concepts.concepts
    terms = {name: term for name, term in found.glossary.concepts.items() if name not in shared}
    return {
        "hash": found.hash,
        "case": plain(found.case),
        "envoy": plain(found.envoy),
        "leader": plain(found.leader),
        "debrief": plain(found.debrief),
        "onward": found.onward,
        "terms": plain(terms),
    }
