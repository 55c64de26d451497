"""One line for each journal: who, what it came to, what of it may be graded."""

from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from game.rules.debrief import debrief_view
from game.rules.phase import Phase
from game.rules.plan import answer_by_id
from game.rules.play import Play
from game.rules.scoring.outcome import stands
from game.rules.scoring.scores import preparation_score
from game.rules.view.debrief_view import Scores
from game.session.journal.journal import Journal

BEFORE_THE_TALKS = frozenset({Phase.BRIEFING, Phase.GROUNDWORK, Phase.PLAN})


class Came(NamedTuple):
    """What a play came to, by the rules: never what its file says."""

    ending: str
    ending_title: str
    history: bool
    label: str
    scores: Scores
    foreign_policy: Fraction
    krasnyak: Fraction
    forecast: int | None
    stood: bool
    """Whether all signed and home stood by it, which is what was forecast."""
    plan_right: int
    plan_lines: int
    reflection: str


class Reached(NamedTuple):
    """What can be said of a play without an ending: what its student had done so far."""

    preparation: Fraction
    """The score, as it stands."""
    forecast: int | None
    plan_right: int | None
    """None where the plan was not committed."""
    plan_lines: int | None


class Line(NamedTuple):
    """A file that was handed in."""

    number: int
    """By which everything that is written names the file: its own name may be a student's."""
    path: Path
    pseudonym: str
    case: str
    role: str
    journal: Journal | None
    """None where it cannot be read."""
    play: Play | None
    """None where there is none to its end."""
    came: Came | None
    minutes: int | None
    verifies: bool
    remark: str
    """Why it does not verify, or what to know of it."""
    counts: bool
    """Whether the class's figures have it: finished, verified, and each play once."""
    reached: Reached | None = None
    """What it reached, where nothing is wrong with it but that it has no ending."""
    shared: bool = False
    """Whether somebody else handed in the same play, so that nobody can say whose it is."""

    @property
    def set_aside(self) -> bool:
        """Whether it is in no figure; of a play that two handed in, neither is."""
        if self.reached is not None:
            return False
        return not self.counts and not (self.shared and self.verifies)


def what_it_came_to(play: Play) -> Came:
    """The figures of a finished play."""
    case_role, state = play.case_role, play.state
    debrief = debrief_view(play)
    return Came(
        debrief.ending,
        debrief.ending_title,
        debrief.history,
        debrief.label_text,
        debrief.scores,
        debrief.readings.foreign_policy.score,
        debrief.readings.krasnyak.score,
        state.sheet.forecast,
        stands(case_role, state),
        _plan_right(play),
        len(case_role.plan_lines),
        state.reflection,
    )


def what_it_reached(play: Play) -> Reached:
    """The figures of a play that has no ending."""
    case_role, state = play.case_role, play.state
    preparation = preparation_score(case_role, state)
    if state.phase in BEFORE_THE_TALKS:
        return Reached(preparation, None, None, None)
    return Reached(preparation, state.sheet.forecast, _plan_right(play), len(case_role.plan_lines))


def _plan_right(play: Play) -> int:
    return sum(
        answer_by_id(play.case_role.plan_lines[line], answer).right
        for line, answer in play.state.sheet.answers
    )
