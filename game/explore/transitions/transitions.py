"""Transitions: what a move makes of keys and meters, compiled once for all states alike to it."""

from functools import cached_property

from game.explore.encoding.conditions import marks_read
from game.explore.encoding.flow import Relation, kept_to
from game.explore.encoding.guards import guarded_choice, guarded_in_groundwork, guarded_in_recess
from game.explore.encoding.key import KeyChange, KeyLayout
from game.explore.encoding.meters import Movement
from game.explore.encoding.place import GROUNDWORK, RECESS, SETTLING, scene_or_ending
from game.explore.meetings.meetings import Meetings
from game.explore.questions.conditionals import branch_conditions
from game.explore.transitions.arrivals import Arrivals
from game.explore.transitions.at_table import TableTransitions
from game.explore.transitions.compiled_move import CompiledMove, Transition, compiled_move
from game.explore.transitions.slicing import Slice
from game.library.models.base import Effects
from game.library.models.role import Action, Choice
from game.rules.case_role import CaseRole
from game.rules.effects import moves_meters
from game.rules.turns import MOST_HOURS


class Transitions:
    """The moves at every place of a role, compiled."""

    def __init__(self, layout: KeyLayout, slice_: Slice, meetings: Meetings) -> None:
        self._layout = layout
        self._space = layout.space
        self._slice = slice_
        self.arrivals = Arrivals(layout, slice_)
        self._case_role: CaseRole = layout.case_role
        self.meetings = meetings
        self._moves: dict[str, tuple[CompiledMove, ...]] = {}

    @property
    def table_reads(self) -> int:
        """The marks that decide what may be tabled and what is answered."""
        return self._slice.table

    @property
    def judged(self) -> int:
        """The marks that decide what an ended play came to."""
        return self._slice.judged

    @cached_property
    def _at_table(self) -> TableTransitions:
        table = self._case_role.role.table
        assert table is not None, "a table scene without a table; lint sees to it"
        return TableTransitions(self.arrivals, self._layout, table, self.meetings, self.table_reads)

    def by_offers(self, scene_id: str, key: int) -> list[tuple[int, Transition]]:
        """The ways into a meeting and out of its rounds, each after so many offers."""
        return self._at_table.by_offers(scene_id, key)

    def is_ahead(self, place: str) -> bool:
        """Whether what is sought lies in a place or after it."""
        return place == GROUNDWORK or scene_or_ending(place) in self._slice.ahead

    @property
    def order(self) -> tuple[str, ...]:
        """The scenes in an order of play."""
        return self._slice.order

    def moves(self, place: str) -> tuple[CompiledMove, ...]:
        """The moves at a place."""
        if place not in self._moves:
            self._moves[place] = self._moves_from(place)
        return self._moves[place]

    def _moves_from(self, place: str) -> tuple[CompiledMove, ...]:
        if place == GROUNDWORK:
            return tuple(self._groundwork_action(each) for each in self._actions)
        if place.startswith(RECESS):
            scene_id = place.removeprefix(RECESS)
            found = [self._recess_action(scene_id, each) for each in self._actions if each.recess]
            return (*found, self._plain_move("return", scene_id))
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

    def _plain_move(self, move: str, target: str) -> CompiledMove:
        transition = self.arrivals.transition(target, KeyChange(), Relation(self._space.everything))
        return compiled_move(move, 0, lambda key: [transition])

    def _moved(self, *effects: Effects, points: int = 0) -> tuple[tuple[Movement, int], ...]:
        """The stage in which effects move the meters, and facts learned the preparation."""
        moving = tuple(filter(moves_meters, effects))
        points = points if self._space.preparation is not None else 0
        if not moving and not points:
            return ()
        return ((self._space.movement(moving, points), self._space.everything),)

    # Groundwork -----------------------------------------------------------------------------

    def _groundwork_action(self, action: Action) -> CompiledMove:
        """One thing done with days: facts at once, the meters when the groundwork is closed."""
        guarded = guarded_in_groundwork(self._layout, action)
        reads = guarded.reads | guarded.touches

        def compiled(key: int) -> list[Transition]:
            region = guarded.region(key)
            if not region:
                return []
            change = guarded.change(key)
            learned = self._moved(points=change.points)
            return [self.arrivals.transition(GROUNDWORK, change, Relation(region, learned))]

        return compiled_move(action.id, reads, compiled)

    @cached_property
    def _moving(self) -> list[Action]:
        """The actions that move a meter when the groundwork is closed."""
        return [each for each in self._actions if self._moved(each.effects)]

    def planning(self, key: int) -> tuple[KeyChange, Relation]:
        """What closing the groundwork changes for whoever goes on to the plan."""
        layout = self._layout
        done = [each.effects for each in self._moving if key & layout.taken[each.id]]
        hours = min(MOST_HOURS, layout.days_left(key))
        closed = Relation(self._space.everything, self._moved(*done))
        return KeyChange(sets=layout.with_hours(hours)), kept_to([closed], self.arrivals.alive)[0]

    @cached_property
    def commit(self) -> CompiledMove:
        """The groundwork closed and the plan committed, into the first scene."""
        layout = self._layout
        reads = layout.days | sum(layout.taken[each.id] for each in self._moving)

        def compiled(key: int) -> list[Transition]:
            change, relation = self.planning(key)
            opening = self._case_role.role.opening
            # Whoever is recalled at once has no hours yet.
            closed = relation._replace(
                stages=tuple((moved, self._space.everything) for moved, _ in relation.stages)
            )
            return [
                *self.arrivals.recall(key, KeyChange(), closed),
                *self.arrivals.enter(opening, key, change, relation),
            ]

        return compiled_move("commit", reads, compiled)

    # Scenes ---------------------------------------------------------------------------------

    def _choice(self, scene_id: str, choice: Choice) -> CompiledMove:
        layout, guarded = self._layout, guarded_choice(self._layout, scene_id, choice)
        leads = self._case_role.role.scenes[scene_id].leads(choice)
        reads = guarded.reads | marks_read(layout, *branch_conditions(leads))
        reads |= guarded.touches | layout.staked | layout.deal

        def compiled(key: int) -> list[Transition]:
            region = guarded.region(key)
            if not region:
                return []
            change = guarded.change(key)
            relation = Relation(region, self._moved(choice.effects, points=change.points))
            return self.arrivals.follow(key, change, leads, relation)

        return compiled_move(choice.id, reads & self._slice.at[scene_id], compiled)

    # Recesses -------------------------------------------------------------------------------

    def _recess(self, scene_id: str) -> CompiledMove:
        place = RECESS + scene_id
        guards = [guarded_in_recess(self._layout, each) for each in self._actions if each.recess]
        reads = self._layout.hours
        for guarded in guards:
            reads |= guarded.reads

        def compiled(key: int) -> list[Transition]:
            region = 0
            for guarded in guards:
                region |= guarded.region(key)
            return (
                [self.arrivals.transition(place, KeyChange(), Relation(region))] if region else []
            )

        return compiled_move("recess", reads, compiled)

    def _recess_action(self, scene_id: str, action: Action) -> CompiledMove:
        layout, guarded = self._layout, guarded_in_recess(self._layout, action)
        reads = guarded.reads | guarded.touches | layout.staked | layout.deal

        def compiled(key: int) -> list[Transition]:
            region = guarded.region(key)
            if not region:
                return []
            change = guarded.change(key)
            relation = Relation(region, self._moved(action.effects, points=change.points))
            return [
                *self.arrivals.recall(change.applied(key), change, relation),
                self.arrivals.transition(
                    RECESS + scene_id, change, *kept_to([relation], self.arrivals.alive)
                ),
            ]

        return compiled_move(action.id, reads & self._slice.at[scene_id], compiled)
