"""Shown: a play for everything that some play meets, and for what lessons say is possible.

Most things turn up in random play. For the rest, logged walks are taken from a few ways to spend
the days, then from all, that tell states apart by what the missing passages ask after; what even
the last does not meet is dead.
"""

from game.explore.coverage import Thing, things_met
from game.explore.endings import broken_by, shown_by
from game.explore.met import Meets, Played
from game.explore.sites import formula_of, lessons_of
from game.explore.starts import a_few
from game.explore.steps import GROUNDWORK
from game.explore.walk import Model, Walk
from game.explore.witness import Witnesses
from game.rules.moves import Move
from game.rules.state import State

STARTS_AT_ONCE = 4
"""Ways to spend the days that one short walk takes together."""


class Shown:
    """What the full walk says there is, each with a play."""

    def __init__(self, full: Walk, first: State, played: Played) -> None:
        """Begin with what random plays met; `look` finds the rest.

        Args:
            full: the walk of every state.
            first: the state at the briefing from which plays are to begin.
            played: what random plays met.
        """
        self._full = full
        self._first = first
        self._case_role = full.model.case_role
        self._passages = Meets(self._case_role).passages
        self._sure = things_met(full, told=False)
        self.things: dict[Thing, tuple[Move, ...] | None] = {
            thing: played.things.get(thing) for thing in (*self._sure, *self._passages)
        }
        """By thing that can be met: the moves that lead to it and meet it, None where none do."""
        self.lessons: dict[str, tuple[Move, ...]] = {}
        """By lesson: a play of which its formula speaks. A `never` with one is broken."""
        self._lessons_left = [
            lesson
            for lesson in lessons_of(self._case_role)
            if lesson.never is None or broken_by(full, lesson) is not None
        ]

    def look(self) -> None:
        """Find a play for everything that any play can meet."""
        missing = self._missing
        if not missing and not self._lessons_left:
            return
        model, told = self._telling(missing)
        ways = a_few(model.marks, self._full.layers[GROUNDWORK])
        for at in range(0, len(ways), STARTS_AT_ONCE):
            self._look_among(model, told, frozenset(ways[at : at + STARTS_AT_ONCE]))
            if not self._missing and not self._lessons_left:
                return
        self._look_among(model, told, None)

    def _telling(self, missing: frozenset[Thing]) -> tuple[Model, int]:
        """The role compiled to tell apart what is asked by what is missing, and the marks asked."""
        conditions = [
            condition
            for thing in missing & self._passages.keys()
            for condition in self._passages[thing][1:]
            if condition is not None
        ]
        asked = {option for condition in conditions for option in condition.agreed}
        asked.update(option for each in self._lessons_left for option in formula_of(each).agreed)
        model = self._full.model
        if not asked <= model.marks.asked:
            model = Model(self._case_role, also=frozenset(asked))
        return model, model.marks.reads(*conditions)

    @property
    def _missing(self) -> frozenset[Thing]:
        """What has not been shown and may yet be: the full walk does not rule it out."""
        return frozenset(
            thing
            for thing, moves in self.things.items()
            if moves is None and self._sure.get(thing, thing) is not None
        )

    def _look_among(self, model: Model, told: int, only: frozenset[int] | None) -> None:
        walk = Walk(model, [self._first], told=told, only=only, logged=True)
        witnesses = Witnesses(walk, self._first)
        for thing, sighting in things_met(walk, told=True, sought=self._missing).items():
            if sighting is not None:
                self.things[thing] = witnesses.moves(sighting)
        for lesson in tuple(self._lessons_left):
            seen = shown_by(walk, lesson)
            if seen is not None:
                self.lessons[lesson.id] = witnesses.moves(seen)
                self._lessons_left.remove(lesson)
