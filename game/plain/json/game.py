"""The JSON game: a View a line out, a move a line in, for bots, graders and tests."""

import json
from typing import Any, NamedTuple, TextIO

from game.library.errors import Refusal
from game.library.forbidden import harmless
from game.plain.json.papers import READ
from game.plain.json.view import view_to_json
from game.plain.lines import TooLong, next_line
from game.records.desk import Desk
from game.rules.moves import NotOffered, move_from_json
from game.session.errors import JournalError, SaveFailed

MESSAGES = ("move", "propose", "plan", "reflect", "undo", "read", "pseudonym", "save", "quit")

KEYS = ", ".join(f'"{each}"' for each in MESSAGES[:-1]) + f' or "{MESSAGES[-1]}"'


class Streams(NamedTuple):
    """What the game writes to and reads from."""

    out: TextIO
    source: TextIO
    talk: TextIO
    """For sentences that are no answer."""


class JsonGame:
    """Answers every line with one line, until told to quit or the input ends."""

    def __init__(self, streams: Streams, desk: Desk) -> None:
        self._out, self._source, self._talk = streams
        self._desk = desk
        self._play = desk.play

    def play(self) -> None:
        """Play until the end; every move is saved before its View is sent."""
        for sentence in filter(None, (self._play.notice, self._play.unsaved)):
            self._talk.write(f"{harmless(sentence)}\n")
        try:
            self._send(self._view())
            while (line := self._next()) != "":
                answer = self._answer(line) if isinstance(line, str) else {"error": str(line)}
                if answer is None:
                    return
                self._send(answer)
        except BrokenPipeError:
            raise
        except Exception:
            # Whoever waits for a line is told; what went wrong is said on the other stream.
            self._send({"error": "The game stopped over a fault of its own."})
            raise
        finally:
            self._play.close()

    def _next(self) -> str | TooLong:
        """The next line that says anything; empty at the end of the input."""
        try:
            while (line := next_line(self._source)).isspace():
                pass
        except TooLong as error:
            return error
        return line

    def _answer(self, line: str) -> dict[str, Any] | None:
        """The next View, an error, or None to quit."""
        try:
            message = _parse(line)
            if message == {"quit": True}:
                return None
            if message == {"undo": True}:
                self._play.undo()
            elif "read" in message:
                return self._read(message["read"])
            elif "pseudonym" in message:
                self._sign(message["pseudonym"])
            elif "save" in message:
                return self._save_in(message["save"])
            else:
                self._play.take(move_from_json(message))
        except NotOffered as error:
            return {"error": str(error)}
        except SaveFailed as error:
            self._talk.write(f"{harmless(str(error))}\n")
            self._talk.flush()
        return self._view()

    def _read(self, paper: object) -> dict[str, Any]:
        if not isinstance(paper, str) or paper not in READ:
            return {"error": f'"read" takes one of {", ".join(READ)}.'}
        return {paper: READ[paper](self._play)}

    def _sign(self, pseudonym: object) -> None:
        if not isinstance(pseudonym, str):
            raise NotOffered('"pseudonym" takes a text, empty for none.')
        try:
            self._play.sign(pseudonym)
        except JournalError as error:
            raise NotOffered(str(error)) from None

    def _save_in(self, folder: object) -> dict[str, Any]:
        if not isinstance(folder, str) or not folder.strip():
            return {"error": '"save" takes the name of a folder.'}
        try:
            self._desk.save_elsewhere(folder)
        except Refusal as error:
            return {"error": error.sentence}
        return self._view()

    def _view(self) -> dict[str, Any]:
        """The View; while the play cannot be saved, with the reason."""
        drawn, unsaved = view_to_json(self._play.view), self._play.unsaved
        return drawn if unsaved is None else {**drawn, "unsaved": unsaved}

    def _send(self, message: dict[str, Any]) -> None:
        # ASCII alone survives every terminal, pipe and locale.
        self._out.write(f"{json.dumps(message)}\n")
        self._out.flush()


def _parse(line: str) -> dict[str, Any]:
    try:
        message: Any = json.loads(line)
    except (ValueError, RecursionError):
        raise NotOffered(f"That is not JSON: a message is an object with one of {KEYS}.") from None
    if isinstance(message, dict) and len(message) == 1:
        key, value = next(iter(message.items()))
        if key in ("undo", "quit") and value is not True:
            raise NotOffered(f'"{key}" takes true.')
        if key in MESSAGES:
            return message
    raise NotOffered(f"A message is an object with one of {KEYS}.")
