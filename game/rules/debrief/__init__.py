"""The debrief of a finished playthrough: what it came to, and what it meant."""

from game.rules.credit import credit
from game.rules.debrief.page_one import page_one
from game.rules.debrief.pages import debrief_pages
from game.rules.debrief.readings import readings
from game.rules.debrief.trail import trail
from game.rules.debrief_view import DebriefView, QuizAnswerView, QuizView
from game.rules.outcome import LABELS, label, stands
from game.rules.play import Play
from game.rules.scores import scores

__all__ = ["debrief_pages", "debrief_view", "quiz"]


def debrief_view(play: Play) -> DebriefView:
    """What the debrief says first: outcome, page one, scores, readings, credit."""
    case_role, state = play.case_role, play.state
    ending = case_role.role.endings[state.place]
    steps = trail(play)
    named, scored = label(case_role, state), scores(case_role, state)
    return DebriefView(
        ending=state.place,
        ending_title=ending.title,
        history=ending.history,
        label=named,
        label_text=LABELS[named],
        page_one=page_one(case_role, state, named, scored, steps),
        scores=scored,
        readings=readings(case_role, state, named, scored, steps),
        credit=credit(case_role, state, state.deal) if stands(state) and state.deal else None,
    )


def quiz(play: Play) -> tuple[QuizView, ...]:
    """The quiz of the case, with explained answers."""
    return tuple(
        QuizView(
            question.text,
            tuple(QuizAnswerView(answer.text, answer.right) for answer in question.answers),
            question.reason,
        )
        for question in play.case_role.debrief.quiz
    )
