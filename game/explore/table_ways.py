"""The ways on at a table: into the meeting, and out of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.explore.flow import Relation
from game.explore.marks import Change, DealKind, Marks
from game.explore.meters import Movement
from game.explore.rounds import Rounds, Starts, price
from game.explore.ways import SETTLING, Step, Way, way_of
from game.library.models.role import Table
from game.rules.places import RECALLED

if TYPE_CHECKING:
    from game.explore.steps import Steps


class TableWays:
    """The ways on at the table of a role."""

    def __init__(self, steps: "Steps", marks: Marks, table: Table) -> None:
        self._steps = steps
        self._marks = marks
        self._space = marks.space
        self._table = table
        self._ends: dict[tuple[str, Rounds, bool], list[Step]] = {}
        self._offers: dict[tuple[str, int], list[tuple[int, Step]]] = {}

    def meeting(self, scene_id: str) -> Way:
        """A meeting up to where it is closed, left, cut short by recall, or out of rounds."""
        reads = self._steps.table_reads

        def compiled(now: int) -> list[Step]:
            rounds, staked = self._rounds(now)
            return [
                *self._ended(scene_id, rounds, staked),
                *self._out_of_rounds(now, rounds, staked),
            ]

        return way_of("", reads, compiled)

    def by_offers(self, scene_id: str, now: int) -> list[tuple[int, Step]]:
        """The steps of a meeting under some marks, each with the offers made by then."""
        key = scene_id, now & self._steps.table_reads
        if key not in self._offers:
            self._offers[key] = list(self._each_after(*key))
        return self._offers[key]

    def _each_after(self, scene_id: str, now: int) -> Iterator[tuple[int, Step]]:
        rounds, staked = self._rounds(now)
        for made in range(rounds.most):
            left = rounds.after(staked, made)
            for step in self._left(SETTLING + scene_id, rounds, left):
                yield made, step
            for step in self._left(RECALLED, rounds, rounds.recalls(left)):
                yield made + 1, step
        for step in self._out_of_rounds(now, rounds, staked):
            yield rounds.most, step

    def _rounds(self, now: int) -> tuple[Rounds, bool]:
        """The rounds of the meeting under some marks, and whether the player's name is staked."""
        rounds = self._steps.tables.rounds(self._steps.tables.meeting(now))
        return rounds, bool(now & self._marks.staked)

    def _out_of_rounds(self, now: int, rounds: Rounds, staked: bool) -> list[Step]:
        return [
            step
            for change, relations in self._by_marks(rounds, rounds.after(staked, rounds.most))
            for step in self._steps.follow(now, change, self._table.deadlock, *relations)
        ]

    def _ended(self, scene_id: str, rounds: Rounds, staked: bool) -> list[Step]:
        """The steps of a meeting that ends before its rounds do."""
        key = scene_id, rounds, staked
        if key not in self._ends:
            self._ends[key] = [
                *self._left(SETTLING + scene_id, rounds, rounds.leavings(staked)),
                *self._left(RECALLED, rounds, rounds.recalls(rounds.leavings(staked))),
            ]
        return self._ends[key]

    def _left(self, target: str, rounds: Rounds, starts: Starts) -> list[Step]:
        return [
            self._steps.step(target, change, *relations)
            for change, relations in self._by_marks(rounds, starts)
        ]

    def _by_marks(
        self, rounds: Rounds, starts: Starts
    ) -> list[tuple[Change, tuple[Relation, ...]]]:
        """Leavings gathered by the marks they set, each with the relations that lead to them."""
        gathered: dict[int, Starts] = {}
        for leavings, start in starts.items():
            sets = leavings.pledges | (self._marks.narrowed if leavings.narrowed else 0)
            gathered.setdefault(sets, {})[leavings] = start
        return [(Change(sets), rounds.relations(some)) for sets, some in gathered.items()]

    def settling(self) -> Way:
        """The last move of a meeting that did not run out of rounds: walking away, or a deal."""
        marks = self._marks
        broken = sum(marks.broken.values())
        reads = self._steps.table_reads | marks.narrowed | broken

        def compiled(now: int) -> list[Step]:
            leave = Relation(self._space.everything)
            found = self._steps.follow(now, Change(clears=broken), self._table.walked, leave)
            for closing, region in self._steps.tables.meeting(now).closings.items():
                found += self._closed(now, closing.kind, closing.pledges, closing.narrowed, region)
            return found

        return way_of("", reads, compiled)

    def _closed(
        self, now: int, kind: DealKind, pledges: int, narrowed: bool, region: int
    ) -> list[Step]:
        """The steps after a deal, the pledges it breaks first among them paid for."""
        marks = self._marks
        table = self._table
        stages: tuple[tuple[Movement, int], ...] = ()
        takes = region
        newly = pledges & ~now
        if newly:
            takes = self._space.everything
            stages = ((price(self._space, newly), region & ~self._space.recalled),)
        change = Change(
            sets=marks.narrowed if narrowed else 0,
            clears=sum(marks.broken.values()),
            deal=marks.with_deal(kind),
        )
        branches = {
            "signed": table.signed,
            "repudiated": table.repudiated,
            "draft": table.draft,
        }[kind.outcome]
        assert branches is not None, "no way on; lint sees to it"
        return self._steps.follow(now, change, branches, Relation(takes, stages))
