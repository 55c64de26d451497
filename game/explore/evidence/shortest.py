"""Shortest: for each thing and lesson of which the walk tells, a play of the fewest moves."""

from typing import NamedTuple

from game.explore.evidence.witnesses import Witnesses, node_of_sighting
from game.explore.queries.coverage import things_met
from game.explore.queries.lessons import shown_by
from game.explore.queries.sighting import Sighting
from game.explore.questions.things import Thing
from game.explore.reachability.by_moves import ByMoves
from game.explore.reachability.walk import Walk
from game.library.models.case import Lesson
from game.rules.moves import Move
from game.rules.state import State


class Shortest(NamedTuple):
    """Plays of the fewest moves."""

    things: dict[Thing, tuple[Move, ...]]
    """By thing: the moves of a play that meets it with the last of them."""
    lessons: dict[str, tuple[Move, ...]]
    """By lesson: the moves of a play of which its formula speaks."""


def shortest(
    walk: Walk, first: State, things: frozenset[Thing], lessons: tuple[Lesson, ...]
) -> Shortest:
    """The shortest plays that meet some things, and of which some lessons speak.

    Args:
        walk: the walk of every state, which must tell apart all that is asked for.
        first: the state at the briefing from which it began, and from which plays do.
        things: what is to be met.
        lessons: those of whose formulas plays are to be found.
    """
    found = Shortest({}, {})
    by_moves = ByMoves(walk, first)
    witnesses = Witnesses(walk, first, by_moves.came_from)

    def moves(level: Walk, sighting: Sighting) -> tuple[Move, ...]:
        return witnesses.moves_to(node_of_sighting(level, sighting), sighting.move)

    for level in by_moves.levels():
        left = things - found.things.keys()
        spoken_of = [lesson for lesson in lessons if lesson.id not in found.lessons]
        if not left and not spoken_of:
            break
        for thing, sighting in things_met(level, with_passages=True, sought=left).items():
            if sighting is not None:
                found.things[thing] = moves(level, sighting)
        for lesson in spoken_of:
            sighting = shown_by(level, lesson)
            if sighting is not None:
                found.lessons[lesson.id] = moves(level, sighting)
    return found
