"""How often random play passes each place and each way of a role."""

from collections import Counter
from random import Random

from game.explore.maps.exits import ExitKey, off_the_table
from game.explore.maps.role_map import Shares
from game.explore.sampling.random_play import one_play
from game.rules.case_role import CaseRole
from game.rules.moves import Choose
from game.rules.phase import Phase
from game.rules.places import RECALLED
from game.rules.play import Play


def shares_of_random_play(case_role: CaseRole, plays: int, seed: int = 0) -> Shares:
    """Play a role at random so many times, and count; the same seed gives the same shares."""
    random = Random(seed)
    places: Counter[str] = Counter()
    exits: Counter[ExitKey] = Counter()
    for _ in range(plays):
        play = one_play(case_role, random)
        met = _met(play)
        exits.update(met)
        opening = {case_role.role.opening} if met else set()
        places.update(opening | {target for _, _, target in met} | {play.state.place})
    return Shares(
        {name: count / plays for name, count in places.items()},
        {exit_: count / plays for exit_, count in exits.items()},
        plays,
    )


def _met(play: Play) -> list[ExitKey]:
    """Return the ways one play took, from scene to scene; recall is no way of its own."""
    found: list[ExitKey] = []
    for index, (move, after) in enumerate(play.turns):
        before = play.before(index)
        if before.place == after.place or after.place == RECALLED:
            continue
        if before.phase is Phase.SCENE and isinstance(move, Choose):
            found.append((before.place, move.id, after.place))
        elif before.phase is Phase.TABLE:
            walked = move == Choose("walk")
            found.append((before.place, off_the_table(after.deal, walked=walked), after.place))
    return found
