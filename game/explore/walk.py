"""The walk: every reachable state of a role, place by place in the order of play."""

from collections.abc import Callable, Iterable
from copy import copy
from functools import cached_property

from game.explore.marks import Layer, Marks
from game.explore.meters import MeterSpace
from game.explore.relevance import Relevance
from game.explore.sites import options_asked_after
from game.explore.steps import Steps
from game.explore.tables import Tables
from game.explore.ways import GROUNDWORK, RECESS, SETTLING, Step, Way
from game.library.errors import Refusal
from game.rules.case_role import CaseRole, Package
from game.rules.conditions import preparation
from game.rules.state import State

MOST_MARKS = 3_000_000
"""Sets of meter vectors kept at once, beyond which a role is too large: some 2 GB."""


class TooLarge(Refusal):
    """A role has more states than can be walked; the message says what to do."""


class Model:
    """A role compiled for the walk."""

    def __init__(
        self,
        case_role: CaseRole,
        told: bool = False,
        by_value: bool = False,
        also: frozenset[str] = frozenset(),
    ) -> None:
        """Compile it.

        Args:
            case_role: the role.
            told: whether deals are told apart by what any text asks after, too.
            by_value: whether deals are told apart by what they are worth to the player's side.
            also: options by which deals are told apart besides those.
        """
        self.case_role = case_role
        self.space = MeterSpace(case_role)
        asked = options_asked_after(case_role, told) | also
        self.marks = Marks(case_role, self.space, asked, by_value)
        self._tables = Tables(self.marks)
        self._steps: dict[tuple[int, int, frozenset[str] | None], Steps] = {}

    def steps(self, told: int = 0, kept: int = 0, toward: frozenset[str] | None = None) -> Steps:
        """The ways on from every place, with these marks carried along, toward these places."""
        key = told, kept, toward
        found = self._steps.get(key)
        if found is None:
            relevance = Relevance(self.marks, told, kept, toward)
            found = self._steps[key] = Steps(self.marks, relevance, self._tables)
        return found

    def steps_closing_with(self, closes: Callable[[Package], bool]) -> Steps:
        """The ways on, where no deal is closed but by such packages."""
        return Steps(self.marks, Relevance(self.marks), self._tables.with_only(closes))


