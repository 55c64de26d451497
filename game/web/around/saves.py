"""Saved plays: go on, branch, rename, delete and bring back, copy in and out."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from game.web.answers import Answer
from game.web.drawing import draw
from game.web.setting import Setting

NO_FILE = "Choose a file to copy in."

NOTHING_TO_DO = "That form says nothing that can be done with a saved play."


class SavedPlay(NamedTuple):
    """A saved play as the list shows it."""

    name: str
    """What addresses and forms call it."""
    address: str
    title: str = ""
    """Of its case."""
    role: str = ""
    where: str = ""
    scores: str = ""
    finished: bool = False
    branches: str = ""
    """The address of the list of its moves; empty where it cannot be branched."""
    broken: str = ""
    """What is wrong with it; then it can only be renamed, copied out or deleted."""
    shown: str = ""
    """What it is called to the player, where its name is written as addresses have it."""

    @property
    def part(self) -> str:
        """The name as a part of an address."""
        return self.name if self.shown else quote(self.name, safe="")

    @property
    def called(self) -> str:
        """What it is called to the player."""
        return self.shown or self.name


def saves_page(
    setting: Setting,
    plays: Sequence[SavedPlay],
    *,
    folder: str,
    deleted: str = "",
    said: str = "",
    typed: str = "",
    status: int = 200,
) -> Answer:
    """The list; `deleted` is the play that can be brought back, `typed` a name not taken."""
    html = draw(
        "around/saves.html",
        setting=setting, plays=plays, folder=folder, deleted=deleted, said=said, typed=typed,
    )  # fmt: skip
    return Answer(status, html)
