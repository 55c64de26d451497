"""Steps: what a move makes of marks and meters, compiled once for all states alike to it."""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from game.explore.flow import Flow, Relation, can_lose_mandate, flow_of, kept_to
from game.explore.ledger_facts import LedgerFacts
from game.explore.marks import Change, DealKind, Layer, Marks
from game.explore.meters import MANDATE, Movement, by_levels
from game.explore.relevance import Relevance
from game.explore.rounds import Rounds, Starts, price
from game.explore.sites import branch_conditions
from game.explore.tables import Tables
from game.library.models.base import Branch, Effects
from game.library.models.role import Action, Choice, Table
from game.rules.case_role import CaseRole
from game.rules.places import RECALLED, UNSIGNED_WHILE_STAKED
from game.rules.turns import MOST_HOURS

GROUNDWORK = "groundwork "
RECESS = "recess "
SETTLING = "settling "
"""Places that are no scene; ids hold no spaces. The last two stand before a scene's id: the
recess called there, and a meeting at its table that may be closed or left."""


def scene_or_ending(place: str) -> str:
    """The scene of a place, or the ending that it is; nothing for the groundwork."""
    return place.rpartition(" ")[2]


class Step(NamedTuple):
    """One outcome of a move: where it leads and what it does on the way."""

    target: str
    sets: int
    keeps: int
    adds: int
    flow: Flow


class Way(NamedTuple):
    """A move at a place, as the walk takes it."""

    move: str
    """Its id; empty at the table, where packages are moves."""
    reads: int
    """The marks on which its steps depend."""
    compiled: Callable[[int], tuple[Step, ...]]
    """From such marks to its steps; none where it is closed."""
    known: dict[int, tuple[Step, ...]]
    """What was compiled so far, by those marks."""

    def steps(self, marks: int) -> tuple[Step, ...]:
        """Its steps under some marks; none where it is closed."""
        read = marks & self.reads
        found = self.known.get(read)
        if found is None:
            found = self.known[read] = self.compiled(read)
        return found


