"""The ways on at a table: into the meeting, and out of it."""

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

    def meeting(self, scene_id: str) -> Way:
        """A meeting up to where it is closed, left, cut short by recall, or out of rounds."""
        reads = self._steps.table_reads

        def compiled(now: int) -> list[Step]:
            rounds = self._steps.tables.rounds(self._steps.tables.meeting(now))
            staked = bool(now & self._marks.staked)
            found = list(self._ended(scene_id, rounds, staked))
            for change, relations in self._by_marks(rounds, rounds.out_of_rounds(staked)):
                found += self._steps.follow(now, change, self._table.deadlock, *relations)
            return found

        return way_of("", reads, compiled)

    def _ended(self, scene_id: str, rounds: Rounds, staked: bool) -> list[Step]:
        """The steps of a meeting that ends before its rounds do."""
        key = scene_id, rounds, staked
        if key not in self._ends:
            self._ends[key] = [
                *self._left(SETTLING + scene_id, rounds, rounds.leavings(staked)),
                *self._left(RECALLED, rounds, rounds.recalls(staked)),
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
