"""The debrief of a finished playthrough: what it came to, and what it meant."""

from game.rules.debrief.contents import Debrief, debrief_pages
from game.rules.debrief.finished import Finished
from game.rules.debrief.pages.page_one import page_one
from game.rules.debrief.readings import readings
from game.rules.play import Play
from game.rules.scoring.credit import credit
from game.rules.scoring.outcome import label_in_words, stands
from game.rules.view.blocks import paragraph
from game.rules.view.debrief_view import DebriefView

__all__ = ["Debrief", "debrief_pages", "debrief_view"]


def debrief_view(play: Play) -> DebriefView:
    """What the debrief says first: outcome, page one, scores, readings, credit."""
    finished = Finished(play)
    case_role, state = play.case_role, play.state
    ending = case_role.role.endings[state.place]
    named, scored, steps = finished.label, finished.scores, finished.steps
    return DebriefView(
        ending=state.place,
        ending_title=ending.title,
        history=ending.history,
        label=named,
        label_text=label_in_words(case_role, state, named),
        page_one=tuple(map(paragraph, page_one(case_role, state, named, scored, steps))),
        scores=scored,
        readings=readings(case_role, state, named, scored, steps),
        credit=credit(play) if stands(case_role, state) else None,
    )
