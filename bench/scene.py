"""A saved play that stands in its first scene, and the way to it by keys in the running game."""

from collections.abc import Iterator
from contextlib import contextmanager

from bench.programs import CASE, SUMMITRY, Desk
from bench.terminal import Terminal
from game.library.case_files import load_case
from game.library.content_folders import own_content
from game.records.saves.saves import Saves
from game.rules.moves import Choose, FillPlan, Move
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.view.draw import view
from game.rules.view.view import View


def first_scene(player: Desk) -> Play:
    """Play the envoy to his first scene and leave it saved: the only play in the folder."""
    with Saves(player.saves).begin(load_case(own_content() / "cases" / CASE), "envoy") as journal:
        while journal.play.state.phase is not Phase.SCENE:
            journal.take(shortest(view(journal.play)))
        return journal.play


def shortest(drawn: View) -> Move:
    """The move that takes a play on soonest: the rules' own come last in the list."""
    if drawn.phase is Phase.PLAN:
        return FillPlan(tuple((line.id, line.answers[0].id) for line in drawn.lines), 50)
    return Choose(drawn.moves[-1].id)


@contextmanager
def in_scene(play: Play, player: Desk) -> Iterator[Terminal]:
    """The game at rest in that scene, by way of the first card and the saves."""
    with Terminal([SUMMITRY], player.env) as terminal:
        terminal.wait_until(lambda text: "Choose a case." in text)
        for key, shown in ((b"2", "1 saved"), (b"1", opening(view(play)))):
            terminal.settle()
            terminal.press_until(key, shown)
        terminal.settle()
        yield terminal


def opening(drawn: View) -> str:
    """How a View's first open choice begins, as the screen has it."""
    return next(move.text for move in drawn.moves if move.open)[:40].rsplit(" ", 1)[0]
