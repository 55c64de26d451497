"""Random play: many whole playthroughs of a role, every View drawn, from a seed."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from random import Random
from typing import NamedTuple

from game.rules.bargaining.packages import open_options
from game.rules.case_role import CaseRole
from game.rules.moves import Choose, FillPlan, Move, Propose
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.relay import Relay
from game.rules.state import State
from game.rules.turns import listed_moves
from game.rules.view.draw import view
from game.rules.view.view import View

BATCH = 250
"""Playthroughs that share one seed; batches are dealt out to processes."""


class RandomPlay(NamedTuple):
    """What random play of one role came to."""

    playthroughs: int
    choices: int
    """Moves made, of every kind."""
    endings: dict[str, int]
    """By ending: how many playthroughs stopped there; endings nobody reached count 0."""


def play_at_random(
    case_role: CaseRole, playthroughs: int, seed: int = 0, processes: int = 1
) -> RandomPlay:
    """Play a role whole so many times, uniform over open moves, drawing every View.

    At the table one move in two is an offer, uniform over the open options. The same seed gives
    the same playthroughs, however many processes share the work.
    """
    batches = [
        (f"{seed}:{start}", min(BATCH, playthroughs - start))
        for start in range(0, playthroughs, BATCH)
    ]
    if processes == 1 or len(batches) == 1:
        played = [_play_batch(case_role, batch) for batch in batches]
    else:
        with ProcessPoolExecutor(processes) as pool:
            chunk = -(-len(batches) // processes)
            played = list(pool.map(partial(_play_batch, case_role), batches, chunksize=chunk))
    endings = Counter(dict.fromkeys(case_role.role.endings, 0))
    for batch in played:
        endings.update(batch.endings)
    return RandomPlay(playthroughs, sum(batch.choices for batch in played), dict(endings))


def _play_batch(case_role: CaseRole, batch: tuple[str, int]) -> RandomPlay:
    seed, playthroughs = batch
    random = Random(seed)
    choices = 0
    endings: Counter[str] = Counter()
    for _ in range(playthroughs):
        play = one_play(case_role, random)
        choices += len(play.turns)
        endings[play.state.place] += 1
    return RandomPlay(playthroughs, choices, dict(endings))


def one_play(case_role: CaseRole, random: Random, relay: Relay | None = None) -> Play:
    """One playthrough to its debrief, every View drawn on the way."""
    play = Play.begin(case_role, relay)
    drawn = view(play)
    while drawn.phase is not Phase.DEBRIEF:
        play = play.after(random_move(drawn, random))
        drawn = view(play)
    return play


def play_undrawn(case_role: CaseRole, random: Random) -> Play:
    """One playthrough without a View, to its ending or to where nothing can be done.

    Each move is as likely as `one_play` has it.
    """
    play = Play.begin(case_role)
    while play.state.phase is not Phase.ENDING:
        move = undrawn_move(case_role, play.state, random)
        if move is None:
            break
        play = play.after(move)
    return play


def undrawn_move(case_role: CaseRole, state: State, random: Random) -> Move | None:
    """A move that is open in a state; None where nothing can be done."""
    if state.phase is Phase.TABLE and random.random() < 0.5:
        package = map(random.choice, open_options(case_role, state.knows, state.text))
        return Propose(tuple(zip(case_role.issue_ids, package, strict=True)))
    open_ = [move.id for move in listed_moves(case_role, state) if move.open]
    return Choose(random.choice(open_)) if open_ else None


def random_move(drawn: View, random: Random) -> Move:
    """A move that is open in a View."""
    if drawn.phase is Phase.PLAN:
        answers = tuple((line.id, random.choice(line.answers).id) for line in drawn.lines)
        return FillPlan(answers, random.randrange(101))
    if drawn.table is not None and random.random() < 0.5:
        return Propose(tuple((issue.id, random.choice(issue.options).id) for issue in drawn.issues))
    return Choose(random.choice([move.id for move in drawn.moves if move.open]))
