"""Journals of random players, made without a disk in between."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from game.explore.sampling.random_play import one_play
from game.library.case_file import CaseFile
from game.rules.moves import Choose, Move, Reflect
from game.rules.play import Play
from game.rules.view.draw import view
from game.session.journal.digest import digest_of
from game.session.journal.journal import (
    CONTENT_VERSION,
    Content,
    Journal,
    MadeMove,
    journal_to_bytes,
)
from game.session.journal.led import led_to
from game.session.journal.standing import standing
from game.session.journal.version import played_with
from tests.loaded import case_file, ready

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def random_play(folder: Path, role: Any, seed: int, reflection: str | None = None) -> Play:
    """A whole play by somebody who moves at random, and writes something or not at the end."""
    case_role = ready(folder, role)
    play = one_play(case_role, Random(seed))
    if reflection is None:
        return play
    moves = list(play.moves)
    last = max(n for n, move in enumerate(moves) if is_reflection(move))
    moves[last] = Reflect(reflection)
    return Play.begin(case_role).after_all(moves)


def is_reflection(move: Move) -> bool:
    return isinstance(move, Reflect) or move == Choose("skip")


def journal_of(
    play: Play, found: CaseFile, began: datetime = START, seconds: Iterable[int] | None = None
) -> Journal:
    """The journal that a game would have written of a play."""
    pauses = iter(seconds) if seconds is not None else None
    when = began
    entries: list[MadeMove] = []
    for turn in play.turns:
        when += timedelta(seconds=next(pauses) if pauses else 30)
        at = when.isoformat(timespec="seconds")
        entries.append(MadeMove(turn.move, led_to(turn.state), at))
    journal = Journal(
        case=found.case.id,
        role=play.case_role.name,
        game=played_with(),
        content=Content(CONTENT_VERSION, found.hash),
        started=began.isoformat(timespec="seconds"),
        parent=None,
        relay=None,
        stands=standing(play, view(play)),
        moves=tuple(entries),
    )
    return sealed(journal)


def sealed(journal: Journal) -> Journal:
    """The journal with the digest that it gets when it is finished."""
    return journal._replace(digest=digest_of(journal) if journal.finished else None)


def write_class(folder: Path, case_folder: Path, role: Any, size: int, seed: int = 0) -> list[Path]:
    """So many journals of one role, each in a file with a pseudonym in front."""
    paths: list[Path] = []
    found = case_file(case_folder)
    for number in range(size):
        said = None if number % 5 == 4 else f"Student {number} says it was the room. Or the file."
        play = random_play(case_folder, role, seed + number, said)
        journal = journal_of(play, found, START + timedelta(minutes=number))
        path = folder / f"otter-{seed + number}-{found.case.id}-{role}-1.json"
        path.write_bytes(journal_to_bytes(journal))
        paths.append(path)
    return paths