class Walk:
    """Every reachable state from some starts."""

    def __init__(
        self,
        model: Model,
        starts: Iterable[State],
        told: int = 0,
        kept: int = 0,
        only: frozenset[int] | None = None,
        within: int = -1,
        toward: frozenset[str] | None = None,
        logged: bool = False,
        most: int = MOST_MARKS,
    ) -> None:
        """Walk from states at the briefing.

        Args:
            model: the role.
            starts: states at the briefing: alone, or relayed.
            told: marks that are carried to wherever something told asks after them.
            kept: marks to be carried to every ending whatever reads them.
            only: the marks of what may have been done when the groundwork is closed; None for all.
            within: the meter vectors that plays are kept to; those that leave them are dropped.
            toward: the scenes and endings in which states are sought; those from which none lies
                ahead are not told apart, nor walked from. None for all.
            logged: whether to remember what first led to every state.
            most: the number of marks over all places beyond which to give up.

        Raises:
            TooLarge: there are more marks than `most`.
        """
        self.model = model
        self.steps = model.steps(told, kept, toward)
        self._only = only
        self._within = within
        self._most = most
        self.edges = 0
        self.log: dict[tuple[str, int], list[tuple[int, str, int, str, Step]]] = {}
        """By place and marks, if asked for: vectors first reached there, with the place, the marks,
        the move and the step that led to them."""
        self._logged = logged
        self.layers: dict[str, Layer] = {place: {} for place in self.places}
        for state in starts:
            marks, bits = self.begun(state)
            layer = self.layers[GROUNDWORK]
            layer[marks] = layer.get(marks, 0) | bits
        for place in self.places:
            self._leave(place)

    def after(
        self,
        place: str,
        way: Way,
        layer: Layer | None = None,
        toward: frozenset[str] | None = None,
    ) -> "Walk":
        """Every state reachable by one way out of a place, from all its states or from some.

        Where `toward` is given, only up to these scenes and endings.
        """
        ahead = self.model.steps(toward=toward)
        found = copy(self)
        found.edges = 0
        found.layers = {each: {} for each in self.places}
        found._take(place, way, self.layers[place] if layer is None else layer)
        for later in self.places[self.places.index(place) + 1 :]:
            if ahead.is_ahead(later):
                found._leave(later)
        return found

    @cached_property
    def ways(self) -> dict[str, tuple[Way, ...]]:
        """By place: the moves there."""
        return {place: self.steps.ways(place) for place in self.places if place not in self.endings}

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of the role."""
        return tuple(self.model.case_role.role.endings)

    @cached_property
    def places(self) -> tuple[str, ...]:
        """Every place in the order of play; a recess stands behind its scene."""
        role = self.model.case_role.role
        found = [GROUNDWORK]
        for scene_id in self.steps.order:
            scene = role.scenes[scene_id]
            found.append(scene_id)
            if scene.recess:
                found.append(RECESS + scene_id)
            if scene.table:
                found.append(SETTLING + scene_id)
        return (*found, *self.endings)

    @property
    def states(self) -> int:
        """How many states were reached: marks and meter vectors at every place."""
        return sum(bits.bit_count() for layer in self.layers.values() for bits in layer.values())

    def begun(self, state: State) -> tuple[int, int]:
        """The marks and the vector of a state at the briefing."""
        marks = self.model.marks
        found = marks.with_days(state.days_left)
        found |= marks.with_preparation(preparation(self.model.case_role, state.knows))
        for fact in state.knows:
            found |= marks.fact[fact]
        for option in state.text:
            found |= marks.text.get(option or "", 0)
        return found, self.model.space.of(state)

    def _leave(self, place: str) -> None:
        if self._within != -1:
            kept = {now: bits & self._within for now, bits in self.layers[place].items()}
            self.layers[place] = {now: bits for now, bits in kept.items() if bits}
        self.layers[place] = self._as_one(place, self.layers[place])
        if place in self.endings or place.startswith(RECESS) or not self.steps.is_ahead(place):
            return
        if place == GROUNDWORK:
            self._leave_groundwork()
        elif RECESS + place in self.layers:
            self._leave_with_recess(place)
        else:
            for way in self.ways[place]:
                self._take(place, way, self.layers[place])

    def _leave_groundwork(self) -> None:
        layer = self.layers[GROUNDWORK]
        fresh = dict(layer)
        while fresh:
            reached: Layer = {}
            for way in self.ways[GROUNDWORK]:
                self._take(GROUNDWORK, way, fresh, {GROUNDWORK: reached})
            fresh = self._added(GROUNDWORK, reached)
        taken = sum(self.model.marks.taken.values())
        closed = {
            marks: bits
            for marks, bits in layer.items()
            if self._only is None or marks & taken in self._only
        }
        self._take(GROUNDWORK, self.steps.commit, closed)

    def _leave_with_recess(self, place: str) -> None:
        """A scene and its recess lead to each other until the hours are gone."""
        scene = self.layers[place]
        *choices, call = self.ways[place]
        fresh = dict(scene)
        while fresh:
            called: Layer = {}
            self._take(place, call, fresh, {RECESS + place: called})
            sitting = self._added(RECESS + place, called)
            back: Layer = {}
            while sitting:
                done: Layer = {}
                for way in self.ways[RECESS + place]:
                    self._take(RECESS + place, way, sitting, {RECESS + place: done, place: back})
                sitting = self._added(RECESS + place, done)
            fresh = self._added(place, back)
        for way in choices:
            self._take(place, way, scene)

    def _as_one(self, place: str, reached: Layer) -> Layer:
        """States reached at a place, written as one where they come to the same from there on."""
        found = self.steps.gathered(place, reached)
        if self._logged and found is not reached:
            for marks in reached:
                written = self.steps.written(place, marks)
                if written != marks and (place, marks) in self.log:
                    entries = self.log.pop((place, marks))
                    self.log.setdefault((place, written), []).extend(entries)
        return found

    def _added(self, place: str, reached: Layer) -> Layer:
        """Add what was reached to a place; what of it was new, with all that stands there now."""
        layer = self.layers[place]
        fresh: Layer = {}
        for marks, bits in self._as_one(place, reached).items():
            before = layer.get(marks, 0)
            after = before | bits & self._within
            if after != before:
                layer[marks] = fresh[marks] = after
        return fresh

    def _take(
        self, place: str, way: Way, layer: Layer, aside: dict[str, Layer] | None = None
    ) -> None:
        """Take a way from every state of a layer; `aside` are layers to fill instead of ours."""
        reads, compiled, known = way.reads, way.compiled, way.known
        into = self.layers if aside is None else {**self.layers, **aside}
        edges = 0
        for marks, bits in layer.items():
            read = marks & reads
            steps = known.get(read)
            if steps is None:
                steps = known[read] = compiled(read)
            for step in steps:
                target, sets, keeps, adds, (bulk, shift, rest, pieces) = step
                # As Flow.after has it, spelled out: this runs millions of times.
                after = (bits & bulk) << shift if shift >= 0 else (bits & bulk) >> -shift
                if bits & rest:
                    for mask, by in pieces:
                        part = bits & mask
                        if part:
                            after |= part << by if by >= 0 else part >> -by
                if after:
                    edges += 1
                    there = ((marks | sets) & keeps) + adds
                    reached = into[target]
                    before = reached.get(there, 0)
                    reached[there] = before | after
                    if self._logged and after & ~before:
                        entry = (after & ~before, place, marks, way.move, step)
                        self.log.setdefault((target, there), []).append(entry)
        self.edges += edges
        self._count()

    def _count(self) -> None:
        if sum(map(len, self.layers.values())) > self._most:
            raise TooLarge(
                f"this role has more states than can be walked, over {self._most:,} sets of "
                "meters: let facts and flags matter for fewer scenes, or call fewer recesses"
            )
