"""Evidence: what of a role can be met at all, and plays that meet it.

The walk of every state decides nearly everything. It tells apart only what bears on what may be
done; a passage that asks for more is first looked for in random play, then in walks that tell
apart what it asks for, from a few ways to spend the days and then from all. What even the last
does not meet is dead. Such walks also give the moves that lead to a thing.
"""

from random import Random
from typing import NamedTuple

from game.explore.encoding.conditions import marks_read
from game.explore.encoding.place import GROUNDWORK, RECESS
from game.explore.evidence.shortening import shortened
from game.explore.evidence.shortest import shortest
from game.explore.evidence.witnesses import Witnesses
from game.explore.queries.after_deals import shown_after_deals
from game.explore.queries.coverage import things_met
from game.explore.queries.lessons import broken_by, shown_by
from game.explore.questions.lessons import formula_of, lessons_of
from game.explore.questions.things import Thing
from game.explore.reachability.compiled_role import CompiledRole
from game.explore.reachability.uses_of_days import a_few_uses_of_days
from game.explore.reachability.walk import Walk, walk_from
from game.explore.sampling.aimed_play import Aim, play_toward
from game.explore.sampling.encounters import Encounters, RandomEncounters
from game.explore.transitions.slicing import Slice
from game.library.models.base import Condition
from game.library.models.case import Lesson
from game.rules.moves import Move
from game.rules.state import State

AIMED_PLAYS = 60
"""Plays aimed at one thing before walks have to look for it."""

STARTS_AT_ONCE = 4
"""Ways to spend the days that one short walk takes together."""


class Evidence(NamedTuple):
    """What can be met in a role, which of its lessons hold, and plays that show it."""

    things: dict[Thing, bool]
    """By thing: whether it can be met."""
    holds: dict[str, bool]
    """By lesson: whether it holds."""
    moves: dict[Thing, tuple[Move, ...]]
    """By thing: the moves of a play that meets it with the last of them."""
    lesson_moves: dict[str, tuple[Move, ...]]
    """By lesson: a play of which its formula speaks. A `never` with one is broken."""


def gather_evidence(
    full: Walk, first: State, played: RandomEncounters, all_moves: bool
) -> Evidence:
    """Decide what can be met and which lessons hold, and find plays that show it.

    Args:
        full: the walk of every state.
        first: the state at the briefing from which plays are to begin.
        played: what random plays met.
        all_moves: whether to find a play for everything; without it, only for what random play
            shows and for what breaks a lesson.
    """
    gathering = _Gathering(full, first, played, all_moves)
    gathering.gather(played)
    return Evidence(gathering.things, gathering.holds, gathering.moves, gathering.lesson_moves)


