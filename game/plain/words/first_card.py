"""The first card: the argument that the game stages, in four lines."""

from game.library.argument import ARGUMENT
from game.plain.voice import Voice

TITLE = "SUMMITRY"


def say_first_card(voice: Voice) -> None:
    """Say it, at the start of a new play."""
    voice.say(TITLE)
    voice.list(*ARGUMENT)
