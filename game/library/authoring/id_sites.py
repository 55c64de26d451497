"""Where ids of each kind stand in a case's files: where things are defined, and where named."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from game.library.lint.names.references import REFERENCES, Kind
from game.library.models import base, case, debrief, role, table
from game.library.models.base import Model
from game.library.reading.marks import Path
from game.library.reading.walk import walk

Part = Literal["keys", "values"]
"""Of a field that is a mapping: its keys, or what is below them. Of any other, what it holds."""

Sites = dict[type[Model], dict[str, Part]]

_SAME_AS = {
    "person": (Kind.PERSON, Kind.FACE),
    "side": (Kind.SIDE, Kind.OTHER_SIDE),
    "issue": (Kind.ISSUE,),
    "option": (Kind.OPTION,),
    "fact": (Kind.FACT,),
    "place": (Kind.PLACE, Kind.SCENE),
    "source": (Kind.SOURCE,),
}
"""By kind of thing that is renamed: the kinds of reference that may mean it."""

_BESIDE: dict[str, Sites] = {
    "person": {
        case.Case: {"people": "keys"},
        role.Start: {"rapport": "keys"},
        role.Role: {"faces": "values"},
    },
    "side": {case.Case: {"sides": "keys"}, table.Table: {"opens": "keys", "voices": "keys"}},
    "issue": {
        case.Case: {"issues": "keys"},
        case.Reveals: {"issues": "values"},
        table.Opening: {"package": "keys"},
        table.Table: {"text": "keys"},
        debrief.History: {"package": "keys"},
        debrief.HistoryText: {"package": "keys"},
    },
    "option": {
        case.Issue: {"options": "keys"},
        table.Opening: {"package": "values"},
        table.Table: {"text": "values"},
        debrief.History: {"package": "values"},
        debrief.HistoryText: {"package": "values"},
    },
    "fact": {case.Case: {"facts": "keys"}},
    "flag": {
        base.Condition: {"flags": "values"},
        base.Effects: {"flags": "values"},
        case.ReservationWhen: {"flags": "values"},
        table.Opening: {"flags": "values"},
    },
    "place": {
        role.Role: {"scenes": "keys", "endings": "keys"},
        case.LessonEnding: {"ending": "values"},
    },
    "source": {case.Case: {"sources": "keys"}},
    "choice": {role.Choice: {"id": "values"}},
    "action": {role.Action: {"id": "values"}},
    "line": {role.PlanLine: {"id": "values"}},
    "answer": {role.Answer: {"id": "values"}},
    "lesson": {case.Lesson: {"id": "values"}},
    "term": {case.Case: {"terms": "keys"}},
    "condition": {case.Case: {"conditions": "keys"}},
}
"""What references do not say: where things are defined, and mappings with ids on both sides."""

KINDS = tuple(sorted({*_BESIDE, "scene", "ending"} - {"place"}))
"""What can be renamed."""


class Site(NamedTuple):
    """A place in a file where an id stands."""

    path: Path
    on_key: bool


def sites(model: Model, kind: str, name: str) -> Iterator[Site]:
    """Yield every place below a model where `name` stands as the id of something of this kind."""
    kind = "place" if kind in ("scene", "ending") else kind
    meant, beside = _SAME_AS.get(kind, ()), _BESIDE[kind]
    for path, part in walk(model):
        fields: dict[str, Part] = {}
        for field, reference in REFERENCES.get(type(part), {}).items():
            if reference in meant:
                fields[field] = "keys" if isinstance(getattr(part, field), dict) else "values"
        for field, what in (*fields.items(), *beside.get(type(part), {}).items()):
            value = getattr(part, field)
            if what == "keys":
                if isinstance(value, dict) and name in value:
                    yield Site((*path, field, name), True)
            else:
                yield from _values(value, (*path, field), name)


def _values(value: object, path: Path, name: str) -> Iterator[Site]:
    if value == name:
        yield Site(path, False)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _values(item, (*path, index), name)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _values(item, (*path, key), name)