class _Gathering:
    """Evidence as it is gathered, and what is still sought."""

    def __init__(self, full: Walk, first: State, played: RandomEncounters, all_moves: bool) -> None:
        self._full = full
        self._all_moves = all_moves
        self._first = first
        self._case_role = full.compiled.case_role
        self._encounters = Encounters(self._case_role)
        self._passages = self._encounters.passages
        self.things: dict[Thing, bool] = {}
        self.holds: dict[str, bool] = {}
        self.moves: dict[Thing, tuple[Move, ...]] = {}
        self.lesson_moves = dict(played.lessons)
        self._sought: set[Thing] = set()
        self._lessons_sought: list[Lesson] = []

    def gather(self, played: RandomEncounters) -> None:
        """Decide all there is to decide, then look for what is not shown yet."""
        met = things_met(self._full, with_passages=False)
        self.things |= {thing: seen is not None for thing, seen in met.items()}
        self._decide_passages(played)
        for lesson in lessons_of(self._case_role):
            self._decide(lesson, played)
        self.moves |= {each: played.things[each] for each in self.things if each in played.things}
        if self._all_moves:
            self._find_shortest()
            self._sought |= {
                thing for thing, can_be in self.things.items() if can_be
            } - self.moves.keys()
        self._look()
        if self._all_moves:
            self.moves |= {
                thing: self._shortened(thing) for thing in self.moves if not self._is_decided(thing)
            }

    def _find_shortest(self) -> None:
        """Find the shortest plays to all of which the full walk tells."""
        decided = frozenset(
            thing for thing, met in self.things.items() if met and self._is_decided(thing)
        )
        lessons = tuple(
            each
            for each in lessons_of(self._case_role)
            if self._tells_of(each) and self._can_happen(each)
        )
        found = shortest(self._full, self._first, decided, lessons)
        self.moves |= found.things
        self.lesson_moves |= found.lessons
        self._lessons_sought = [
            lesson for lesson in self._lessons_sought if lesson.id not in found.lessons
        ]

    def _tells_of(self, lesson: Lesson) -> bool:
        """Whether the full walk tells apart all that a lesson asks of a deal."""
        return self._full.compiled.layout.deal_options.issuperset(formula_of(lesson).agreed)

    def _can_happen(self, lesson: Lesson) -> bool:
        """Whether there is a play of which a lesson's formula speaks."""
        return self.holds[lesson.id] is (lesson.never is None)

    def _shortened(self, thing: Thing) -> tuple[Move, ...]:
        """The moves to a thing without those that it can do without."""

        def shows(state: State, move: Move, after: State) -> bool:
            return thing in self._encounters.by_move(state, move, after) or (
                thing in self._encounters.in_state(after)
            )

        moves = self.moves[thing]
        if len(moves) == 1:
            return moves
        return shortened(self._case_role, self._first, moves, shows)

    def _decide_passages(self, played: RandomEncounters) -> None:
        """Decide which passages show; those of which the full walk does not tell are sought."""
        decided = frozenset(thing for thing in self._passages if self._is_decided(thing))
        seen = things_met(self._full, with_passages=True, sought=decided)
        for thing in self._passages:
            self.things[thing] = seen.get(thing) is not None or thing in played.things
            if not self.things[thing] and thing not in decided:
                self._sought.add(thing)

    def _is_decided(self, thing: Thing) -> bool:
        """Whether the full walk tells apart, wherever a passage may show, all that it asks for."""
        transitions, layout = self._full.transitions, self._full.compiled.layout
        conditions = self._conditions(thing)
        asked, places = marks_read(layout, *conditions), self._places(thing)
        apart = all(layout.deal_options.issuperset(each.agreed) for each in conditions)
        # What stands where nobody ever comes is known to be dead.
        return not places or (
            apart and not any(asked & ~transitions.arrivals.tells_apart(place) for place in places)
        )

    def _places(self, thing: Thing) -> list[str]:
        """Where a thing may be met; what an action comes to, in any recess as well."""
        found = [thing.place] if thing.place in self._full.layers else []
        if thing.place == GROUNDWORK:
            found += [place for place in self._full.layers if place.startswith(RECESS)]
        return found

    def _conditions(self, thing: Thing) -> list[Condition]:
        """What a passage asks for; nothing where a thing is no passage."""
        text = self._passages.get(thing)
        return [each for each in (text.when, text.unless) if each is not None] if text else []

    def _decide(self, lesson: Lesson, played: RandomEncounters) -> None:
        """Decide whether a lesson holds; a possible one that the full walk cannot is sought."""
        shown = lesson.id in played.lessons
        if lesson.never is not None:
            self.holds[lesson.id] = broken_by(self._full, lesson) is None
            sought = not self.holds[lesson.id] and not shown
        else:
            decided = self._tells_of(lesson)
            holds = shown or (decided and shown_by(self._full, lesson) is not None)
            self.holds[lesson.id] = holds
            sought = not shown and (self._all_moves if decided and holds else not decided)
        if sought:
            self._lessons_sought.append(lesson)

    def _look(self) -> None:
        """Look for what is sought: in aimed plays, in short walks, in all plays that lead there."""
        for thing in tuple(self._sought):
            if thing in self._sought:
                self._look_in_play(thing)
        if not self._all_moves:
            sought = [(thing, self._passages[thing]) for thing in self._sought]
            for thing in shown_after_deals(self._full, sought):
                self._sought.remove(thing)
                self.things[thing] = True
        if not self._sought and not self._lessons_sought:
            return
        compiled = self._telling()
        ways = a_few_uses_of_days(compiled.layout, self._full.layers[GROUNDWORK])
        for at in range(0, len(ways), STARTS_AT_ONCE):
            self._look_in_walk(compiled, frozenset(ways[at : at + STARTS_AT_ONCE]))
            if not self._sought and not self._lessons_sought:
                return
        self._look_in_walk(compiled, None)

    def _look_in_play(self, thing: Thing) -> None:
        """Play towards a thing for a while; whatever else is sought may be met on the way."""
        toward = frozenset({thing.place}) if thing.place in self._full.layers else None
        slice_ = Slice(self._full.compiled.layout, toward=toward)
        aim, random = (
            Aim.at(self._full.compiled.layout, slice_.ahead, self._conditions(thing)),
            Random(thing.where),
        )
        for _ in range(AIMED_PLAYS):
            play = play_toward(self._case_role, aim, random)
            for met, made in self._encounters.soonest(play):
                if met in self._sought:
                    self._sought.remove(met)
                    self.things[met] = True
                    self.moves[met] = play.moves[:made]
            if thing not in self._sought:
                return

    def _asked(self) -> list[Condition]:
        """What is asked by what is sought."""
        return [each for thing in self._sought for each in self._conditions(thing)]

    def _telling(self) -> CompiledRole:
        """The role compiled to tell apart the deals that what is sought asks for."""
        asked = {option for condition in self._asked() for option in condition.agreed}
        asked.update(option for each in self._lessons_sought for option in formula_of(each).agreed)
        compiled = self._full.compiled
        return (
            compiled
            if asked <= compiled.layout.deal_options
            else CompiledRole(self._case_role, also=frozenset(asked))
        )

    def _toward(self) -> frozenset[str] | None:
        """Where what is sought may be met; None for anywhere."""
        endings = {formula_of(lesson).ending for lesson in self._lessons_sought}
        places = {thing.place for thing in self._sought}
        if None in endings or "" in places or GROUNDWORK in places:
            return None
        return frozenset(places | {each for each in endings if each is not None})

    def _look_in_walk(self, compiled: CompiledRole, only: frozenset[int] | None) -> None:
        """Walk to where what is sought may be met, and see what is."""
        for_texts = marks_read(compiled.layout, *self._asked())
        logged = self._all_moves or bool(self._lessons_sought)
        walk = walk_from(
            compiled,
            [self._first],
            for_texts=for_texts,
            only=only,
            toward=self._toward(),
            logged=logged,
        )
        witnesses = Witnesses(walk, self._first)
        for thing, seen in things_met(
            walk, with_passages=True, sought=frozenset(self._sought)
        ).items():
            if seen is not None:
                self.things[thing] = True
                self._sought.remove(thing)
                if self._all_moves:
                    self.moves[thing] = witnesses.moves(seen)
        for lesson in tuple(self._lessons_sought):
            seen = shown_by(walk, lesson)
            if seen is not None:
                self.holds[lesson.id] = lesson.never is None
                self.lesson_moves[lesson.id] = witnesses.moves(seen)
                self._lessons_sought.remove(lesson)
