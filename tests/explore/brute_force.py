"""The plain walk: every state of a role by the rules alone, and what each state and move shows.

Nothing here knows how the explorer works; it makes every listed move and tables every package.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import product
from operator import ge
from typing import NamedTuple

from game.explore.encoding.place import GROUNDWORK
from game.explore.questions.things import Thing
from game.library.models.base import Prose
from game.library.models.case import Lesson
from game.library.models.role import Advice
from game.rules.bargaining.packages import open_options, value
from game.rules.bargaining.table import LEAST_SETTLED
from game.rules.case_role import CaseRole, Package
from game.rules.conditions import holds, preparation, settled_text, worth_told
from game.rules.moves import Choose, Move, Propose
from game.rules.phase import Phase
from game.rules.places import RECALLED
from game.rules.scoring.outcome import durability, harmed, label, ledger, stands
from game.rules.state import METER_TOP, PlanSheet, State
from game.rules.turns import apply, listed_moves, start


class TooMany(Exception):
    """There are more states than a plain walk should take."""


class Ended(NamedTuple):
    """What an ended play came to, as the rules judge it."""

    label: str
    preparation: int
    durability: Fraction | None
    ledger: int | None
    harm: bool


class Plainly:
    """Every state of a role, found by making every move in every state."""

    def __init__(
        self,
        case_role: CaseRole,
        starts: Iterable[State] | None = None,
        most: int = 100_000,
        allowed: Callable[[State], bool] = lambda state: True,
    ) -> None:
        """Walk from some starts, over at most so many states, through those allowed only."""
        self.case_role = case_role
        self.states: dict[State, list[State]] = {}
        """Every state, each with those that one move leads to."""
        self.fewest: dict[Thing, int] = {}
        """By thing that is met: the fewest moves of a play that meets it, one at least."""
        first = [start(case_role)] if starts is None else list(starts)
        waiting = deque((state, 0) for state in first)
        while waiting:
            state, made = waiting.popleft()
            if state in self.states or not allowed(state):
                continue
            if len(self.states) == most:
                raise TooMany
            following = self.states[state] = []
            self._meet(met_in(case_role, state), made or 1)
            for move in moves(case_role, state):
                after = alike(apply(case_role, state, move))
                self._meet(met_by(case_role, state, move, after), made + 1)
                following.append(after)
                waiting.append((after, made + 1))

    def _meet(self, things: Iterable[Thing], made: int) -> None:
        for thing in things:
            self.fewest[thing] = min(made, self.fewest.get(thing, made))

    @property
    def met(self) -> set[Thing]:
        """Everything that is met in some play."""
        return set(self.fewest)

    @property
    def ended(self) -> list[State]:
        """The states at an ending."""
        return [state for state in self.states if state.phase is Phase.ENDING]

    def at(self, place: str) -> list[State]:
        """The states in a scene, recesses apart."""
        return [
            state
            for state in self.states
            if state.place == place and not state.in_recess and state.phase is not Phase.ENDING
        ]


def alike(state: State) -> State:
    """A state without what has no bearing on what may still happen."""
    standing = (None,) * len(state.table.standing)
    table = state.table._replace(offers=(), standing=standing)
    return state._replace(table=table, sheet=PlanSheet(), reflection="")


def moves(case_role: CaseRole, state: State) -> Iterator[Move]:
    """Every move that is open in a state."""
    if state.phase is Phase.ENDING:
        return
    yield from (Choose(move.id) for move in listed_moves(case_role, state) if move.open)
    if state.phase is Phase.TABLE:
        for package in packages(case_role, state):
            yield Propose(tuple(zip(case_role.issue_ids, package, strict=True)))


def packages(case_role: CaseRole, state: State) -> Iterator[Package]:
    """Every package that may be tabled in a state."""
    table = case_role.role.table
    assert table is not None
    open_ = open_options(case_role, state.knows, state.text)
    for package in product(*((*options, None) for options in open_)):
        brackets = package.count(None)
        if not brackets or (
            brackets <= table.brackets and len(package) - brackets >= LEAST_SETTLED
        ):
            yield package


def met_in(case_role: CaseRole, state: State) -> Iterator[Thing]:
    """What a player meets by being in a state."""
    role = case_role.role
    if state.in_recess:
        return
    match state.phase:
        case Phase.BRIEFING:
            yield from _read(case_role, state, "brief.text", role.brief.text, GROUNDWORK)
        case Phase.GROUNDWORK:
            yield from _read(case_role, state, "groundwork.text", role.groundwork.text, GROUNDWORK)
            yield from _dimmed(case_role, state, GROUNDWORK)
        case Phase.PLAN:
            yield from _read(case_role, state, "plan.text", role.plan.text, GROUNDWORK)
        case Phase.SCENE | Phase.TABLE:
            scene, path = role.scenes[state.place], f"scenes.{state.place}"
            yield from _read(case_role, state, f"{path}.text", scene.text, state.place)
            yield from _read(case_role, state, f"{path}.advice", scene.advice, state.place)
            yield from _dimmed(case_role, state, state.place)
        case Phase.ENDING:
            ending = role.endings[state.place]
            yield Thing("ending", state.place, state.place)
            path = f"endings.{state.place}.text"
            yield from _read(case_role, state, path, ending.text, state.place)
    if state.phase is Phase.TABLE:
        assert role.table is not None
        yield from _read(case_role, state, "table.walk", role.table.walk, state.place)
        for options in open_options(case_role, state.knows, state.text):
            yield from (Thing("option", option, state.place) for option in options)


def met_by(case_role: CaseRole, state: State, move: Move, after: State) -> Iterator[Thing]:
    """What a player meets by making a move in a state."""
    role = case_role.role
    if not isinstance(move, Choose):
        return
    if state.phase is Phase.GROUNDWORK or state.in_recess:
        for index, action in enumerate(role.groundwork.actions):
            if action.id == move.id:
                path = f"groundwork.actions.{index}"
                yield Thing("action", path, GROUNDWORK)
                yield from (Thing("fact", fact, "") for fact in action.effects.learn)
                yield from _read(case_role, after, f"{path}.result", action.result, GROUNDWORK)
    elif state.phase is Phase.SCENE:
        for index, choice in enumerate(role.scenes[state.place].choices):
            if choice.id == move.id:
                path = f"scenes.{state.place}.choices.{index}"
                yield Thing("choice", path, state.place)
                yield from (Thing("fact", fact, "") for fact in choice.effects.learn)
                yield from _read(case_role, after, f"{path}.reply", choice.reply, state.place)


def _read(
    case_role: CaseRole, state: State, where: str, prose: Prose | tuple[Advice, ...], place: str
) -> Iterator[Thing]:
    for index, each in enumerate(prose):
        if holds(case_role, state, each.when, each.unless):
            yield Thing("passage", f"{where}.{index}", place)


def _dimmed(case_role: CaseRole, state: State, place: str) -> Iterator[Thing]:
    """The moves shown dimmed, of those that have a condition; one too dear is no riddle."""
    conditional = {
        each.id
        for each in (
            case_role.role.groundwork.actions
            if place == GROUNDWORK
            else case_role.role.scenes[place].choices
        )
        if each.needs is not None or each.unless is not None
    }
    for move in listed_moves(case_role, state):
        dear = place == GROUNDWORK and move.why_not is not None and "takes" in move.why_not
        if not move.open and not dear and move.id in conditional:
            yield Thing("dimmed", move.id, place)


def judged(case_role: CaseRole, state: State) -> Ended:
    """What the rules say of an ended play."""
    signed = stands(case_role, state)
    deal = state.deal
    return Ended(
        label(case_role, state),
        preparation(case_role, state.knows, state.told),
        durability(case_role, deal, bool(state.owed), Fraction(0)) if deal and signed else None,
        None if signed else ledger(case_role, state).score,
        harmed(state) and not signed,
    )


def speaks_of(case_role: CaseRole, lesson: Lesson, state: State) -> bool:
    """Whether a lesson's formula is so of an ended play."""
    formula = lesson.never or lesson.possible
    assert formula is not None
    return (
        formula.ending in (None, state.place)
        and formula.label in (None, label(case_role, state))
        and set(formula.agreed).issubset(settled_text(state))
        and holds(case_role, state, formula.with_, formula.unless)
    )


