"""Reading a journal strictly: whatever is wrong with the file is said in one sentence."""

from typing import Any, TypeVar

from game.library.forbidden import HIDDEN, describe
from game.library.limits import JOURNAL_MOVES, JOURNAL_TEXT
from game.library.roles import RoleName
from game.rules.moves import NotOffered, move_from_json
from game.rules.relay import Relay
from game.session.errors import JournalError
from game.session.journal.digest import Digest
from game.session.journal.journal import (
    CONTENT_VERSION,
    FORMATS,
    KIND,
    Content,
    Journal,
    MadeMove,
    Parent,
    Result,
    Seal,
    Standing,
)
from game.session.journal.naming import wrong_name
from game.session.journal.quoting import quoted, shortened
from game.session.journal.strict_json import Malformed, read_json

T = TypeVar("T")

KINDS: dict[type, str] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    dict: "an object",
    list: "a list",
}


def journal_from_bytes(raw: bytes, name: str) -> Journal:
    """The journal that the bytes of a file are; `name` is what sentences call it.

    Raises:
        JournalError: they are none that this game can read.
    """
    data = read_json(raw, name)
    if not isinstance(data, dict) or data.get("summitry") != KIND:
        raise JournalError(f"{name} is not a Summitry journal; it is left as it is.")
    _check_format(name, data.get("format"))
    try:
        return _journal(data)
    except Malformed as error:
        raise JournalError(f"{name} is damaged: {error}; it is left as it is.") from None


def _check_format(name: str, version: object) -> None:
    if not isinstance(version, int) or isinstance(version, bool):
        raise JournalError(f"{name} is damaged: it does not say its format; it is left as it is.")
    if version not in FORMATS:
        raise JournalError(
            f"{name} is a journal of format {shortened(str(version))}, and this game reads formats "
            f"{FORMATS[0]} to {FORMATS[-1]}: open it with the Summitry that wrote it."
        )


def _journal(data: dict[str, Any]) -> Journal:
    whole = "the journal"
    keys = ("case", "game", "content", "started", "stands", "moves", "role", "parent", "relay")
    since = ("pseudonym", "seal") if data["format"] > 1 else ()
    _only(data, ("summitry", "format", "digest", *since, *keys), whole)
    content = _field(data, "content", dict, whole)
    _only(content, Content._fields, '"content"')
    return Journal(
        case=_field(data, "case", str, whole),
        role=_role(_field(data, "role", str, whole)),
        game=_field(data, "game", str, whole),
        content=Content(
            _content_version(_field(content, "version", int, '"content"')),
            _field(content, "hash", str, '"content"'),
        ),
        started=_field(data, "started", str, whole),
        parent=_parent(_or_null(data, "parent", whole)),
        relay=_relay(_or_null(data, "relay", whole)),
        stands=_standing(_field(data, "stands", dict, whole)),
        moves=tuple(_entry(number, move) for number, move in enumerate(_moves(data, whole), 1)),
        digest=_digest(data, whole),
        pseudonym=_pseudonym(data.get("pseudonym")),
        seal=_seal(data.get("seal")),
    )


def _moves(data: dict[str, Any], whole: str) -> list[Any]:
    found = _field(data, "moves", list, whole)
    if len(found) > JOURNAL_MOVES.most:
        raise Malformed(JOURNAL_MOVES.passed(len(found)))
    return found


def _digest(data: dict[str, Any], whole: str) -> Digest | None:
    # Journals that are not finished have none, nor have those of the first games.
    found = _or_null(data, "digest", whole) if "digest" in data else None
    if found is None:
        return None
    _only(found, Digest._fields, '"digest"')
    return Digest(*(_field(found, key, str, '"digest"') for key in Digest._fields))


def _pseudonym(found: object) -> str | None:
    if found is None:
        return None
    wrong = wrong_name(found) if isinstance(found, str) else "it is no text"
    if wrong or not isinstance(found, str):
        raise Malformed(f'its "pseudonym" is none: {wrong}')
    return found


def _seal(found: object) -> Seal | None:
    if found is None:
        return None
    where = '"seal"'
    data = _checked(found, dict, where)
    _only(data, ("key", "hmac", "class", "try"), where)
    key, hmac, class_name = (_field(data, name, str, where) for name in ("key", "hmac", "class"))
    return Seal(key, hmac, class_name, _field(data, "try", int, where))


