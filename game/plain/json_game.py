"""The JSON game: a View a line out, a move a line in, for bots, graders and tests."""

import json
from typing import Any, TextIO

from game.plain.json_view import view_to_json
from game.records.errors import SaveFailed
from game.records.open_journal import OpenJournal
from game.rules.draw import view as draw
from game.rules.moves import NotOffered, move_from_json

LONGEST_LINE = 100_000
"""Characters of a message; more is answered with an error."""

KEYS = '"move", "propose", "plan", "reflect", "undo" or "quit"'


class JsonGame:
    """Answers every line with one line, until told to quit or the input ends."""

    def __init__(
        self, out: TextIO, source: TextIO, talk: TextIO, journal: OpenJournal, *, numbers: bool
    ) -> None:
        self._out = out
        self._source = source
        self._talk = talk
        self._journal = journal
        self._numbers = numbers

    def play(self) -> None:
        """Play until the end; every move is saved before its View is sent."""
        for sentence in filter(None, (self._journal.notice, self._journal.unsaved)):
            self._talk.write(f"{sentence}\n")
        try:
            self._send(self._view())
            for line in self._source:
                if not line.strip():
                    continue
                answer = self._answer(line)
                if answer is None:
                    return
                self._send(answer)
        finally:
            self._journal.close()

    def _answer(self, line: str) -> dict[str, Any] | None:
        """The next View, an error, or None to quit."""
        try:
            message = _parse(line)
            if message == {"quit": True}:
                return None
            if message == {"undo": True}:
                self._journal.undo()
            else:
                self._journal.take(move_from_json(message))
        except NotOffered as error:
            return {"error": str(error)}
        except SaveFailed as error:
            self._talk.write(f"{error}\n")
            self._talk.flush()
        return self._view()

    def _view(self) -> dict[str, Any]:
        play = self._journal.play
        return view_to_json(draw(play, numbers=self._numbers), play.case_role)

    def _send(self, message: dict[str, Any]) -> None:
        # ASCII alone survives every terminal, pipe and locale.
        self._out.write(f"{json.dumps(message)}\n")
        self._out.flush()


def _parse(line: str) -> object:
    if len(line) > LONGEST_LINE:
        raise NotOffered(f"A message is at most {LONGEST_LINE} characters long.")
    try:
        message: object = json.loads(line)
    except (ValueError, RecursionError):
        raise NotOffered(f"That is not JSON: a message is an object with one of {KEYS}.") from None
    if isinstance(message, dict) and len(message) == 1:
        key, value = next(iter(message.items()))
        if key in ("undo", "quit") and value is not True:
            raise NotOffered(f'"{key}" takes true.')
        if key in ("move", "propose", "plan", "reflect", "undo", "quit"):
            return message
    raise NotOffered(f"A message is an object with one of {KEYS}.")
