"""A journal: what the file of a playthrough says, and its form in JSON."""

import json
from typing import Any, NamedTuple

from game.library.roles import RoleName
from game.rules.moves import Move, move_to_json
from game.rules.relay import Relay
from game.session.journal.digest import Digest

KIND = "journal"
"""What the file says it is, under the key `summitry`."""

SUFFIX = ".json"
"""The ending of the name of a journal's file."""

FORMAT = 2
"""The version of the form of journals that this game writes."""

FORMATS = (1, 2)
"""Those that it reads. Format 2 has a pseudonym and room for a seal."""

CONTENT_VERSION = 1
"""The version of the content format that the case was written in."""


class Content(NamedTuple):
    """The content that the last move was made on."""

    version: int
    hash: str


class Parent(NamedTuple):
    """The journal that this one was branched or copied from."""

    file: str
    """Its name, without the folder."""
    move: int
    """Counted from 1: the first of its moves that this one does not share."""
    verifies: bool = True
    """Whether it was as it had been written, when this one was begun from it."""


class MadeMove(NamedTuple):
    """One move."""

    move: Move
    led: str
    """Phase and place that it led to, as in `scene:aspen-lodge`."""
    at: str
    """When it was made."""


class Result(NamedTuple):
    """What a finished playthrough came to when it was played."""

    ending: str
    title: str
    history: bool
    label: str | None = None
    """As this and the scores are first said in the debrief, None before it."""
    preparation: float | None = None
    rapport: float | None = None
    durability: float | None = None
    ledger: float | None = None


class Seal(NamedTuple):
    """What the server of a class set under a journal that it kept: whose seat it was.

    The HMAC-SHA-256 is over the digest, the class, the pseudonym, which try it was and the key's
    id. Whoever has no key carries a seal along and says nothing of it.
    """

    key: str
    """The id of the server's key."""
    hmac: str
    """In hexadecimal digits."""
    class_name: str
    try_number: int
    """Which try it was of that seat, from 1."""


class Standing(NamedTuple):
    """Where the playthrough stands, for lists of saves: derived, and never trusted in replay."""

    where: str
    """In words, as in `The quay at Wickmouth`."""
    result: Result | None = None


class Journal(NamedTuple):
    """A playthrough as its file says it."""

    case: str
    role: RoleName
    game: str
    content: Content
    started: str
    parent: Parent | None
    relay: Relay | None
    stands: Standing
    moves: tuple[MadeMove, ...]
    digest: Digest | None = None
    """Of a finished one, as its file has it: it may not be what `digest_of` makes of it."""
    pseudonym: str | None = None
    """Whom a teacher knows it by; never a real name."""
    seal: Seal | None = None
    """As its file has it. It falls off with any change."""

    @property
    def finished(self) -> bool:
        """Whether an ending was reached."""
        return self.stands.result is not None


def journal_to_json(journal: Journal) -> dict[str, Any]:
    """The JSON form of a journal, its keys in the order they are read in."""
    relay, result = journal.relay, journal.stands.result
    return {
        "summitry": KIND,
        "format": FORMAT,
        "case": journal.case,
        "role": journal.role,
        "game": journal.game,
        "pseudonym": journal.pseudonym,
        "content": journal.content._asdict(),
        "started": journal.started,
        "parent": _parent_to_json(journal.parent) if journal.parent else None,
        "relay": {
            "knows": list(relay.knows),
            "text": dict(relay.text),
            "rapport": dict(relay.rapport),
        }
        if relay
        else None,
        "stands": {
            "where": journal.stands.where,
            "result": result._asdict() if result else None,
        },
        "moves": [
            {**move_to_json(entry.move), "led": entry.led, "at": entry.at}
            for entry in journal.moves
        ],
        "digest": journal.digest._asdict() if journal.digest else None,
        "seal": {
            "key": journal.seal.key,
            "hmac": journal.seal.hmac,
            "class": journal.seal.class_name,
            "try": journal.seal.try_number,
        }
        if journal.seal
        else None,
    }


def _parent_to_json(parent: Parent) -> dict[str, Any]:
    # Said only where there is something to say.
    named = {"file": parent.file, "move": parent.move}
    return named if parent.verifies else {**named, "verifies": False}


def journal_to_bytes(journal: Journal) -> bytes:
    """The content of a journal's file: one move a line."""
    data = journal_to_json(journal)
    moves = data.pop("moves")
    last = {key: data.pop(key) for key in ("digest", "seal")}
    head = json.dumps(data, ensure_ascii=False, indent=2)
    tail = "".join(
        f',\n  "{key}": {json.dumps(value, ensure_ascii=False)}'
        for key, value in last.items()
        if value
    )
    lines = ",\n".join("    " + json.dumps(move, ensure_ascii=False) for move in moves)
    body = f"[\n{lines}\n  ]" if lines else "[]"
    # A half of a surrogate pair can be typed in JSON, and stands for no character.
    return f'{head[:-2]},\n  "moves": {body}{tail}\n}}\n'.encode("utf-8", "replace")
