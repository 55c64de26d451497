"""A page that says in a sentence why there is nothing else."""

from game.web.answers import Answer
from game.web.drawing import draw
from game.web.setting import Setting

NOTHING_HERE = "There is no page at this address."


def sorry_page(setting: Setting, status: int, title: str, said: str) -> Answer:
    """What cannot be shown or done, and what to do about it."""
    return Answer(status, draw("around/sorry.html", setting=setting, title=title, why=said))
