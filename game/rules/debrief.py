"""The debrief of a finished playthrough. (being written)"""

from game.rules.debrief_view import DebriefPage, DebriefView, QuizView
from game.rules.play import Play


def debrief_view(play: Play) -> DebriefView:
    raise NotImplementedError


def debrief_pages(play: Play) -> tuple[DebriefPage, ...]:
    """The pages behind page one, in reading order."""
    raise NotImplementedError


def quiz(play: Play) -> tuple[QuizView, ...]:
    """The quiz of the case."""
    raise NotImplementedError