def lesson_holds(plainly: Plainly, lesson: Lesson) -> bool:
    """Whether a lesson holds of every play."""
    spoken = any(speaks_of(plainly.case_role, lesson, state) for state in plainly.ended)
    return spoken == (lesson.never is None)


def stuck_scenes(plainly: Plainly) -> set[str]:
    """Scenes in which a player can stand without a choice."""
    choices = plainly.case_role.choices
    return {
        state.place
        for state in plainly.states
        if state.phase is Phase.SCENE
        and not state.in_recess
        and not any(
            move.open and move.id in choices[state.place]
            for move in listed_moves(plainly.case_role, state)
        )
    }


def scenes_of_recall(plainly: Plainly) -> set[str]:
    """Scenes that are reached and out of which every way leads to recall."""
    leads: dict[str, Counter[str]] = {}
    for state, following in plainly.states.items():
        if state.phase in (Phase.SCENE, Phase.TABLE):
            leads.setdefault(state.place, Counter()).update(
                after.place for after in following if after.place != state.place
            )
    return {place for place, targets in leads.items() if set(targets) == {RECALLED}}


Best = tuple[Fraction | int, ...]
"""The best final preparation, worth told (at most 20), rapport, mandate, durability, ledger and own
value; -1 for none."""

NOTHING: Best = (-1,) * 7


