"""The walk: every reachable state of a role, place by place in the order of play."""

from collections.abc import Iterable
from copy import copy
from functools import cached_property

from game.explore.encoding.key import Layer
from game.explore.encoding.place import GROUNDWORK, RECESS, SETTLING
from game.explore.reachability.bounds import USUAL, Account, Bounds
from game.explore.reachability.compiled_role import CompiledRole
from game.explore.transitions.compiled_move import CompiledMove, Transition, compiled_move
from game.rules.state import State


def walk_from(
    compiled: CompiledRole,
    starts: Iterable[State],
    for_texts: int = 0,
    kept: int = 0,
    only: frozenset[int] | None = None,
    within: int = -1,
    never: int = 0,
    toward: frozenset[str] | None = None,
    logged: bool = False,
    bounds: Bounds = USUAL,
) -> "Walk":
    """Walk from states at the briefing.

    Args:
        compiled: the role.
        starts: states at the briefing: alone, or relayed.
        for_texts: marks that are carried to wherever a text asks after them.
        kept: marks to be carried to every ending whatever reads them.
        only: the marks of what may have been done when the groundwork is closed; None for all.
        within: the meter vectors that plays are kept to; those that leave them are dropped.
        never: marks that no move may set: those that do are not made.
        toward: the scenes and endings in which states are sought; those from which none lies
            ahead are not told apart, nor walked from. None for all.
        logged: whether to remember what first led to every state.
        bounds: the memory and the time beyond which to give up.

    Raises:
        TooLarge: it takes more than that.
    """
    found = Walk(compiled, for_texts, kept, only, within, never, toward, logged, bounds)
    found.begin(starts)
    return found