def _content_version(found: int) -> int:
    if found != CONTENT_VERSION:
        raise Malformed(
            f"it was played on content of version {shortened(str(found))}, and this game plays "
            f"version {CONTENT_VERSION}"
        )
    return found


def _role(found: str) -> RoleName:
    if found == "envoy":
        return "envoy"
    if found == "leader":
        return "leader"
    raise Malformed(f'its role is {quoted(found)}, neither "envoy" nor "leader"')


def _parent(found: dict[str, Any] | None) -> Parent | None:
    if found is None:
        return None
    _only(found, Parent._fields, '"parent"')
    move = _field(found, "move", int, '"parent"')
    if not 1 <= move <= JOURNAL_MOVES.most + 1:
        raise Malformed('"parent" has a "move" that is no number of a move')
    # A player may call a file what he likes.
    if not isinstance(found.get("file"), str):
        raise Malformed('"parent" has no "file" that is a text')
    verifies = _field(found, "verifies", bool, '"parent"') if "verifies" in found else True
    return Parent(found["file"], move, verifies)


def _relay(found: dict[str, Any] | None) -> Relay | None:
    if found is None:
        return None
    where = '"relay"'
    _only(found, Relay._fields, where)
    knows = _field(found, "knows", list, where)
    if not all(isinstance(fact, str) for fact in knows):
        raise Malformed('"relay" has a "knows" that is not a list of facts')
    return Relay(
        tuple(knows),
        tuple(_pairs(_field(found, "text", dict, where), str, '"relay" has a "text"')),
        tuple(_pairs(_field(found, "rapport", dict, where), int, '"relay" has a "rapport"')),
    )


def _pairs(found: dict[str, Any], kind: type[T], where: str) -> list[tuple[str, T]]:
    return [
        (key, _checked(value, kind, f"{where} whose {quoted(key)}")) for key, value in found.items()
    ]


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
            raise Malformed(f'{where} has a "{key}" that is not a number or null')
        if score is not None and not 0 <= score <= 100:
            raise Malformed(f'{where} has a "{key}" that is no score from 0 to 100')
        scores[key] = score
    label = found.get("label")
    return Result(
        ending=_field(found, "ending", str, where),
        title=_field(found, "title", str, where),
        history=_field(found, "history", bool, where),
        label=None if label is None else _checked(label, str, f'{where} has a "label" that'),
        **scores,
    )


def _entry(number: int, found: object) -> MadeMove:
    where = f"move {number}"
    if not isinstance(found, dict):
        raise Malformed(f"{where} is not an object")
    rest = dict(found)
    led, at = _field(rest, "led", str, where), _field(rest, "at", str, where)
    del rest["led"], rest["at"]
    try:
        return MadeMove(move_from_json(rest), led, at)
    except NotOffered:
        raise Malformed(f"{where} is not a move") from None


def _only(found: dict[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in found:
        if key not in keys:
            raise Malformed(f"{where} has a {quoted(key)}, which no journal has")


def _field(found: dict[str, Any], key: str, kind: type[T], where: str) -> T:
    if key not in found:
        raise Malformed(f'{where} has no "{key}"')
    return _checked(found[key], kind, f'{where} has a "{key}" that')


def _or_null(found: dict[str, Any], key: str, where: str) -> dict[str, Any] | None:
    if key in found and found[key] is None:
        return None
    return _field(found, key, dict, where)


def _checked(value: object, kind: type[T], where: str) -> T:
    # bool is an int to Python, and no number in a journal.
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise Malformed(f"{where} is not {KINDS[kind]}")
    if isinstance(value, str):
        _check_text(value, where)
    return value


def _check_text(text: str, where: str) -> None:
    """Refuse what no case and no clock could have written, and what could drive a terminal."""
    if len(text) > JOURNAL_TEXT.most:
        raise Malformed(f"{where} is longer than any journal's (limit `{JOURNAL_TEXT.name}`)")
    hidden = HIDDEN.search(text)
    if hidden is not None:
        raise Malformed(f"{where} holds {describe(hidden[0])}, which no case may hold")
