"""From pressing a key in a scene to what answers it: the first byte, and the next page whole."""

from collections.abc import Sequence
from statistics import median, quantiles

from bench.bare_app import READY, page_text
from bench.programs import BARE, desk
from bench.scene import first_scene, in_scene, opening
from bench.table import Row, beside
from bench.terminal import Terminal
from game.rules.moves import Choose
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.view.draw import view

PRESSES = 60

DOWN, UP, ENTER = b"\x1b[B", b"\x1b[A", b"\r"


def key_press() -> list[Row]:
    """The game's first scene and the bare one stand side by side, and keys go to each by turns."""
    with desk() as player:
        play = first_scene(player)
        with in_scene(play, player) as ours, Terminal([*BARE, "scene"], player.env) as bare:
            bare.wait_until(lambda text: READY in text)
            bare.settle()
            keys = [DOWN, UP] * (PRESSES // 2)
            arrows = [(ours.press(key).first, bare.press(key).first) for key in keys]
            pages = turn_pages(play, ours, bare)
    our_arrows, bare_arrows = zip(*arrows, strict=True)
    our_pages, bare_pages = zip(*pages, strict=True)
    return [
        beside("arrow key to first changed byte, median", our_arrows, bare_arrows, median),
        beside("arrow key to first changed byte, p95", our_arrows, bare_arrows, p95),
        beside("choice to the next scene on screen, median", our_pages, bare_pages, median),
    ]


def turn_pages(play: Play, ours: Terminal, bare: Terminal) -> list[tuple[float, float]]:
    """Take the first open choice of one scene after another; seconds to each next page."""
    seconds: list[tuple[float, float]] = []
    while True:
        first = next(move.id for move in view(play).moves if move.open)
        play = play.after(Choose(first))
        if play.state.phase is not Phase.SCENE:
            return seconds
        page = page_text(len(seconds) + 2)
        seconds.append((ours.press_until(b"1", opening(view(play))), bare.press_until(ENTER, page)))
        ours.settle()
        bare.settle()


def p95(seconds: Sequence[float]) -> float:
    """The time that one press in twenty exceeds."""
    return quantiles(seconds, n=20)[-1]
