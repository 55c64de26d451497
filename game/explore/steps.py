"""Steps: what a move makes of marks and meters, compiled once for all states alike to it."""

from functools import cached_property

from game.explore.flow import Relation, can_lose_mandate, flow_of, kept_to
from game.explore.ledger_facts import LedgerFacts
from game.explore.marks import Change, DealKind, Layer, Marks
from game.explore.meters import MANDATE, Movement, by_levels
from game.explore.relevance import Relevance
from game.explore.sites import branch_conditions
from game.explore.table_ways import TableWays
from game.explore.tables import Tables
from game.explore.ways import GROUNDWORK, RECESS, SETTLING, Step, Way, scene_or_ending, way_of
from game.library.models.base import Branch, Effects
from game.library.models.role import Action, Choice
from game.rules.case_role import CaseRole
from game.rules.places import RECALLED, UNSIGNED_WHILE_STAKED
from game.rules.turns import MOST_HOURS


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

    @cached_property
    def _at_table(self) -> TableWays:
        table = self._case_role.role.table
        assert table is not None, "a table scene without a table; lint sees to it"
        return TableWays(self, self._marks, table)

    def by_offers(self, scene_id: str, now: int) -> list[tuple[int, Step]]:
        """The ways into a meeting and out of its rounds, each after so many offers."""
        return self._at_table.by_offers(scene_id, now)

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
            return (self._at_table.settling(),)
        scene = self._case_role.role.scenes[place]
        if scene.table:
            return (self._at_table.meeting(place),)
        found = [self._choice(place, each) for each in scene.choices]
        return (*found, self._recess(place)) if scene.recess else tuple(found)

    @cached_property
    def _actions(self) -> tuple[Action, ...]:
        return self._case_role.role.groundwork.actions

    def _plain_way(self, move: str, target: str) -> Way:
        step = self.step(target, Change(), Relation(self._space.everything))
        return way_of(move, 0, lambda marks: [step])

    # Steps ----------------------------------------------------------------------------------

    def step(self, target: str, change: Change, *relations: Relation, signed: bool = False) -> Step:
        """A step to a place, `signed` where a deal stands there."""
        keeps = self.keeps(target, signed=signed)
        adds = change.preparation
        adds += change.hours if keeps & self._marks.hours else 0
        adds += change.deal if keeps & self._marks.deal else 0
        flow = flow_of(self._space, relations)
        return Step(target, change.sets, keeps & ~change.clears, adds, flow)

    def follow(
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
        return [self.step(RECALLED, change, *relations)]

    def _enter(self, place: str, after: int, change: Change, *relations: Relation) -> list[Step]:
        deal = self._marks.deal_of(after)
        if place in self._case_role.role.scenes or deal or not after & self._marks.staked:
            signed = deal is not None and deal.outcome == "signed"
            return [self.step(place, change, *relations, signed=signed)]
        price = by_levels(self._space.dimensions, MANDATE, -UNSIGNED_WHILE_STAKED)
        paid = [
            Relation(each.takes, (*each.stages, (price, self._space.everything)))
            for each in relations
        ]
        return [
            *self._recall(after, change, *paid),
            self.step(place, change, *kept_to(paid, self._alive)),
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
            return [self.step(GROUNDWORK, change, Relation(open_, learned))]

        return way_of(action.id, reads, compiled)

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

        return way_of("commit", reads, compiled)

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
            return self.follow(now, change, choice.next, relation)

        return way_of(choice.id, reads & self._relevance.at[scene_id], compiled)

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
            return [self.step(place, Change(), Relation(region))] if region else []

        return way_of("recess", reads, compiled)

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
                self.step(RECESS + scene_id, change, *kept_to([relation], self._alive)),
            ]

        return way_of(action.id, reads & self._relevance.at[scene_id], compiled)