class Steps:
    """The ways on from every place of a role."""

    def __init__(self, marks: Marks, relevance: Relevance, tables: Tables) -> None:
        self._marks = marks
        self._space = marks.space
        self._relevance = relevance
        self._ledger_facts = LedgerFacts(marks, relevance)
        self._case_role: CaseRole = marks.case_role
        self.tables = tables
        self._ways: dict[str, tuple[Way, ...]] = {}
        self._ends: dict[tuple[str, Rounds, bool], list[Step]] = {}
        self._branch_reads: dict[int, int] = {}
        self._branched: dict[tuple[int, int], list[tuple[str, int]]] = {}

    @property
    def table_reads(self) -> int:
        """The marks that decide what may be tabled and what is answered."""
        return self._relevance.table

    @property
    def judged(self) -> int:
        """The marks that decide what an ended play came to."""
        return self._relevance.judged

    def is_ahead(self, place: str) -> bool:
        """Whether what is sought lies in a place or after it."""
        return place == GROUNDWORK or scene_or_ending(place) in self._relevance.ahead

    @property
    def order(self) -> tuple[str, ...]:
        """The scenes in an order of play."""
        return self._relevance.order

    # Places ---------------------------------------------------------------------------------

    def keeps(self, place: str, signed: bool = False) -> int:
        """The marks that matter at a place, after a deal that stands or not."""
        if place == GROUNDWORK:
            return -1
        if signed and place in self._case_role.role.endings:
            return self._relevance.where_signed(place)
        mask = self._relevance.at[scene_or_ending(place)]
        return mask | sum(self._marks.broken.values()) if place.startswith(SETTLING) else mask

    def tells_apart(self, place: str) -> int:
        """The marks by which any two states of a place are told apart."""
        kept = self.keeps(place) & self.keeps(place, signed=True)
        return kept & ~self._ledger_facts.settled(scene_or_ending(place))

    def written(self, place: str, marks: int) -> int:
        """The marks of a state at a place as all are written that come to the same there."""
        return self._ledger_facts.written(scene_or_ending(place), marks)

    def gathered(self, place: str, layer: Layer) -> Layer:
        """The states of a place by marks so written."""
        return self._ledger_facts.gathered(scene_or_ending(place), layer)

    def ways(self, place: str) -> tuple[Way, ...]:
        """The moves at a place."""
        if place not in self._ways:
            self._ways[place] = self._ways_from(place)
        return self._ways[place]

    def _ways_from(self, place: str) -> tuple[Way, ...]:
        if place == GROUNDWORK:
            return tuple(self._groundwork_action(each) for each in self._actions)
        if place.startswith(RECESS):
            scene_id = place.removeprefix(RECESS)
            found = [self._recess_action(scene_id, each) for each in self._actions if each.recess]
            return (*found, self._plain_way("return", scene_id))
        if place.startswith(SETTLING):
            return (self._settling(place),)
        scene = self._case_role.role.scenes[place]
        if scene.table:
            return (self._meeting_way(place),)
        found = [self._choice(place, each) for each in scene.choices]
        return (*found, self._recess(place)) if scene.recess else tuple(found)

    @cached_property
    def _actions(self) -> tuple[Action, ...]:
        return self._case_role.role.groundwork.actions

    def _way(self, move: str, reads: int, compiled: Callable[[int], list[Step]]) -> Way:
        return Way(move, reads, lambda marks: tuple(compiled(marks)), {})

    def _plain_way(self, move: str, target: str) -> Way:
        step = self._step(target, Change(), Relation(self._space.everything))
        return self._way(move, 0, lambda marks: [step])

    # Steps ----------------------------------------------------------------------------------

    def _step(
        self, target: str, change: Change, *relations: Relation, signed: bool = False
    ) -> Step:
        keeps = self.keeps(target, signed=signed)
        adds = change.preparation
        adds += change.hours if keeps & self._marks.hours else 0
        adds += change.deal if keeps & self._marks.deal else 0
        flow = flow_of(self._space, relations)
        return Step(target, change.sets, keeps & ~change.clears, adds, flow)

    def _follow(
        self, marks: int, change: Change, branches: tuple[Branch, ...], *relations: Relation
    ) -> list[Step]:
        """The steps to wherever the branches lead, or to recall where the mandate is gone."""
        after = change.applied(marks)
        found = self._recall(after, change, *relations)
        for target, region in self._branching(branches, after):
            going = kept_to(relations, region)
            if going:
                found += self._enter(target, after, change, *going)
        return found

    def _branching(self, branches: tuple[Branch, ...], marks: int) -> list[tuple[str, int]]:
        """Where branches lead under some marks, each with the vectors that go there."""
        # The role keeps its branches, so their identity is theirs alone.
        if id(branches) not in self._branch_reads:
            self._branch_reads[id(branches)] = self._marks.reads(*branch_conditions(branches))
        key = id(branches), marks & self._branch_reads[id(branches)]
        found = self._branched.get(key)
        if found is None:
            found = self._branched[key] = []
            remaining = self._alive
            for branch in branches:
                region = self._marks.open_region(branch.when, branch.unless, marks) & remaining
                if region:
                    found.append((branch.to, region))
                    remaining &= ~region
        return found

    def _recall(self, after: int, change: Change, *relations: Relation) -> list[Step]:
        relations = tuple(kept_to(filter(can_lose_mandate, relations), self._space.recalled))
        if not relations:
            return []
        deal = self._marks.deal_of(after)
        if deal is not None and deal.outcome == "signed":
            disowned = self._marks.with_deal(DealKind("repudiated", deal.agreed))
            change = change._replace(deal=change.deal + disowned - (after & self._marks.deal))
        return [self._step(RECALLED, change, *relations)]

    def _enter(self, place: str, after: int, change: Change, *relations: Relation) -> list[Step]:
        deal = self._marks.deal_of(after)
        if place in self._case_role.role.scenes or deal or not after & self._marks.staked:
            signed = deal is not None and deal.outcome == "signed"
            return [self._step(place, change, *relations, signed=signed)]
        price = by_levels(self._space.dimensions, MANDATE, -UNSIGNED_WHILE_STAKED)
        paid = [
            Relation(each.takes, (*each.stages, (price, self._space.everything)))
            for each in relations
        ]
        return [
            *self._recall(after, change, *paid),
            self._step(place, change, *kept_to(paid, self._alive)),
        ]

    @property
    def _alive(self) -> int:
        """The vectors with some mandate left."""
        return self._space.everything & ~self._space.recalled

    def _moved(self, *effects: Effects, points: int = 0) -> tuple[tuple[Movement, int], ...]:
        """The stage in which effects move the meters, and facts learned the preparation."""
        moving = tuple(each for each in effects if each.mandate or each.rapport or each.stake)
        points = points if self._space.preparation is not None else 0
        if not moving and not points:
            return ()
        return ((self._space.movement(moving, points), self._space.everything),)

    # Groundwork -----------------------------------------------------------------------------

    def _groundwork_action(self, action: Action) -> Way:
        """One thing done with days: facts at once, the meters when the groundwork is closed."""
        marks = self._marks
        reads = marks.reads(action.needs, action.unless) | marks.taken[action.id]
        reads |= marks.touched(action.effects) | marks.days

        def compiled(now: int) -> list[Step]:
            open_ = marks.open_region(action.needs, action.unless, now)
            if marks.days_left(now) < action.days or now & marks.taken[action.id] or not open_:
                return []
            change = marks.change(action.effects, now)
            change = change._replace(
                sets=change.sets | marks.taken[action.id],
                hours=change.hours - marks.with_days(action.days),
            )
            learned = self._moved(points=change.points)
            return [self._step(GROUNDWORK, change, Relation(open_, learned))]

        return self._way(action.id, reads, compiled)

    @cached_property
    def _moving(self) -> list[Action]:
        """The actions that move a meter when the groundwork is closed."""
        return [each for each in self._actions if self._moved(each.effects)]

    def planning(self, now: int) -> tuple[Change, Relation]:
        """What closing the groundwork changes for whoever goes on to the plan."""
        marks = self._marks
        done = [each.effects for each in self._moving if now & marks.taken[each.id]]
        hours = min(MOST_HOURS, marks.days_left(now))
        closed = Relation(self._space.everything, self._moved(*done))
        return Change(sets=marks.with_hours(hours)), kept_to([closed], self._alive)[0]

    @cached_property
    def commit(self) -> Way:
        """The groundwork closed and the plan committed, into the first scene."""
        marks = self._marks
        reads = marks.days | sum(marks.taken[each.id] for each in self._moving)

        def compiled(now: int) -> list[Step]:
            change, relation = self.planning(now)
            opening = self._case_role.role.opening
            # Whoever is recalled at once has no hours yet.
            closed = relation._replace(
                stages=tuple((moved, self._space.everything) for moved, _ in relation.stages)
            )
            return [
                *self._recall(now, Change(), closed),
                *self._enter(opening, now, change, relation),
            ]

        return self._way("commit", reads, compiled)

    # Scenes ---------------------------------------------------------------------------------

    def _choice(self, scene_id: str, choice: Choice) -> Way:
        marks, effects = self._marks, choice.effects
        reads = marks.reads(choice.needs, choice.unless, *branch_conditions(choice.next))
        reads |= marks.touched(effects) | marks.staked | marks.deal

        def compiled(now: int) -> list[Step]:
            if marks.hours_left(now) < -effects.hours:
                return []
            region = marks.open_region(choice.needs, choice.unless, now)
            if not region:
                return []
            change = marks.change(effects, now)
            relation = Relation(region, self._moved(effects, points=change.points))
            return self._follow(now, change, choice.next, relation)

        return self._way(choice.id, reads & self._relevance.at[scene_id], compiled)

    # Recesses -------------------------------------------------------------------------------

    def _recess(self, scene_id: str) -> Way:
        marks = self._marks
        place = RECESS + scene_id
        open_to = [each for each in self._actions if each.recess]
        reads = marks.hours
        for action in open_to:
            reads |= marks.reads(action.needs, action.unless) | marks.taken[action.id]

        def compiled(now: int) -> list[Step]:
            region = 0
            for action in open_to:
                region |= self._affordable(action, now)
            return [self._step(place, Change(), Relation(region))] if region else []

        return self._way("recess", reads, compiled)

    def _affordable(self, action: Action, now: int) -> int:
        """The vectors in which an action can be done in a recess."""
        marks = self._marks
        if marks.hours_left(now) < action.days or now & marks.taken[action.id]:
            return 0
        return marks.open_region(action.needs, action.unless, now)

    def _recess_action(self, scene_id: str, action: Action) -> Way:
        marks = self._marks
        reads = marks.reads(action.needs, action.unless) | marks.taken[action.id]
        reads |= marks.touched(action.effects) | marks.hours | marks.staked | marks.deal

        def compiled(now: int) -> list[Step]:
            region = self._affordable(action, now)
            if not region:
                return []
            change = marks.change(action.effects, now)
            change = change._replace(
                sets=change.sets | marks.taken[action.id],
                hours=change.hours - marks.with_hours(action.days),
            )
            moved = self._moved(action.effects, points=change.points)
            relation = Relation(region, moved)
            return [
                *self._recall(change.applied(now), change, relation),
                self._step(RECESS + scene_id, change, *kept_to([relation], self._alive)),
            ]

        return self._way(action.id, reads & self._relevance.at[scene_id], compiled)

    # The table ------------------------------------------------------------------------------

    @property
    def _table(self) -> Table:
        table = self._case_role.role.table
        assert table is not None, "a table scene without a table; lint sees to it"
        return table

    def _meeting_way(self, scene_id: str) -> Way:
        """A meeting up to where it is closed, left, cut short by recall, or out of rounds."""
        reads = self._relevance.table

        def compiled(now: int) -> list[Step]:
            rounds = self.tables.rounds(self.tables.meeting(now))
            staked = bool(now & self._marks.staked)
            found = list(self._ended(scene_id, rounds, staked))
            for change, relations in self._by_marks(rounds, rounds.out_of_rounds(staked)):
                found += self._follow(now, change, self._table.deadlock, *relations)
            return found

        return self._way("", reads, compiled)

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
            self._step(target, change, *relations)
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

    def _settling(self, place: str) -> Way:
        """The last move of a meeting that did not run out of rounds: walking away, or a deal."""
        marks = self._marks
        broken = sum(marks.broken.values())
        reads = self._relevance.table | marks.narrowed | broken

        def compiled(now: int) -> list[Step]:
            leave = Relation(self._space.everything)
            found = self._follow(now, Change(clears=broken), self._table.walked, leave)
            for closing, region in self.tables.meeting(now).closings.items():
                found += self._closed(now, closing.kind, closing.pledges, closing.narrowed, region)
            return found

        return self._way("", reads, compiled)

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
        return self._follow(now, change, branches, Relation(takes, stages))
