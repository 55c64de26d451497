"""What was found and what was expected, in plain English."""

import re
import unicodedata
from typing import Any

from pydantic_core import ErrorDetails

from game.library.forbidden import strangers
from game.library.nearest import hint

SHOWN = 40
"""How much of a value a message repeats."""


def shown(value: Any) -> str:
    """Return a value as its author wrote it, cut short."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        flat = " ".join(value.split())
        return f'"{flat}"' if len(flat) <= SHOWN else f'"{flat[:SHOWN].rstrip()}..."'
    if isinstance(value, dict):
        return f"keys ({_some(list(value))})" if value else "keys, none of them given"
    return f"a list of {len(value)}" if value else "an empty list"


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (", ..." if len(names) > 3 else "")


def expected(detail: ErrorDetails, keys: list[str], or_keys: bool) -> tuple[str, str]:
    """Return the code of one of pydantic's errors and what was expected instead.

    `keys` are those that the place knows; with `or_keys` they could stand there instead of a
    number.
    """
    kind, found = detail["type"], detail["input"]
    bounds: dict[str, Any] = detail.get("ctx", {})
    wanted = _KINDS.get(kind)
    if wanted is not None:
        if kind == "tuple_type":
            wanted = _SHORT_FORMS.get(keys[0], wanted) if keys else wanted
        instead = f", or the keys {' and '.join(keys)}" if or_keys else ""
        return "S003", f"expected {wanted}{_how(kind, found)}{instead}"
    match kind:
        case "literal_error":
            return "S004", _words(detail)
        case "string_pattern_mismatch":
            slug = f"expected lower-case words joined by hyphens{_as_slug(str(found))}"
            return "S005", f"{strangers(str(found))[2:]}; {slug}".removeprefix("; ")
        case "greater_than_equal":
            return "S006", f"expected {bounds['ge']} or more"
        case "less_than_equal":
            return "S006", f"expected {bounds['le']} or less"
        case "string_too_short":
            return "S007", "expected a text"
        case "string_too_long":
            length = len(str(found))
            return "S007", f"expected at most {bounds['max_length']} characters, not {length}"
        case "too_short":
            return "S007", f"expected at least {bounds['min_length']}"
        case "too_long":
            return "S007", f"expected at most {bounds['max_length']}"
        case "value_error":
            return "S008", str(bounds["error"])
    return "S003", detail["msg"]


_KINDS = {
    "string_type": "a text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "keys, each with a value",
    "model_type": "keys, each with a value",
}

_SHORT_FORMS = {
    "text": "a text, or a list of them",
    "to": "the id of a scene or an ending, or a list of branches",
}
"""By the first key of a list's items: what may stand there instead of the list."""


def _how(kind: str, found: Any) -> str:
    """Return how to write what was expected, where the author is likely to wonder."""
    if kind == "bool_type" and isinstance(found, str):
        return _how_bool(found)
    if kind == "string_type" and isinstance(found, (bool, int)):
        return " (in quotes)"
    if kind == "tuple_type" and isinstance(found, str):
        return f" ([{found}])" if len(found) <= SHOWN else " (each item after `- `)"
    if kind == "int_type" and isinstance(found, str) and re.fullmatch(r"-?\d+", found):
        return " (without quotes or leading zeros)"
    return ""


def _how_bool(found: str) -> str:
    """Return how to write the word that was meant, in quotes or spelt otherwise."""
    if found in ("true", "false"):
        return ", without quotes"
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}
    word = meant.get(found.lower(), found.lower())
    return f" (write {word})" if word in ("true", "false") else ""


def words_allowed(detail: ErrorDetails) -> list[str]:
    """Return the words that could stand where a `literal_error` found another."""
    return re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))


def _words(detail: ErrorDetails) -> str:
    words = words_allowed(detail)
    said = hint(str(detail["input"]), words)
    named = strangers(str(detail["input"]))[2:]
    return f"{named}; {said}".removeprefix("; ") if words else "expected true, or leave the key out"


def _as_slug(found: str) -> str:
    letters = unicodedata.normalize("NFKD", found.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return f', as in "{slug}"' if slug else ""
