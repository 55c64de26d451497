"""The lighthouse, its moves to an ending in each role, and copies of it with an edit."""

import shutil
from pathlib import Path

from game.library.case_file import CaseFile
from game.library.case_files import load_case
from game.records.saves.file_play import FilePlay
from game.rules.moves import Choose, FillPlan, Move, Propose, Reflect
from tests.loaded import FIXTURES, case_file

DRAFT = Propose(
    (("lamp", "guild-lamp"), ("dues", None), ("channel", None), ("salvage", "owner-keeps"))
)

ENVOY: tuple[Move, ...] = (
    Choose("begin"),
    Choose("sound-the-bar"),
    Choose("search-the-chest"),
    Choose("count-the-barrels"),
    Choose("commit"),
    FillPlan((("their-interest", "interest-lamp"),)),
    FillPlan((), 70),
    Choose("commit"),
    Choose("show-the-chart"),
    Choose("praise-the-clerk"),
    DRAFT,
    Choose("carry-the-paper"),
    Choose("continue"),
    Reflect("Two men and a charter."),
)
"""Ends in a draft, where history did."""

LEADER: tuple[Move, ...] = (
    Choose("begin"),
    Choose("walk-the-wall"),
    Choose("commit"),
    Choose("commit"),
    Choose("hear-her-out"),
    Choose("go-in"),
    Choose("walk"),
    Choose("name-a-day"),
    Choose("continue"),
    Choose("skip"),
)
"""Ends unsigned."""


def lighthouse() -> CaseFile:
    """The lighthouse as it is."""
    return case_file(FIXTURES / "lighthouse")


def find(case_id: str) -> CaseFile:
    """Any case of the fixtures."""
    return case_file(FIXTURES / case_id)


def take_all(journal: FilePlay, moves: tuple[Move, ...]) -> None:
    """Make moves in order."""
    for move in moves:
        journal.take(move)


class Edited:
    """The fixtures in a folder of their own, to be edited between saving and resuming."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "content"
        shutil.copytree(FIXTURES.parent, self.folder)

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text of a lighthouse file."""
        path = self.folder / "cases" / "lighthouse" / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not say {old!r}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def find(self, case_id: str) -> CaseFile:
        """A case as its files are now."""
        return load_case(self.folder / "cases" / case_id)
