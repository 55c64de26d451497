"""Reading a journal strictly: whatever is wrong with the file is said in one sentence."""

import json
from pathlib import Path
from typing import Any, TypeVar

from game.records.errors import JournalError
from game.records.journal import (
    FORMAT,
    KIND,
    Content,
    Entry,
    HandedOver,
    Journal,
    Parent,
    Result,
    RoleName,
    Standing,
)
from game.rules.moves import NotOffered, move_from_json

MAX_BYTES = 4_000_000
"""A whole playthrough takes about 10 kB."""

OPENING = f'{{\n  "summitry": "{KIND}"'
"""What every journal begins with, as written by this game."""

T = TypeVar("T")

KINDS: dict[type, str] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    dict: "an object",
    list: "a list",
}


class _Malformed(Exception):
    """A part of a journal is not as it must be: the end of a sentence."""


def read_journal(path: Path) -> Journal:
    """The journal at `path`.

    Raises:
        JournalError: there is none, or it is not one that this game can read.
    """
    text = _read_text(path)
    data = _parse(path.name, text)
    if not isinstance(data, dict) or data.get("summitry") != KIND:
        raise JournalError(f"{path.name} is not a Summitry journal; it is left as it is.")
    version = data.get("format")
    if version != FORMAT or isinstance(version, bool):
        raise JournalError(
            f"{path.name} is a journal of format {json.dumps(version)}, and this game reads "
            f"format {FORMAT}: open it with the Summitry that wrote it."
        )
    try:
        return _journal(data)
    except _Malformed as error:
        raise JournalError(f"{path.name} is damaged: {error}; it is left as it is.") from None


def _read_text(path: Path) -> str:
    try:
        if path.is_dir():
            raise JournalError(f"{path} is a folder, not a journal.")
        if path.exists() and not path.is_file():
            # A named pipe would keep the game waiting for ever.
            raise JournalError(f"{path} is not a file, so it is no journal.")
        if path.stat().st_size > MAX_BYTES:
            raise JournalError(f"{path.name} is too large to be a journal; it is left as it is.")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise JournalError(f"There is no journal at {path}.") from None
    except OSError as error:
        raise JournalError(f"{path} cannot be read: {error.strerror}.") from None
    if not raw.strip():
        raise JournalError(f"{path.name} is empty: no move was ever saved in it.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise JournalError(f"{path.name} is not a Summitry journal; it is left as it is.") from None


def _parse(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise JournalError(f"{name} {_what_it_is(text.strip())}; it is left as it is.") from None


def _what_it_is(text: str) -> str:
    """What a text that is not JSON seems to be."""
    if not (text.startswith(OPENING) or OPENING.startswith(text)):
        return "is not a Summitry journal"
    if text.endswith("}"):
        return "is damaged: it is not JSON any more"
    return "is cut short: it breaks off before its end"


def _journal(data: dict[str, Any]) -> Journal:
    whole = "the journal"
    keys = ("case", "game", "content", "started", "stands", "moves", "role", "parent", "relay")
    _only(data, ("summitry", "format", *keys), whole)
    content = _field(data, "content", dict, whole)
    _only(content, Content._fields, '"content"')
    return Journal(
        case=_field(data, "case", str, whole),
        role=_role(_field(data, "role", str, whole)),
        game=_field(data, "game", str, whole),
        content=Content(
            _field(content, "version", int, '"content"'), _field(content, "hash", str, '"content"')
        ),
        started=_field(data, "started", str, whole),
        parent=_parent(_or_null(data, "parent", whole)),
        relay=_relay(_or_null(data, "relay", whole)),
        stands=_standing(_field(data, "stands", dict, whole)),
        moves=tuple(
            _entry(number, move)
            for number, move in enumerate(_field(data, "moves", list, whole), 1)
        ),
    )


def _role(found: str) -> RoleName:
    if found == "envoy":
        return "envoy"
    if found == "leader":
        return "leader"
    raise _Malformed(f'its role is "{found}", neither "envoy" nor "leader"')


def _parent(found: dict[str, Any] | None) -> Parent | None:
    if found is None:
        return None
    _only(found, Parent._fields, '"parent"')
    return Parent(_field(found, "file", str, '"parent"'), _field(found, "move", int, '"parent"'))


def _relay(found: dict[str, Any] | None) -> HandedOver | None:
    if found is None:
        return None
    where = '"relay"'
    _only(found, HandedOver._fields, where)
    knows = _field(found, "knows", list, where)
    if not all(isinstance(fact, str) for fact in knows):
        raise _Malformed('"relay" has a "knows" that is not a list of facts')
    return HandedOver(
        tuple(knows),
        tuple(_pairs(_field(found, "text", dict, where), str, '"relay" has a "text"')),
        tuple(_pairs(_field(found, "rapport", dict, where), int, '"relay" has a "rapport"')),
    )


def _pairs(found: dict[str, Any], kind: type[T], where: str) -> list[tuple[str, T]]:
    return [(key, _checked(value, kind, f'{where} whose "{key}"')) for key, value in found.items()]


def _standing(found: dict[str, Any]) -> Standing:
    where = '"stands"'
    _only(found, Standing._fields, where)
    result = _or_null(found, "result", where)
    return Standing(_field(found, "where", str, where), _result(result) if result else None)


def _result(found: dict[str, Any]) -> Result:
    where = '"result"'
    _only(found, Result._fields, where)
    scores: dict[str, float | None] = {}
    for key in ("preparation", "rapport", "durability", "ledger"):
        score = found.get(key)
        if score is not None and (isinstance(score, bool) or not isinstance(score, int | float)):
            raise _Malformed(f'{where} has a "{key}" that is not a number or null')
        scores[key] = score
    label = found.get("label")
    return Result(
        ending=_field(found, "ending", str, where),
        title=_field(found, "title", str, where),
        history=_field(found, "history", bool, where),
        label=None if label is None else _checked(label, str, f'{where} has a "label" that'),
        **scores,
    )


def _entry(number: int, found: object) -> Entry:
    where = f"move {number}"
    if not isinstance(found, dict):
        raise _Malformed(f"{where} is not an object")
    rest = dict(found)
    led, at = _field(rest, "led", str, where), _field(rest, "at", str, where)
    del rest["led"], rest["at"]
    try:
        return Entry(move_from_json(rest), led, at)
    except NotOffered:
        raise _Malformed(f"{where} is not a move") from None


def _only(found: dict[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in found:
        if key not in keys:
            raise _Malformed(f'{where} has a "{key}", which no journal has')


def _field(found: dict[str, Any], key: str, kind: type[T], where: str) -> T:
    if key not in found:
        raise _Malformed(f'{where} has no "{key}"')
    return _checked(found[key], kind, f'{where} has a "{key}" that')


def _or_null(found: dict[str, Any], key: str, where: str) -> dict[str, Any] | None:
    if key in found and found[key] is None:
        return None
    return _field(found, key, dict, where)


def _checked(value: object, kind: type[T], where: str) -> T:
    # bool is an int to Python, and no number in a journal.
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise _Malformed(f"{where} is not {KINDS[kind]}")
    return value
