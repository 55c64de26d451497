"""The first card: the argument that the game stages, in four lines."""

from game.plain.voice import Voice

TITLE = "SUMMITRY"

ARGUMENT = (
    "In 2019 two writers asked what a meeting between leaders can do.",
    "In Foreign Policy, diplomats answered: liking helps at the edges, and staffs do the work.",
    "Olga Krasnyak answered: people run states, and a meeting may move what no staff can, "
    "even one where nothing is signed.",
    "You play, and the game shows what each would make of it. It does not say who is right.",
)


def say_first_card(voice: Voice) -> None:
    """Say it, at the start of a new play."""
    voice.say(TITLE)
    voice.list(*ARGUMENT)
