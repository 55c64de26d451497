"""What is kept of a crash: a report that can be sent to whoever looks after the game.

It says what ran, where the play stood and where in the code it went wrong. It holds nothing that
a player wrote, and no name of a folder of the player's.
"""

import json
import platform
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from game.library.forbidden import harmless
from game.library.gates.paths import home
from game.library.gates.writing import create_file
from game.records.saves.going_on import command_to_go_on
from game.session.errors import JournalError, SaveFailed
from game.session.journal.version import game_version

if TYPE_CHECKING:
    from game.records.saves.file_play import FilePlay
    from game.rules.moves import Move

LAST_MOVES = 12
"""Moves that a report names."""

LIBRARIES = ("textual", "rich", "pydantic", "PyYAML", "filelock", "platformdirs")


class Crashed(Exception):
    """Something that nobody foresaw went wrong in the middle of a play; its cause is the error."""

    def __init__(self, journal: "FilePlay | None") -> None:
        super().__init__("the game crashed")
        self.journal = journal
        """The play that was open."""


@contextmanager
def crashing_with(journal: "Callable[[], FilePlay | None]") -> Iterator[None]:
    """Let whatever nobody foresaw be raised together with the play that was open.

    What the system refuses is no fault of the game, and goes on as it is: a terminal that is
    gone, a pipe that nobody reads.
    """
    try:
        yield
    except (JournalError, SaveFailed, OSError):
        raise
    except Exception as error:
        raise Crashed(journal()) from error


def crash_in_words(
    error: Exception, saves: Path, command: str, content: Sequence[Path] = ()
) -> str:
    """Write a report of a crash, and say in three sentences what there is to know.

    `saves` is the folder of journals, where the report goes if it can, and `command` what was
    asked for, without what was said to it; `content` are the folders of content that were named.
    """
    journal = error.journal if isinstance(error, Crashed) else None
    cause = error.__cause__ if isinstance(error, Crashed) else error
    assert cause is not None, "a crash has a cause"
    try:
        text = _report(cause, journal, saves, command)
    except Exception:
        # Whatever made the game crash may make this crash too.
        text = harmless("".join(traceback.format_exception(cause)))
    said = [f"the game stopped over a fault of its own ({type(cause).__name__})."]
    if journal is not None:
        said.append(_kept(journal, content))
    path = _write(text, [saves, _log_folder(), Path(tempfile.gettempdir())])
    said.append(
        f"What happened is written in {path}: please send it to whoever gave you the game."
        if path is not None
        else "No report of it could be written anywhere."
    )
    return "\n".join(said)


def _kept(journal: "FilePlay", content: Sequence[Path]) -> str:
    if journal.unsaved is not None:
        return "Your play could not be saved anywhere."
    if not journal.play.turns:
        return "You had not made a move yet."
    go_on = command_to_go_on(journal.path, journal.journal.case, content=content)
    return f"Your play is saved in {journal.path}; go on with: {go_on}"


def _report(cause: BaseException, journal: "FilePlay | None", saves: Path, command: str) -> str:
    lines = [
        f"Summitry {game_version()} stopped over a fault of its own.",
        "",
        f"when: {datetime.now(UTC).isoformat(timespec='seconds')}",
        f"command: {command}",
        f"Python: {platform.python_version()} on {platform.system()} {platform.release()}",
        f"libraries: {', '.join(f'{name} {_version(name)}' for name in LIBRARIES)}",
        *(_play(journal) if journal is not None else ["play: none was open"]),
        "",
        *"".join(traceback.format_exception(cause)).splitlines(),
    ]
    return harmless(_without_names("\n".join(lines), journal, saves)) + "\n"


def _play(journal: "FilePlay") -> list[str]:
    said = journal.journal
    lines = [
        f"play: {said.case}, {said.role}, {len(said.moves)} moves",
        f"content: {said.content.hash}",
        "last moves, each with where it led:",
    ]
    first = max(0, len(said.moves) - LAST_MOVES)
    for number, entry in enumerate(said.moves[first:], first + 1):
        lines.append(f"  {number}. {_move(entry.move)} -> {entry.led}")
    return lines


def _move(move: "Move") -> str:
    from game.rules.moves import Reflect, move_to_json

    if isinstance(move, Reflect):
        return f"a reflection of {len(move.text)} characters"
    return json.dumps(move_to_json(move))


def _without_names(text: str, journal: "FilePlay | None", saves: Path) -> str:
    """The report without what a player wrote and without the names of his folders."""
    from game.rules.moves import Reflect

    for move in (entry.move for entry in journal.journal.moves) if journal is not None else ():
        if isinstance(move, Reflect):
            text = text.replace(move.text, "(what the player wrote)")
    folders = [
        (saves, "(saves)"),
        (Path(__file__).parents[3], "(game)"),
        (home(), "~"),
    ]
    if journal is not None:
        folders.insert(0, (journal.path.parent, "(saves)"))
    for folder, instead in folders:
        for spelling in (str(folder.absolute()), str(folder)):
            if len(spelling) > 1:
                text = text.replace(spelling, instead)
    return text


def _version(library: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return "is not there"


def _log_folder() -> Path:
    from platformdirs import user_log_path

    return user_log_path("summitry", appauthor=False)


def _write(text: str, folders: list[Path]) -> Path | None:
    """Write the report in the first of these folders that takes it."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    for folder in folders:
        for name in (f"crash-{stamp}.txt", *(f"crash-{stamp}-{n}.txt" for n in range(2, 10))):
            path = folder / name
            try:
                folder.mkdir(parents=True, exist_ok=True)
                create_file(path, text.encode("utf-8", "replace"), private=True)
            except FileExistsError:
                continue
            except OSError:
                break
            return path
    return None
