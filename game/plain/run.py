"""Running the plain and the JSON game on the streams of the process."""

import sys
from typing import TYPE_CHECKING

from game.plain.voice import Voice
from game.records.player.crash_report import crashing_with

if TYPE_CHECKING:
    from game.library.shelf.shelf import Shelf
    from game.records.saves.open_journal import OpenJournal
    from game.records.saves.saves import Saves


def run_from_the_front(shelf: "Shelf", saves: "Saves", *, numbers: bool) -> int:
    """Choose a play, and play it; the exit code."""
    from game.plain.front import Front

    voice = Voice.standard()
    journal = Front(voice, shelf, saves).choose()
    return _play(voice, journal, shelf, saves, numbers=numbers) if journal is not None else 0


def run_plain(journal: "OpenJournal", shelf: "Shelf", saves: "Saves", *, numbers: bool) -> int:
    """Play on in lines of text; the exit code."""
    from game.plain.first_card import say_first_card

    voice = Voice.standard()
    if not journal.play.turns:
        say_first_card(voice)
    return _play(voice, journal, shelf, saves, numbers=numbers)


def _play(
    voice: Voice, journal: "OpenJournal", shelf: "Shelf", saves: "Saves", *, numbers: bool
) -> int:
    from game.plain.game import PlainGame

    def branch(finished: "OpenJournal", before_move: int) -> "OpenJournal":
        return saves.branch(finished.path, before_move, shelf.find)

    game = PlainGame(
        voice, journal, branch, saves.save_elsewhere, content=shelf.folders, numbers=numbers
    )
    with crashing_with(lambda: game.journal):
        game.play()
    return 0


def run_json(journal: "OpenJournal", saves: "Saves", *, numbers: bool) -> int:
    """Play on in JSON lines; the exit code."""
    from game.plain.json_game import JsonGame, Streams

    streams = Streams(sys.stdout, sys.stdin, sys.stderr)
    game = JsonGame(streams, journal, saves.save_elsewhere, numbers=numbers)
    with crashing_with(lambda: journal):
        game.play()
    return 0
