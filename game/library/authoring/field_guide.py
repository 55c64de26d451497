"""Every key of every file in a table: `content/fields.md`, made from the schema.

`python -m game.library.authoring.field_guide` prints it; `make schema` writes it.
"""

from collections.abc import Iterator
from typing import Any

from game.library.authoring.schema import NOT_BLANK, PARTS, schema

FILES = {
    "case": "`case.yaml`",
    "role": "`envoy.yaml` and `leader.yaml`",
    "debrief": "`debrief.yaml`",
    "sources": "`sources.yaml`",
    "concepts": "`concepts.yaml`",
    "curriculum": "`curriculum.yaml`",
}
"""By part of the format: the files that hold it."""

HEAD = """\
# Every field of every file

Made from the game's own models by `make schema`; do not edit it here. [README.md](README.md) \
tells how to write a case. A key in **bold** must be there. An id is lower-case words joined by \
hyphens.
"""


def field_guide() -> str:
    """Return the guide, in Markdown."""
    said = [HEAD]
    told: set[str] = set()
    for part, file in FILES.items():
        found = schema(part)
        said.append(f"## {file}\n\n{found['description']}\n")
        said.append(_table(found))
        for name, each in _in_order(found):
            if name not in told:
                told.add(name)
                said.append(f"### {_words(name)}\n\n{each['description']}\n")
                said.append(_table(each))
    return "\n".join(said)


def _in_order(found: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the entries of a part, each after the one that first names it."""
    entries: dict[str, dict[str, Any]] = found.get("$defs", {})
    waiting, met = list(_named(found["properties"])), set[str]()
    while waiting:
        name = waiting.pop(0)
        if name not in met:
            met.add(name)
            yield name, entries[name]
            waiting = [*_named(entries[name]["properties"]), *waiting]


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield _name(value)
        for each in value.values():
            yield from _named(each)
    elif isinstance(value, list):
        for each in value:
            yield from _named(each)


def _name(value: dict[str, Any]) -> str:
    return str(value["$ref"]).rsplit("/", 1)[-1]


def _table(found: dict[str, Any]) -> str:
    rows = ["| key | what goes there | what it is |", "| --- | --- | --- |"]
    for key, field in found["properties"].items():
        shown = f"**`{key}`**" if key in found.get("required", ()) else f"`{key}`"
        rows.append(f"| {shown} | {_kind(field)}{_default(field)} | {field['description']} |")
    return "\n".join(rows) + "\n"


def _default(field: dict[str, Any]) -> str:
    return f"; else {str(field['default']).lower()}" if "default" in field else ""


def _kind(field: dict[str, Any]) -> str:
    """Return in words what may stand at a key."""
    if "$ref" in field:
        return f"[{_words(_name(field))}](#{_words(_name(field)).replace(' ', '-')})"
    if "anyOf" in field:
        kinds = [_kind(each) for each in field["anyOf"] if each.get("type") != "null"]
        if "[passage](#passage)" in kinds and "text" in kinds:
            return "prose: text, a [passage](#passage), or a list of them"
        return ", or ".join(dict.fromkeys(kinds))
    if "enum" in field:
        return ", ".join(f"`{word}`" for word in field["enum"])
    if "const" in field:
        return f"`{str(field['const']).lower()}`, or leave it out"
    return _kind_of_type(field)


def _kind_of_type(field: dict[str, Any]) -> str:
    match field["type"]:
        case "array":
            least = f", at least {field['minItems']}" if "minItems" in field else ""
            inside = _kind(field["items"])
            several = {"an id": "ids", "a line of text": "lines of text"}.get(inside, inside)
            return f"a list of {several}{least}"
        case "object":
            return f"by id: {_kind(field['additionalProperties'])}"
        case "boolean":
            return "`true` or `false`"
        case "integer":
            return f"a whole number{_range(field)}"
        case _:
            if field.get("pattern", NOT_BLANK) != NOT_BLANK:
                return "an id"
            return "a line of text" if field.get("maxLength", 0) <= 300 else "text"


def _range(field: dict[str, Any]) -> str:
    if "minimum" in field and "maximum" in field:
        return f", {field['minimum']} to {field['maximum']}"
    return ""


def _words(name: str) -> str:
    """Return the name of an entry in words: `PlanLine` as `plan line`."""
    return "".join(f" {each.lower()}" if each.isupper() else each for each in name).strip()


assert FILES.keys() == PARTS.keys()

if __name__ == "__main__":
    print(field_guide(), end="")
