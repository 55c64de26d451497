"""Encounters: what a player meets by being in a state, and by making a move."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from random import Random
from typing import NamedTuple

from game.explore.encoding.place import GROUNDWORK
from game.explore.questions.conditionals import Conditional, explains_itself, passages, scene_texts
from game.explore.questions.lessons import formula_of, lessons_of
from game.explore.questions.things import Thing
from game.explore.sampling.random_play import play_undrawn
from game.library.models.case import LessonEnding
from game.library.models.role import Action, Choice
from game.rules.bargaining.packages import open_options
from game.rules.case_role import CaseRole
from game.rules.conditions import holds, settled_text
from game.rules.moves import Choose, Move
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.scoring.outcome import label
from game.rules.state import State
from game.rules.turns import listed_moves


class Showing(NamedTuple):
    """A passage, and when it shows."""

    thing: Thing
    text: Conditional


class Deed(NamedTuple):
    """What is met by doing or choosing something."""

    things: tuple[Thing, ...]
    texts: tuple[Showing, ...]
    """The passages of what comes of it."""


class Encounters:
    """What can be met in a role, and whether it is in a state or by a move."""

    def __init__(self, case_role: CaseRole) -> None:
        role = case_role.role
        self._case_role = case_role
        self._brief = _shows(GROUNDWORK, passages("brief.text", role.brief.text))
        self._groundwork = _shows(GROUNDWORK, passages("groundwork.text", role.groundwork.text))
        self._plan = _shows(GROUNDWORK, passages("plan.text", role.plan.text))
        self._scenes = {
            scene: _shows(scene, scene_texts(case_role, scene)) for scene in role.scenes
        }
        self._endings = {
            name: _shows(name, passages(f"endings.{name}.text", ending.text))
            for name, ending in role.endings.items()
        }
        self._actions = {
            each.id: _done(f"groundwork.actions.{index}", GROUNDWORK, each, "result")
            for index, each in enumerate(role.groundwork.actions)
        }
        self._choices = {
            (place, each.id): _done(f"scenes.{place}.choices.{index}", place, each, "reply")
            for place, scene in role.scenes.items()
            for index, each in enumerate(scene.choices)
        }
        self._conditional: dict[str, dict[str, Action | Choice]] = {
            GROUNDWORK: _with_conditions(role.groundwork.actions),
            **{place: _with_conditions(scene.choices) for place, scene in role.scenes.items()},
        }

    @property
    def passages(self) -> dict[Thing, Conditional]:
        """Every passage of the role, with when it shows."""
        found = [self._brief, self._groundwork, self._plan]
        found += [done.texts for done in self._actions.values()]
        found += self._scenes.values()
        found += [done.texts for done in self._choices.values()]
        found += self._endings.values()
        return {shows.thing: shows.text for several in found for shows in several}

    def in_state(self, state: State) -> Iterator[Thing]:
        """What a player meets by being in a state."""
        if state.in_recess:
            return
        match state.phase:
            case Phase.BRIEFING:
                yield from self._shown(state, self._brief)
            case Phase.GROUNDWORK:
                yield from self._shown(state, self._groundwork)
                yield from self._dimmed(state, GROUNDWORK)
            case Phase.PLAN:
                yield from self._shown(state, self._plan)
            case Phase.SCENE:
                yield from self._shown(state, self._scenes[state.place])
                yield from self._dimmed(state, state.place)
            case Phase.TABLE:
                yield from self._shown(state, self._scenes[state.place])
                for options in open_options(self._case_role, state.knows, state.text):
                    yield from (Thing("option", option, state.place) for option in options)
            case Phase.ENDING:
                yield Thing("ending", state.place, state.place)
                yield from self._shown(state, self._endings[state.place])

    def by_move(self, state: State, move: Move, after: State) -> Iterator[Thing]:
        """What a player meets by making a move in a state, and by reading what comes of it."""
        if not isinstance(move, Choose):
            return
        done = None
        if state.phase is Phase.GROUNDWORK or state.in_recess:
            done = self._actions.get(move.id)
        elif state.phase is Phase.SCENE:
            done = self._choices.get((state.place, move.id))
        if done is not None:
            yield from done.things
            yield from self._shown(after, done.texts)

    def soonest(self, play: Play) -> Iterator[tuple[Thing, int]]:
        """Everything met in a play with the number of moves made then, ascending."""
        for made in range(len(play.turns) + 1):
            # The brief is read before the first move; its play is one move all the same.
            for thing in self.in_state(play.before(made)):
                yield thing, made or 1
            if made:
                turn = play.turns[made - 1]
                for thing in self.by_move(play.before(made - 1), turn.move, turn.state):
                    yield thing, made

    def _shown(self, state: State, several: Iterable[Showing]) -> Iterator[Thing]:
        for thing, text in several:
            if holds(self._case_role, state, text.when, text.unless):
                yield thing

    def _dimmed(self, state: State, place: str) -> Iterator[Thing]:
        """What stands dimmed for its condition; at the groundwork a price is no riddle."""
        conditional = self._conditional[place]
        if not conditional:
            return
        for move in listed_moves(self._case_role, state):
            model = None if move.open else conditional.get(move.id)
            if model is None:
                continue
            if place != GROUNDWORK or not holds(self._case_role, state, model.needs, model.unless):
                yield Thing("dimmed", move.id, place)


def _shows(place: str, texts: Iterable[Conditional]) -> tuple[Showing, ...]:
    return tuple(Showing(Thing("passage", text.where, place), text) for text in texts)


def _done(path: str, place: str, model: Action | Choice, tells: str) -> Deed:
    kind = "action" if isinstance(model, Action) else "choice"
    facts = [Thing("fact", fact, "") for fact in model.effects.learn]
    texts = passages(f"{path}.{tells}", getattr(model, tells))
    return Deed((Thing(kind, path, place), *facts), _shows(place, texts))


def _with_conditions(several: Iterable[Action | Choice]) -> dict[str, Action | Choice]:
    return {each.id: each for each in several if explains_itself(each)}


class RandomEncounters(NamedTuple):
    """What random plays came to."""

    things: dict[Thing, tuple[Move, ...]]
    """By thing met: the moves of the play that met it soonest, up to where it did."""
    lessons: dict[str, tuple[Move, ...]]
    """By lesson: the shortest play of which its formula speaks."""
    endings: dict[str, int]
    """By ending: how many plays stopped there."""
    rapport: dict[str, Fraction]
    """By face: the mean at the end; none where no play ended."""


def encounters_at_random(case_role: CaseRole, plays: int, seed: int = 0) -> RandomEncounters:
    """What so many random plays meet, and where they end; the same seed meets the same."""
    encounters = Encounters(case_role)
    soonest: dict[Thing, tuple[int, Play]] = {}
    lessons: dict[str, tuple[Move, ...]] = {}
    endings = dict.fromkeys(case_role.role.endings, 0)
    rapport = [0] * len(case_role.faces)
    random = Random(seed)
    for _ in range(plays):
        play = play_undrawn(case_role, random)
        if play.state.phase is Phase.ENDING:
            endings[play.state.place] += 1
            rapport = [
                so_far + each for so_far, each in zip(rapport, play.state.rapport, strict=True)
            ]
            _note_lessons(play, lessons)
        for thing, made in encounters.soonest(play):
            if thing not in soonest or made < soonest[thing][0]:
                soonest[thing] = made, play
    things = {thing: play.moves[:made] for thing, (made, play) in soonest.items()}
    ended = sum(endings.values())
    means = (
        {face: Fraction(total, ended) for face, total in zip(case_role.faces, rapport, strict=True)}
        if ended
        else {}
    )
    return RandomEncounters(things, lessons, endings, means)


def _note_lessons(play: Play, shortest: dict[str, tuple[Move, ...]]) -> None:
    for lesson in lessons_of(play.case_role):
        so_far = shortest.get(lesson.id)
        shorter = so_far is None or len(play.turns) < len(so_far)
        if shorter and speaks_of(play.case_role, formula_of(lesson), play.state):
            shortest[lesson.id] = play.moves


def speaks_of(case_role: CaseRole, formula: LessonEnding, state: State) -> bool:
    """Whether an ended play is as a lesson's formula says."""
    return (
        formula.ending in (None, state.place)
        and formula.label in (None, label(case_role, state))
        and set(formula.agreed).issubset(settled_text(state))
        and holds(case_role, state, formula.with_, formula.unless)
    )
