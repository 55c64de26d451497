"""Witnesses: from a state that was reached, back to the moves that lead there.

A logged walk remembers for every state what first led to it. The chain of those is played forward
by the rules themselves, which also finds the offers that make up a meeting at the table.
"""

from collections.abc import Callable, Iterator

from game.explore.encoding.place import SETTLING
from game.explore.queries.sighting import Sighting
from game.explore.reachability.node import Node, at_meeting, broken_pledges, node_of
from game.explore.reachability.walk import Walk
from game.rules.moves import Choose, Move, Propose
from game.rules.phase import Phase
from game.rules.state import State
from game.rules.turns import apply, own_moves

CameFrom = Callable[[Node], tuple[Node, str] | None]


class Unplayable(Exception):
    """The rules do not lead where the walk says: a mistake in the walk."""


class Witnesses:
    """The moves that lead to states of a logged walk."""

    def __init__(self, walk: Walk, start: State, came_from: CameFrom | None = None) -> None:
        """Witness states of a walk that began at one start.

        `came_from` tells the state before one, and the move between; the log does where it is None.
        """
        self._walk = walk
        self._start = start
        self._came_from = came_from or self._logged_before
        self._meetings: dict[tuple[State, Node], tuple[Move, ...]] = {}

    def moves(self, sighting: Sighting) -> tuple[Move, ...]:
        """The moves from the briefing to a sighting in the walk, its own move last.

        Raises:
            Unplayable: the rules lead elsewhere.
        """
        return self.moves_to(node_of_sighting(self._walk, sighting), sighting.move)

    def moves_to(self, goal: Node, last: str | None) -> tuple[Move, ...]:
        """The moves from the briefing to a state, and one there, if any.

        Raises:
            Unplayable: the rules lead elsewhere.
        """
        found: list[Move] = [Choose("begin")]
        state = apply(self._walk.compiled.case_role, self._start, found[0])
        for node, move in self._chain(goal):
            more = self._meet(state, node) if move is None else _played(move, node)
            for each in more:
                state = apply(self._walk.compiled.case_role, state, each)
            found += more
            if not self._is(state, node):
                raise Unplayable(f"{node[0]} is not where {found[-1]} leads")
        if last is not None:
            found.append(Choose(last))
        return tuple(found)

    def _chain(self, node: Node) -> Iterator[tuple[Node, str | None]]:
        """The states on the way to one, each with the move to it; a meeting is one move, None."""
        backwards: list[tuple[Node, str | None]] = []
        while True:
            came = self._came_from(node)
            if came is None:
                break
            parent, move = came
            if parent[0].startswith(SETTLING):
                # What happens between sitting down and getting up is found as a whole.
                parent_of_meeting = self._came_from(parent)
                assert parent_of_meeting is not None, "a meeting begins somewhere"
                backwards.append((node, None))
                node = parent_of_meeting[0]
                continue
            backwards.append((node, move or None))
            node = parent
        return reversed(backwards)

    def _logged_before(self, node: Node) -> tuple[Node, str] | None:
        place, key, vector = node
        for new, parent_place, parent_key, move, transition in self._walk.log.get((place, key), ()):
            if new & vector:
                bits = self._walk.layers[parent_place][parent_key]
                before = transition.flow.before(vector) & bits
                if before:
                    return (parent_place, parent_key, before & -before), move
        return None

    def _is(self, state: State, node: Node) -> bool:
        """Whether a state is one of the walk's."""
        if node[0].startswith(SETTLING):
            return state.phase is Phase.TABLE and at_meeting(self._walk, state) == node
        return node_of(self._walk, state) == node

    def _meet(self, state: State, goal: Node) -> tuple[Move, ...]:
        """The moves at the table from a state to where a meeting led, breadth first."""
        key = (state, goal)
        found = self._meetings.get(key)
        if found is None:
            found = self._meetings[key] = self._meeting(state, goal)
        return found

    def _meeting(self, state: State, goal: Node) -> tuple[Move, ...]:
        case_role = self._walk.compiled.case_role
        reached: dict[object, tuple[Move, ...]] = {_at_table(state): ()}
        if self._is(state, goal):
            return ()
        fresh = [state]
        while fresh:
            following = []
            for now in fresh:
                so_far = reached[_at_table(now)]
                for move in self._offers(now):
                    after = apply(case_role, now, move)
                    if self._is(after, goal):
                        return (*so_far, move)
                    if after.phase is Phase.TABLE and _at_table(after) not in reached:
                        reached[_at_table(after)] = (*so_far, move)
                        following.append(after)
            fresh = following
        raise Unplayable(f"no meeting leads to {goal[0]}")

    def _offers(self, state: State) -> Iterator[Move]:
        """Moves at the table that between them leave everything that one move can leave."""
        walk = self._walk
        for own in own_moves(walk.compiled.case_role, state):
            yield Choose(own.id)
        _, key, vector = node_of(walk, state)
        meeting = walk.transitions.meetings.meeting(key)
        closing = meeting.closing_here(vector, broken_pledges(walk, state))
        for package in (*closing, *meeting.refused_here(vector)):
            yield Propose(tuple(zip(walk.compiled.case_role.issue_ids, package, strict=True)))


def node_of_sighting(walk: Walk, sighting: Sighting) -> Node:
    """One state of a sighting in a walk, whole."""
    for key, bits in walk.layers[sighting.place].items():
        here = bits & sighting.bits
        if here and key & sighting.reads == sighting.key:
            return sighting.place, key, here & -here
    raise LookupError(f"no state at {sighting.place} is like that")


def _played(move: str, node: Node) -> tuple[Move, ...]:
    """A move of the walk as moves of the game: the groundwork and the plan are closed apart."""
    if move == "commit" and node[0] != "recalled":
        return (Choose("commit"), Choose("commit"))
    return (Choose(move),)


def _at_table(state: State) -> tuple[object, ...]:
    """What of a state at the table decides the rest of the meeting."""
    table = state.table
    return (
        state.rapport,
        state.mandate,
        state.rounds_left,
        table.offended,
        table.pledges_broken,
        table.narrowed,
        table.brief_read,
    )
