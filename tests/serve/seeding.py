"""Classes full of players, put into a folder before a server is started on it."""

from pathlib import Path
from typing import NamedTuple

from game.library.shelf.shelf import Shelf
from game.serve.classes.settings import ClassSettings, Part
from game.serve.playing.cases import Cases
from game.serve.school.joining import join
from game.serve.school.making import make_class
from game.serve.school.playing import begin_play, opened
from game.serve.school.school import Member, School, seal_key
from game.serve.store.store import Store
from tests.histories import history
from tests.loaded import SHIPPED, ready

PART = Part("reykjavik-1986", "leader")

A_CLASS = 250
"""Players in one class."""


class Seated(NamedTuple):
    """A player with a play under way."""

    token: str
    """What his browser holds."""
    server: str
    """What the cookies of the server are called after."""
    code: str
    made: int
    """Moves of history's play that he has made."""


def seed(folder: Path, players: int, spread: int = 1) -> list[Seated]:
    """So many players, every one of them after some of `spread` first moves of history's play."""
    moves = history(ready(SHIPPED / PART.case, PART.role)).moves
    seated: list[Seated] = []
    with Store.in_folder(folder) as store:
        school = School(store, Cases(Shelf()), seal_key(folder))
        for first in range(0, players, A_CLASS):
            register = make_class(school, ClassSettings("", (PART,)))
            school.act(register, "gate", gate="ending")
            for number in range(first, min(players, first + A_CLASS)):
                joined = join(school, register, f"Player {number}")
                path = begin_play(school, Member(register, joined.seat, joined.token), PART)
                made = number % spread
                with opened(school, register, path) as play:
                    for move in moves[:made]:
                        play.make((move,))
                seated.append(Seated(joined.token, store.name, register.row.code, made))
    return seated
