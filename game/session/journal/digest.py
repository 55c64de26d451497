"""The digest of a finished journal: what shows whether any part of it was changed afterwards.

It is no signature. Whoever has this program can make a journal that agrees with its digest; what
it shows up is a changed line, not somebody who sets out to deceive.
"""

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from game.rules.moves import move_to_json

if TYPE_CHECKING:
    from game.session.journal.journal import Journal


class Digest(NamedTuple):
    """SHA-256 of the parts of a journal, each over the part before it as well."""

    moves: str
    """Of what was played, from what start, each move, where it led and when."""
    content: str
    """Of the game and the content it was played on."""
    result: str
    """Of what it came to."""


def digest_of(journal: "Journal") -> Digest:
    """The digest of a journal as it stands."""
    moves = _of_moves(journal)
    content = _of_content(journal, moves)
    return Digest(moves, content, _of_result(journal, content))


def untrue_parts(journal: "Journal") -> list[str]:
    """The parts of a journal that its own digest does not match; none where it has no digest."""
    stated = journal.digest
    if stated is None:
        return []
    # Each from what is stated of the part before, so that one change is one mismatch.
    true = Digest(
        _of_moves(journal), _of_content(journal, stated.moves), _of_result(journal, stated.content)
    )
    return [part for part in Digest._fields if getattr(true, part) != getattr(stated, part)]


def _of_moves(journal: "Journal") -> str:
    relay = journal.relay
    return _sha256(
        journal.case,
        journal.role,
        journal.started,
        # As the first games have it, where there is nothing to add.
        journal.parent and (journal.parent[:2] if journal.parent.verifies else journal.parent),
        relay and [relay.knows, dict(relay.text), dict(relay.rapport)],
        [[move_to_json(entry.move), entry.led, entry.at] for entry in journal.moves],
    )


def _of_content(journal: "Journal", moves: str) -> str:
    return _sha256(moves, journal.game, journal.content)


def _of_result(journal: "Journal", content: str) -> str:
    result = journal.stands.result
    return _sha256(content, journal.stands.where, *map(_number_as_float, result or ()))


def _number_as_float(value: object) -> object:
    """Other programs write 60 for 60.0."""
    return float(value) if type(value) is int else value


def _sha256(*parts: Any) -> str:
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # As the file itself has what no encoding can hold.
    return sha256(text.encode("utf-8", "replace")).hexdigest()
