"""A class as xAPI statements: each play completed, each decision answered.

Activities have names under `summitry.invalid`, a domain that by definition belongs to nobody: the
game has no server, and a statement's ids only have to be the same wherever they are made.
"""

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from game.classroom.collecting.lines import Line
from game.classroom.collecting.pseudonyms import fingerprint
from game.library.models.role import Action, Choice
from game.pages.cleaning import shown_text
from game.rules.moves import Choose, Propose
from game.rules.numbers import rounded
from game.rules.offered import WALK
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.state import State
from game.session.journal.journal import MadeMove
from game.session.replaying.verifying import moment

HOME = "https://summitry.invalid"

VERBS = "http://adlnet.gov/expapi/verbs"
TYPES = "http://adlnet.gov/expapi/activities"

LANGUAGE = "en"

Statement = dict[str, Any]


def statements_as_json(lines: Iterable[Line]) -> str:
    """The statements of some lines, as a list in JSON."""
    statements = [statement for line in lines for statement in statements_of(line)]
    return f"{json.dumps(statements, ensure_ascii=False, indent=1)}\n"


def statements_of(line: Line) -> list[Statement]:
    """What one student did: the decisions in order, and the play completed.

    The same journal has the same statement ids, so that one sent twice is stored once. A play
    that two students handed in has none: a statement would say whose it is.
    """
    if line.journal is None or line.play is None or line.came is None:
        return []
    if not line.counts or line.shared:
        return []
    entries = line.journal.moves
    said = [
        _answered(line, number, entry, asked)
        for number, entry, asked in _decisions(line.play, entries)
    ]
    return [*said, _completed(line, entries[-1])]


class _Asked:
    """A decision as xAPI has it: an interaction, and the response to it."""

    def __init__(self, at: str, name: str, response: str, choices: Sequence[Choice | Action]):
        self.at = at
        self.name = name
        self.response = response
        self.choices = choices


def _decisions(play: Play, entries: Sequence[MadeMove]) -> Iterable[tuple[int, MadeMove, _Asked]]:
    befores = [play.first, *(turn.state for turn in play.turns)]
    for number, (entry, (before, _)) in enumerate(zip(entries, pairwise(befores), strict=True), 1):
        asked = _asked(play, before, entry)
        if asked is not None:
            yield number, entry, asked


def _asked(play: Play, before: State, entry: MadeMove) -> _Asked | None:
    role, move = play.case_role.role, entry.move
    if isinstance(move, Propose):
        return _offer(play, before, " ".join(option or "[]" for _, option in move.package))
    if not isinstance(move, Choose):
        return None
    if before.phase is Phase.GROUNDWORK or before.in_recess:
        if move.id not in play.case_role.actions:
            return None
        where = "recess" if before.in_recess else "groundwork"
        return _Asked(where, where.capitalize(), move.id, role.groundwork.actions)
    if before.phase is Phase.SCENE and move.id in play.case_role.choices[before.place]:
        scene = role.scenes[before.place]
        return _Asked(before.place, scene.title, move.id, scene.choices)
    if before.phase is Phase.TABLE and move.id == WALK.id:
        return _offer(play, before, WALK.id)
    return None


def _offer(play: Play, before: State, response: str) -> _Asked:
    """What was done at the table: one activity, whatever it was."""
    title = play.case_role.role.scenes[before.place].title
    return _Asked(f"{before.place}/offer", f"{title}: an offer", response, ())


def _answered(line: Line, number: int, entry: MadeMove, asked: _Asked) -> Statement:
    definition: dict[str, Any] = {
        "type": f"{TYPES}/cmi.interaction",
        "name": _in_words(asked.name),
        "interactionType": "choice" if asked.choices else "other",
    }
    if asked.choices:
        definition["choices"] = [
            {"id": choice.id, "description": _in_words(choice.text)} for choice in asked.choices
        ]
    return {
        "id": _id(line, f"move/{number}"),
        "actor": _actor(line),
        "verb": _verb("answered"),
        "object": {
            "objectType": "Activity",
            "id": f"{_activity(line)}/{asked.at}",
            "definition": definition,
        },
        "result": {"response": asked.response},
        "context": {"contextActivities": {"parent": [_case_activity(line)]}},
        "timestamp": _timestamp(entry),
    }


def _completed(line: Line, last: MadeMove) -> Statement:
    assert line.came is not None
    preparation = rounded(line.came.scores.preparation)
    result: dict[str, Any] = {
        "score": {
            "scaled": round(preparation / 100, 4), "raw": preparation, "min": 0, "max": 100
        },
        "completion": True,
        "duration": f"PT{line.minutes or 0}M",
    }  # fmt: skip
    reflection = shown_text(line.came.reflection)
    if reflection:
        result["response"] = reflection
    return {
        "id": _id(line, "completed"),
        "actor": _actor(line),
        "verb": _verb("completed"),
        "object": _case_activity(line),
        "result": result,
        "timestamp": _timestamp(last),
    }


def _actor(line: Line) -> dict[str, Any]:
    """A student by pseudonym: an account at nobody's home page, and no address."""
    name = shown_text(line.pseudonym) or "unknown"
    return {"objectType": "Agent", "account": {"homePage": f"{HOME}/class", "name": name}}


def _verb(name: str) -> dict[str, Any]:
    return {"id": f"{VERBS}/{name}", "display": _in_words(name)}


def _case_activity(line: Line) -> dict[str, Any]:
    assert line.play is not None
    case_role = line.play.case_role
    return {
        "objectType": "Activity",
        "id": _activity(line),
        "definition": {
            "type": f"{TYPES}/simulation",
            "name": _in_words(f"{case_role.case.title}: {case_role.role.title}"),
        },
    }


def _activity(line: Line) -> str:
    return f"{HOME}/cases/{line.case}/{line.role}"


def _in_words(text: str) -> dict[str, str]:
    return {LANGUAGE: shown_text(text)}


def _timestamp(entry: MadeMove) -> str:
    when = moment(entry.at)
    assert when is not None, "a journal with a time that is none does not count"
    return when.isoformat()


def _id(line: Line, what: str) -> str:
    """Of the play, and of nothing that a file is called: renamed, it is the same statement."""
    assert line.journal is not None
    play = f"{fingerprint(line.journal)}/{line.journal.started}"
    return str(_uuid(f"{HOME}/statements/{play}/{what}"))


def _uuid(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)
