"""Days kept: what keeping so many of them for the talks is worth, by random play.

Every play spends all its days but those, fills the plan with what its dossier tells and otherwise
guesses, and is random from then on: so what differs is what the days were used for.
"""

from fractions import Fraction
from math import sqrt
from random import Random
from statistics import mean, stdev
from typing import NamedTuple

from game.explore.sampling.random_play import undrawn_move
from game.rules.case_role import CaseRole
from game.rules.debrief.readings import readings
from game.rules.moves import Choose, FillPlan, Move
from game.rules.phase import Phase
from game.rules.plan import right_answer
from game.rules.play import Play
from game.rules.scoring.outcome import label
from game.rules.scoring.scores import scores
from game.rules.state import State
from game.rules.turns import MOST_HOURS, listed_moves


class Mean(NamedTuple):
    """A mean over random plays, with its standard error."""

    value: float
    error: float


class DaysKept(NamedTuple):
    """What plays come to that keep so many days for the talks."""

    kept: int
    foreign_policy: Mean
    krasnyak: Mean
    both: Mean
    """Of the two scores added up in each play."""


def by_days_kept(case_role: CaseRole, plays: int, seed: int = 0) -> tuple[DaysKept, ...]:
    """What so many random plays come to for each number of days kept, 0 to 3.

    Args:
        case_role: the role.
        plays: playthroughs for each number of days, at least 2.
        seed: the same seed plays the same.
    """
    days = range(min(MOST_HOURS, case_role.role.groundwork.days) + 1)
    return tuple(_kept(case_role, kept, plays, Random(f"{seed}:{kept}")) for kept in days)


def _kept(case_role: CaseRole, kept: int, plays: int, random: Random) -> DaysKept:
    found = [_scores(case_role, kept, random) for _ in range(plays)]
    return DaysKept(
        kept,
        foreign_policy=_mean([policy for policy, _ in found]),
        krasnyak=_mean([krasnyak for _, krasnyak in found]),
        both=_mean([policy + krasnyak for policy, krasnyak in found]),
    )


def _mean(values: list[Fraction]) -> Mean:
    numbers = list(map(float, values))
    return Mean(mean(numbers), stdev(numbers) / sqrt(len(numbers)))


def _scores(case_role: CaseRole, kept: int, random: Random) -> tuple[Fraction, Fraction]:
    """What both readings give one play."""
    play = Play.begin(case_role)
    while play.state.phase is not Phase.ENDING:
        move = _move(case_role, play.state, kept, random)
        assert move is not None, "a dead end, which exploring finds"
        play = play.after(move)
    state = play.state
    judged = readings(case_role, state, label(case_role, state), scores(case_role, state), steps=())
    return judged.foreign_policy.score, judged.krasnyak.score


def _move(case_role: CaseRole, state: State, kept: int, random: Random) -> Move | None:
    if state.phase is Phase.PLAN and not state.sheet.answers:
        return _plan_as_known(case_role, state, random)
    if state.phase is Phase.GROUNDWORK:
        actions = case_role.actions
        affordable = [
            move.id
            for move in listed_moves(case_role, state)
            if move.open and move.id in actions and state.days_left - actions[move.id].days >= kept
        ]
        return Choose(random.choice(affordable or ["commit"]))
    return undrawn_move(case_role, state, random)


def _plan_as_known(case_role: CaseRole, state: State, random: Random) -> FillPlan:
    """The plan as the dossier tells it; where it is silent, a guess."""
    answers = []
    for line_id, line in case_role.plan_lines.items():
        known = not state.knows.isdisjoint(line.told_by)
        answer = right_answer(line) if known else random.choice(line.answers)
        answers.append((line_id, answer.id))
    return FillPlan(tuple(answers), 50)