class Walk:
    """Every reachable state from some starts."""

    def __init__(
        self,
        compiled: CompiledRole,
        for_texts: int = 0,
        kept: int = 0,
        only: frozenset[int] | None = None,
        within: int = -1,
        never: int = 0,
        toward: frozenset[str] | None = None,
        logged: bool = False,
        bounds: Bounds = USUAL,
    ) -> None:
        """Prepare a walk of which nothing is walked yet; for its arguments see `walk_from`."""
        self.compiled = compiled
        self.transitions = compiled.transitions(for_texts, kept, toward)
        self._only = only
        self._within = within
        self._never = never
        self._bounds = bounds
        self.edges = 0
        self.log: dict[tuple[str, int], list[tuple[int, str, int, str, Transition]]] = {}
        """By place and key, if asked for: vectors first reached there, with the place, the key,
        the move and the transition that led to them."""
        self._logged = logged
        self.layers: dict[str, Layer] = {place: {} for place in self.places}
        self._account = Account(bounds, compiled.layout, self.layers)

    def begin(self, starts: Iterable[State]) -> None:
        """Walk on from states at the briefing to every state that they lead to."""
        for state in starts:
            key, bits = self.begun(state)
            layer = self.layers[GROUNDWORK]
            layer[key] = layer.get(key, 0) | bits
        for place in self.places:
            self._leave(place)

    def after(
        self,
        place: str,
        move: CompiledMove,
        layer: Layer | None = None,
        toward: frozenset[str] | None = None,
    ) -> "Walk":
        """Every state reachable by one way out of a place, from all its states or from some.

        Where `toward` is given, only up to these scenes and endings.
        """
        ahead = self.compiled.transitions(toward=toward)
        found = copy(self)
        found.edges = 0
        found.layers = {each: {} for each in self.places}
        found._account = Account(self._bounds, self.compiled.layout, found.layers)
        found._take(place, move, self.layers[place] if layer is None else layer)
        for later in self.places[self.places.index(place) + 1 :]:
            if ahead.is_ahead(later):
                found._leave(later)
        return found

    @cached_property
    def moves(self) -> dict[str, tuple[CompiledMove, ...]]:
        """By place: the moves there."""
        return {
            place: tuple(map(self._kept_from, self.transitions.moves(place)))
            for place in self.places
            if place not in self.endings
        }

    def _kept_from(self, move: CompiledMove) -> CompiledMove:
        """A move without the transitions that set what none may."""
        if not self._never:
            return move

        def compiled(key: int) -> list[Transition]:
            return [each for each in move.transitions(key) if not each.sets & self._never]

        return compiled_move(move.id, move.reads, compiled)

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of the role."""
        return tuple(self.compiled.case_role.role.endings)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Every place in the order of play; a recess stands behind its scene."""
        role = self.compiled.case_role.role
        found = [GROUNDWORK]
        for scene_id in self.transitions.order:
            scene = role.scenes[scene_id]
            found.append(scene_id)
            if scene.recess:
                found.append(RECESS + scene_id)
            if scene.table:
                found.append(SETTLING + scene_id)
        return (*found, *self.endings)

    @property
    def states(self) -> int:
        """How many states were reached: keys and meter vectors at every place."""
        return sum(bits.bit_count() for layer in self.layers.values() for bits in layer.values())

    def begun(self, state: State) -> tuple[int, int]:
        """The key and the vector of a state at the briefing."""
        layout = self.compiled.layout
        found = layout.with_days(state.days_left)
        found |= layout.with_preparation(self.compiled.space.counted(state))
        for fact in state.knows:
            found |= layout.fact[fact]
        for option in state.text:
            found |= layout.text.get(option or "", 0)
        return found, self.compiled.space.of(state)

    def _leave(self, place: str) -> None:
        if self._within != -1:
            kept = {key: bits & self._within for key, bits in self.layers[place].items()}
            self.layers[place] = {key: bits for key, bits in kept.items() if bits}
        self.layers[place] = self._as_one(place, self.layers[place])
        if (
            place in self.endings
            or place.startswith(RECESS)
            or not self.transitions.is_ahead(place)
        ):
            return
        if place == GROUNDWORK:
            self._leave_groundwork()
        elif RECESS + place in self.layers:
            self._leave_with_recess(place)
        else:
            for move in self.moves[place]:
                self._take(place, move, self.layers[place])

    def _leave_groundwork(self) -> None:
        layer = self.layers[GROUNDWORK]
        fresh = dict(layer)
        while fresh:
            reached: Layer = {}
            for move in self.moves[GROUNDWORK]:
                self._take(GROUNDWORK, move, fresh, {GROUNDWORK: reached})
            fresh = self._added(GROUNDWORK, reached)
        taken = sum(self.compiled.layout.taken.values())
        closed = {
            key: bits
            for key, bits in layer.items()
            if self._only is None or key & taken in self._only
        }
        self._take(GROUNDWORK, self.transitions.commit, closed)

    def _leave_with_recess(self, place: str) -> None:
        """A scene and its recess lead to each other until the hours are gone."""
        scene = self.layers[place]
        *choices, call = self.moves[place]
        fresh = dict(scene)
        while fresh:
            called: Layer = {}
            self._take(place, call, fresh, {RECESS + place: called})
            sitting = self._added(RECESS + place, called)
            back: Layer = {}
            while sitting:
                done: Layer = {}
                for move in self.moves[RECESS + place]:
                    self._take(RECESS + place, move, sitting, {RECESS + place: done, place: back})
                sitting = self._added(RECESS + place, done)
            fresh = self._added(place, back)
        for move in choices:
            self._take(place, move, scene)

    def _as_one(self, place: str, reached: Layer) -> Layer:
        """States reached at a place, written as one where they come to the same from there on."""
        found = self.transitions.arrivals.as_one(place, reached)
        if self._logged and found is not reached:
            for key in reached:
                written = self.transitions.arrivals.written(place, key)
                if written != key and (place, key) in self.log:
                    entries = self.log.pop((place, key))
                    self.log.setdefault((place, written), []).extend(entries)
        return found

    def _added(self, place: str, reached: Layer) -> Layer:
        """Add what was reached to a place; what of it was new, with all that stands there now."""
        layer = self.layers[place]
        fresh: Layer = {}
        for key, bits in self._as_one(place, reached).items():
            before = layer.get(key, 0)
            after = before | bits & self._within
            if after != before:
                layer[key] = fresh[key] = after
        return fresh

    def _take(
        self, place: str, move: CompiledMove, layer: Layer, aside: dict[str, Layer] | None = None
    ) -> None:
        """Take a way from every state of a layer; `aside` are layers to fill instead of ours."""
        reads, compile_, known = move.reads, move.compile, move.known
        into = self.layers if aside is None else {**self.layers, **aside}
        edges = 0
        for key, bits in layer.items():
            read = key & reads
            transitions = known.get(read)
            if transitions is None:
                transitions = known[read] = self._account.with_compiled(compile_(read))
            for transition in transitions:
                target, sets, keeps, adds, (bulk, shift, rest, pieces) = transition
                # As Flow.after has it, spelled out: this runs millions of times.
                after = (bits & bulk) << shift if shift >= 0 else (bits & bulk) >> -shift
                if bits & rest:
                    for mask, by in pieces:
                        part = bits & mask
                        if part:
                            after |= part << by if by >= 0 else part >> -by
                if after:
                    edges += 1
                    there = ((key | sets) & keeps) + adds
                    reached = into[target]
                    before = reached.get(there, 0)
                    reached[there] = before | after
                    if self._logged and after & ~before:
                        entry = (after & ~before, place, key, move.id, transition)
                        self.log.setdefault((target, there), []).append(entry)
        self.edges += edges
        self._account.check(aside or {})
