"""A play's journal made of its rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from game.rules.moves import move_from_json, move_to_json
from game.rules.relay import Relay
from game.serve.store.clock import as_journals_say
from game.serve.store.rows import ClassRow, Event, PlayRow
from game.session.journal.journal import (
    CONTENT_VERSION,
    Content,
    Journal,
    MadeMove,
    Parent,
    Standing,
)


def journal_of(
    class_row: ClassRow, row: PlayRow, events: Iterable[Event], pseudonym: str | None
) -> Journal:
    """The journal as far as its rows go; where it stands is found out by replaying it."""
    moves = [_made(entry) for entry in row.before]
    for event in events:
        if event.move is None:
            moves.pop()
        else:
            at = as_journals_say(event.at)
            moves.append(MadeMove(move_from_json(dict(event.move)), event.led, at))
    return Journal(
        case=row.case,
        role=row.role,
        game=class_row.game,
        content=Content(CONTENT_VERSION, class_row.content[row.case]),
        started=as_journals_say(row.at),
        parent=Parent(**row.parent) if row.parent is not None else None,
        relay=relay_from_json(row.relay),
        stands=Standing(""),
        moves=tuple(moves),
        pseudonym=pseudonym,
    )


def move_as_row(entry: MadeMove) -> dict[str, Any]:
    """A move of a journal, as a row of a branched play has those it shares."""
    return {**move_to_json(entry.move), "led": entry.led, "at": entry.at}


def _made(entry: Mapping[str, Any]) -> MadeMove:
    move = {key: value for key, value in entry.items() if key not in ("led", "at")}
    return MadeMove(move_from_json(move), str(entry["led"]), str(entry["at"]))


def relay_from_json(found: Mapping[str, Any] | None) -> Relay | None:
    """What was handed over, as a row has it."""
    if found is None:
        return None
    return Relay(
        tuple(found["knows"]), tuple(found["text"].items()), tuple(found["rapport"].items())
    )


def relay_to_json(relay: Relay) -> dict[str, Any]:
    """What was handed over, for a row."""
    return {
        "knows": list(relay.knows),
        "text": dict(relay.text),
        "rapport": dict(relay.rapport),
    }
