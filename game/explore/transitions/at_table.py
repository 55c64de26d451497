"""The transitions at a table: into the meeting, and out of it."""

from collections.abc import Iterator

from game.explore.encoding.flow import Relation
from game.explore.encoding.key import DealKind, KeyChange, KeyLayout
from game.explore.encoding.meters import Movement
from game.explore.encoding.place import SETTLING
from game.explore.meetings.meetings import Meetings
from game.explore.meetings.rounds import Rounds, Starts, price
from game.explore.transitions.arrivals import Arrivals
from game.explore.transitions.compiled_move import CompiledMove, Transition, compiled_move
from game.library.models.table import Table
from game.rules.places import RECALLED


class TableTransitions:
    """The transitions at the table of a role."""

    def __init__(
        self,
        arrivals: Arrivals,
        layout: KeyLayout,
        table: Table,
        meetings: Meetings,
        reads: int,
    ) -> None:
        """Take the table; `reads` are the marks that decide what may be tabled and answered."""
        self._arrivals = arrivals
        self._meetings = meetings
        self._reads = reads
        self._layout = layout
        self._space = layout.space
        self._exits = table.exits
        self._ends: dict[tuple[str, Rounds, bool], list[Transition]] = {}
        self._offers: dict[tuple[str, int], list[tuple[int, Transition]]] = {}

    def meeting(self, scene_id: str) -> CompiledMove:
        """A meeting up to where it is closed, left, cut short by recall, or out of rounds."""
        reads = self._reads

        def compiled(key: int) -> list[Transition]:
            rounds, staked = self._rounds(key)
            return [
                *self._ended(scene_id, rounds, staked),
                *self._out_of_rounds(key, rounds, staked),
            ]

        return compiled_move("", reads, compiled)

    def by_offers(self, scene_id: str, key: int) -> list[tuple[int, Transition]]:
        """The transitions of a meeting under a key, each with the offers made by then."""
        known_as = scene_id, key & self._reads
        if known_as not in self._offers:
            self._offers[known_as] = list(self._each_after(*known_as))
        return self._offers[known_as]

    def _each_after(self, scene_id: str, key: int) -> Iterator[tuple[int, Transition]]:
        rounds, staked = self._rounds(key)
        for made in range(rounds.most):
            left = rounds.after(staked, made)
            for transition in self._left(SETTLING + scene_id, rounds, left):
                yield made, transition
            for transition in self._left(RECALLED, rounds, rounds.recalls(left)):
                yield made + 1, transition
        for transition in self._out_of_rounds(key, rounds, staked):
            yield rounds.most, transition

    def _rounds(self, key: int) -> tuple[Rounds, bool]:
        """The rounds of the meeting under a key, and whether the player's name is staked."""
        rounds = self._meetings.rounds(self._meetings.meeting(key))
        return rounds, bool(key & self._layout.staked)

    def _out_of_rounds(self, key: int, rounds: Rounds, staked: bool) -> list[Transition]:
        return [
            transition
            for change, relations in self._by_marks(rounds, rounds.after(staked, rounds.most))
            for transition in self._arrivals.follow(
                key, change, self._exits["deadlock"], *relations
            )
        ]

    def _ended(self, scene_id: str, rounds: Rounds, staked: bool) -> list[Transition]:
        """The transitions of a meeting that ends before its rounds do."""
        key = scene_id, rounds, staked
        if key not in self._ends:
            self._ends[key] = [
                *self._left(SETTLING + scene_id, rounds, rounds.leavings(staked)),
                *self._left(RECALLED, rounds, rounds.recalls(rounds.leavings(staked))),
            ]
        return self._ends[key]

    def _left(self, target: str, rounds: Rounds, starts: Starts) -> list[Transition]:
        return [
            self._arrivals.transition(target, change, *relations)
            for change, relations in self._by_marks(rounds, starts)
        ]

    def _by_marks(
        self, rounds: Rounds, starts: Starts
    ) -> list[tuple[KeyChange, tuple[Relation, ...]]]:
        """Leavings gathered by the marks they set, each with the relations that lead to them."""
        gathered: dict[int, Starts] = {}
        for leavings, start in starts.items():
            sets = leavings.pledges | (self._layout.narrowed if leavings.narrowed else 0)
            gathered.setdefault(sets, {})[leavings] = start
        return [(KeyChange(sets), rounds.relations(some)) for sets, some in gathered.items()]

    def settling(self) -> CompiledMove:
        """The last move of a meeting that did not run out of rounds: walking away, or a deal."""
        layout = self._layout
        broken = sum(layout.broken.values())
        reads = self._reads | layout.narrowed | broken

        def compiled(key: int) -> list[Transition]:
            leave = Relation(self._space.everything)
            found = self._arrivals.follow(
                key, KeyChange(clears=broken), self._exits["walked"], leave
            )
            for closing, region in self._meetings.meeting(key).closings.items():
                found += self._closed(key, closing.kind, closing.pledges, closing.narrowed, region)
            return found

        return compiled_move("", reads, compiled)

    def _closed(
        self, key: int, kind: DealKind, pledges: int, narrowed: bool, region: int
    ) -> list[Transition]:
        """The transitions after a deal, the pledges it breaks first among them paid for."""
        layout = self._layout
        stages: tuple[tuple[Movement, int], ...] = ()
        takes = region
        newly = pledges & ~key
        if newly:
            takes = self._space.everything
            stages = ((price(self._space, newly), region & ~self._space.recalled),)
        change = KeyChange(
            sets=layout.narrowed if narrowed else 0,
            clears=sum(layout.broken.values()) | self._arrivals.forgotten_with_a_deal,
            deal=layout.with_deal(kind),
        )
        # A kind of deal without an exit is no way on; lint sees to it.
        branches = self._exits[kind.outcome]
        return self._arrivals.follow(key, change, branches, Relation(takes, stages))
