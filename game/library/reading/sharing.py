"""What both roles of a case share: written once in `case.yaml`, and named by id in their files."""

from typing import Any

from game.library.mistakes import Mistake
from game.library.models.case import Case
from game.library.nearest import hint, nearest
from game.library.reading.content_file import ContentFile
from game.library.reading.marks import Mark

SHARED = {"actions": ("groundwork", "actions"), "lines": ("plan", "lines")}
"""By key of `case.yaml`: where a role's file may name what is listed there."""


def with_what_is_shared(role: ContentFile, case: ContentFile) -> None:
    """Put what a role's file names of `case.yaml` in the place of its name.

    An item of the list may be the id of a shared one alone. A name of nothing is reported and left
    out; while `case.yaml` cannot be read, nobody knows what it shares, and nothing is reported.
    """
    told = role.mistakes if isinstance(case.data, dict) else []
    for key, (above, below) in SHARED.items():
        holder, mark = role.data, role.marks
        if isinstance(holder, dict) and isinstance(holder.get(above), dict):
            items = holder[above].get(below)
            if isinstance(items, tuple) and above in mark.inside:
                inside = mark.inside[above].inside.get(below)
                if inside is not None:
                    found = _filled_in(items, inside, _listed(case, key), told, role.file)
                    role.data = {**holder, above: {**holder[above], below: found}}


Shared = dict[str, tuple[dict[str, Any], Mark]]
"""By id: what is shared, and where it stands."""


def _listed(case: ContentFile, key: str) -> Shared:
    data = case.data if isinstance(case.data, dict) else {}
    # A misspelt key has been told of; what stands under it is shared all the same.
    written = key if key in data else nearest(key, data.keys() - Case.model_fields.keys())
    items = data.get(written)
    if written is None or not isinstance(items, tuple):
        return {}
    # The marks may have followed the key to its right name already.
    marks = (case.marks.inside.get(written) or case.marks.inside[key]).inside
    return {
        item["id"]: (item, marks[index].read_in(case.file))
        for index, item in enumerate(items)
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }


def _filled_in(
    items: tuple[Any, ...], mark: Mark, shared: Shared, mistakes: list[Mistake], file: str
) -> tuple[Any, ...]:
    found: list[Any] = []
    marks: list[Mark] = []
    for index, item in enumerate(items):
        own = mark.inside[index]
        if isinstance(item, str) and item in shared:
            whole, place = shared[item]
            found.append(whole)
            marks.append(place)
        elif isinstance(item, str):
            message = f'case.yaml shares nothing called "{item}"; {hint(item, shared)}'
            mistakes.append(Mistake(file, own.line, own.column, "X020", message))
        else:
            found.append(item)
            marks.append(own)
    mark.inside = dict(enumerate(marks))
    return tuple(found)
