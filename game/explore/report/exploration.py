"""Exploring a role: one full walk for what is so, short walks for what shows it, one report."""

import time
from contextlib import nullcontext
from dataclasses import dataclass, field

from game.explore.encoding.place import GROUNDWORK
from game.explore.evidence.evidence import STARTS_AT_ONCE, gather_evidence
from game.explore.queries.ending_reached import EndingReached, summary
from game.explore.queries.lesson_weight import weights
from game.explore.queries.reach import dominated
from game.explore.queries.restricted import restricted_beside
from game.explore.queries.wins import Wins, who_wins
from game.explore.questions.lessons import lessons_of
from game.explore.questions.things import Thing
from game.explore.reachability.bounds import USUAL, Bounds
from game.explore.reachability.compiled_role import CompiledRole
from game.explore.reachability.uses_of_days import a_few_uses_of_days
from game.explore.reachability.walk import Walk, walk_from
from game.explore.report.findings import Finding, LessonChecked, drifts, find, of_choices
from game.explore.sampling.encounters import encounters_at_random
from game.rules.case_role import CaseRole
from game.rules.moves import Move
from game.rules.state import State
from game.rules.turns import start

RANDOM_PLAYS = 400
"""Random playthroughs behind the shares of play: each is known to 2.5 points or better."""


@dataclass(frozen=True)
class Exploration:
    """What exploring a role found; every claim in it holds of every way to play it."""

    case_role: CaseRole
    states: int
    edges: int
    seconds: float
    things: dict[Thing, bool]
    """By thing: whether it can be met."""
    moves: dict[Thing, tuple[Move, ...]]
    """By thing that was shown: the moves of a play that meets it with the last of them."""
    endings: dict[str, EndingReached | None]
    without_groundwork: frozenset[str]
    """Endings reached with nothing done before the talks; none where nobody asked."""
    cold: frozenset[str]
    """Endings reached in plays in which no rapport ever stands above 10; likewise."""
    wins: Wins | None
    """Which article wins the role; None where nobody asked, or no best ending is reached."""
    lessons: tuple[LessonChecked, ...]
    lesson_moves: dict[str, tuple[Move, ...]]
    """By lesson: the moves that break it, or that show what is possible."""
    shares: dict[str, float]
    """By ending: its share of random play, sampled."""
    plays: int
    """How many random playthroughs the shares rest on."""
    findings: tuple[Finding, ...] = field(default=())


def explore(
    case_role: CaseRole,
    plays: int = RANDOM_PLAYS,
    all_moves: bool = False,
    extremes: bool = True,
    choices: bool = False,
    bounds: Bounds = USUAL,
) -> Exploration:
    """Walk every state of a role, and report.

    Args:
        case_role: the role.
        plays: random playthroughs, for the shares of play and for what they show.
        all_moves: whether to find a play for everything that can be met, not only for what random
            play shows and for what breaks a lesson.
        extremes: whether to find what idle days and cold rooms can still reach, and who wins.
        choices: whether to look for dominated choices, which takes several times as long.
        bounds: the memory and the time beyond which the role is too large.

    Raises:
        TooLarge: the role has more states than can be walked.
    """
    began = time.perf_counter()
    with restricted_beside(case_role) if extremes else nullcontext() as kinds_found:
        compiled = CompiledRole(case_role)
        first = start(case_role)
        full = walk_from(compiled, [first], bounds=bounds)
        played = encounters_at_random(case_role, plays)
        evidence = gather_evidence(full, first, played, all_moves)
        weighed = weights(full, evidence.holds)
        lessons = tuple(
            LessonChecked(each, evidence.holds[each.id], weighed.get(each.id))
            for each in lessons_of(case_role)
        )
        endings = {ending: summary(full, ending) for ending in full.endings}
        findings = (
            *find(full, evidence.things, lessons),
            *drifts(case_role, played.rapport),
            *_choices(compiled, first, full, choices),
        )
        kinds = kinds_found() if kinds_found else None
    return Exploration(
        case_role=case_role,
        states=full.states,
        edges=full.edges,
        things=evidence.things,
        moves=evidence.moves,
        endings=endings,
        without_groundwork=kinds.idle if kinds else frozenset(),
        cold=kinds.cold if kinds else frozenset(),
        wins=who_wins(case_role, endings, kinds) if kinds else None,
        lessons=lessons,
        lesson_moves=evidence.lesson_moves,
        shares={each: count / plays for each, count in played.endings.items()} if plays else {},
        plays=plays,
        findings=findings,
        seconds=time.perf_counter() - began,
    )


def _choices(
    compiled: CompiledRole, first: State, full: Walk, choices: bool
) -> tuple[Finding, ...]:
    if not choices:
        return ()
    few = a_few_uses_of_days(compiled.layout, full.layers[GROUNDWORK])[:STARTS_AT_ONCE]
    return of_choices(
        compiled.case_role, list(dominated(compiled.case_role, first, frozenset(few)))
    )