def dominated_choices(plainly: Plainly) -> set[tuple[str, str]]:
    """By scene: the choices that another one, open whenever they are, always betters.

    The other leaves no less of the mandate at once.
    """
    best = _best(plainly)
    reaches: dict[tuple[str, str], Best] = {}
    open_in: dict[tuple[str, str], set[State]] = {}
    for state in plainly.states:
        if state.phase is not Phase.SCENE or state.in_recess:
            continue
        for move in listed_moves(plainly.case_role, state):
            if move.open and move.id in plainly.case_role.choices[state.place]:
                key = (state.place, move.id)
                after = best[alike(apply(plainly.case_role, state, Choose(move.id)))]
                reaches[key] = tuple(map(max, reaches.get(key, NOTHING), after))
                open_in.setdefault(key, set()).add(state)

    def mandate(choice: tuple[str, str]) -> int:
        scene, name = choice
        return plainly.case_role.choices[scene][name].effects.mandate

    return {
        choice
        for choice in reaches
        for rival in reaches
        if rival[0] == choice[0]
        and mandate(rival) >= mandate(choice)
        and reaches[rival] != reaches[choice]
        and all(map(ge, reaches[rival], reaches[choice]))
        and open_in[choice] <= open_in[rival]
    }


def _best(plainly: Plainly) -> dict[State, Best]:
    """By state: the best that any play from it comes to."""
    best = {state: _came_to(plainly.case_role, state) for state in plainly.states}
    changed = True
    while changed:
        changed = False
        # What was found last is nearest to an ending.
        for state, following in reversed(plainly.states.items()):
            better = best[state]
            for after in following:
                better = tuple(map(max, better, best[after]))
            changed |= better != best[state]
            best[state] = better
    return best


def _came_to(case_role: CaseRole, state: State) -> Best:
    if state.phase is not Phase.ENDING:
        return NOTHING
    end = judged(case_role, state)
    own = (
        value(case_role, case_role.role.side, state.deal.package)
        if state.deal is not None and stands(case_role, state)
        else -1
    )
    durable = -1 if end.durability is None else end.durability
    ledger_ = -1 if end.ledger is None else end.ledger
    told = min(METER_TOP, worth_told(case_role, state.told))
    return end.preparation, told, sum(state.rapport), state.mandate, durable, ledger_, own
