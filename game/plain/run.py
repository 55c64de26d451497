"""Running the plain and the JSON game on the streams of the process."""

import sys
from typing import TYPE_CHECKING

from game.plain.voice import Voice
from game.records.player.crash_report import crashing_with

if TYPE_CHECKING:
    from game.records.desk import Desk


def run_from_the_front(desk: "Desk") -> int:
    """Choose a play, and play it; the exit code."""
    from game.plain.front import Front

    voice = Voice.standard()
    return _play(voice, desk) if Front(voice, desk).choose() else 0


def run_plain(desk: "Desk") -> int:
    """Play on in lines of text what lies on the desk; the exit code."""
    from game.plain.words.first_card import say_first_card

    voice = Voice.standard()
    if desk.play.last_move is None:
        say_first_card(voice)
    return _play(voice, desk)


def _play(voice: Voice, desk: "Desk") -> int:
    from game.plain.game import PlainGame

    with crashing_with(lambda: desk.lying):
        PlainGame(voice, desk).play()
    return 0


def run_json(desk: "Desk") -> int:
    """Play on in JSON lines what lies on the desk; the exit code."""
    from game.plain.json.game import JsonGame, Streams

    with crashing_with(lambda: desk.lying):
        JsonGame(Streams(sys.stdout, sys.stdin, sys.stderr), desk).play()
    return 0
