"""A journal's file as JSON, read strictly; what is wrong with it is said in one sentence."""

import json
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any, NoReturn

from game.session.errors import JournalError
from game.session.journal.journal import KIND
from game.session.journal.quoting import quoted

OPENING = f'{{\n  "summitry": "{KIND}"'
"""What every journal begins with, as written by this game."""

DEEPEST = 50
"""Lists in lists: a journal has a tenth of that. Python for browsers does not survive thousands."""

BETWEEN_BRACKETS = re.compile(rb'(?:[^\[\]{}"]++|"(?:[^"\\]|\\.)*+"?)++', re.DOTALL)
"""All that opens or closes nothing: a text too, which may hold any bracket."""


class Malformed(Exception):
    """A part of a journal is not as it must be: the end of a sentence."""


def read_json(raw: bytes, name: str) -> Any:
    """What the bytes of a file say; `name` is what sentences call it.

    Raises:
        JournalError: they are no JSON that a journal may be.
    """
    raw = _as_utf8(raw)
    if not raw.strip():
        raise JournalError(f"{name} is empty: no move was ever saved in it.")
    if _too_deep(raw):
        damage = _what_it_is(raw, "its lists are nested deeper than any journal's")
        raise JournalError(f"{name} {damage}; it is left as it is.")
    try:
        data = json.loads(
            raw.decode("utf-8-sig"),
            object_pairs_hook=_each_key_once,
            parse_constant=_no_number,
            parse_float=_number,
        )
        _check_characters(raw, data)
        return data
    except Malformed as error:
        wrong = f"is damaged: {error}"
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = _what_it_is(raw, f"its line {line} is not text in UTF-8")
    except json.JSONDecodeError as error:
        wrong = _what_it_is(raw, f"its line {error.lineno} is not JSON any more")
    except ValueError:
        wrong = _what_it_is(raw, "it holds a number that is none of a journal's")
    raise JournalError(f"{name} {wrong}; it is left as it is.")


def _too_deep(raw: bytes) -> bool:
    depth = 0
    for bracket in BETWEEN_BRACKETS.sub(b"", raw):
        depth += 1 if bracket in b"[{" else -1
        if depth > DEEPEST:
            return True
    return False


def _as_utf8(raw: bytes) -> bytes:
    """The same text in UTF-8, where a shell that redirects what is printed wrote it in UTF-16."""
    if not raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return raw
    try:
        return raw.decode("utf-16").encode()
    except UnicodeError:
        return raw


def _what_it_is(raw: bytes, damage: str) -> str:
    """What a file that cannot be understood seems to be."""
    text = raw.removeprefix(b"\xef\xbb\xbf").strip()
    opening = OPENING.encode()
    if not (text.startswith((opening, b"{")) and b'"summitry"' in text[:200]) and not (
        opening.startswith(text)
    ):
        return "is not a Summitry journal"
    if text.endswith(b"}"):
        return f"is damaged: {damage}"
    return "is cut short: it breaks off before its end"


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        # Looked up as they come: a file from a stranger may have a hundred thousand keys.
        if key in found:
            raise Malformed(f"it says {quoted(key)} twice in one place")
        found[key] = value
    return found


def _no_number(word: str) -> NoReturn:
    raise Malformed(f"it says {word} where a journal has a number")


def _check_characters(raw: bytes, data: Any) -> None:
    # Half of a surrogate pair can only come in by an escape, which no journal needs.
    if b"\\u" not in raw:
        return
    try:
        json.dumps(data, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise Malformed("it holds half a character") from None


def _number(digits: str) -> float:
    number = float(digits)
    if abs(number) == float("inf"):
        raise Malformed(f"it holds the number {quoted(digits)}, which is none of a journal's")
    return number
