"""Journals taken again on a case whose ids have changed: history's plays go with their case."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from game.library.content_folders import own_content
from game.library.gates.writing import write_file
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.rules.moves import Choose, FillPlan, Move, Propose
from game.session.journal.journal import Journal, journal_to_bytes

if TYPE_CHECKING:
    from game.library.case_file import CaseFile

Other = Callable[[str], str]
"""Another id for one."""


def history_of(folder: Path) -> dict[Path, Journal]:
    """Return the journals of history's path that a checkout has of a case of its own, by file."""
    if folder.resolve().parent.parent != own_content().resolve():
        return {}
    files = sorted((own_content().parent / "saves" / "examples").glob(f"{folder.name}-*.json"))
    found = {file: read_journal(file) for file in files}
    return {file: journal for file, journal in found.items() if journal.case == folder.name}


def take_again(
    case_file: "CaseFile", journals: dict[Path, Journal], kind: str, other: Other
) -> None:
    """Take the moves of some journals again, with another id for something of this kind.

    Raises:
        NotOffered: a move cannot be made any more.
    """
    with TemporaryDirectory() as folder:
        for file, journal in journals.items():
            with Saves(Path(folder)).begin(case_file, journal.role, journal.relay) as opened:
                for entry in journal.moves:
                    opened.take(_with_other_ids(entry.move, kind, other))
            write_file(file, journal_to_bytes(opened.journal))


def _with_other_ids(move: Move, kind: str, other: Other) -> Move:
    match move:
        case Choose(id=name) if kind in ("choice", "action"):
            return Choose(other(name))
        case Propose(package=package) if kind == "issue":
            return Propose(tuple((other(issue), option) for issue, option in package))
        case Propose(package=package) if kind == "option":
            return Propose(tuple((issue, option and other(option)) for issue, option in package))
        case FillPlan(answers=answers, forecast=forecast) if kind == "line":
            return FillPlan(tuple((other(line), answer) for line, answer in answers), forecast)
        case FillPlan(answers=answers, forecast=forecast) if kind == "answer":
            return FillPlan(tuple((line, other(answer)) for line, answer in answers), forecast)
        case _:
            return move
