"""The explorer against a plain walk with the rules: the same states, ends, things and lessons."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings

from game.explore.encoding.place import GROUNDWORK
from game.explore.queries.coverage import things_met
from game.explore.queries.ending_reached import EndingReached
from game.explore.queries.outcomes import Outcome, outcomes
from game.explore.queries.reach import dominated
from game.explore.queries.wins import Wins
from game.explore.questions.lessons import formula_of
from game.explore.questions.things import Thing
from game.explore.reachability.compiled_role import CompiledRole
from game.explore.reachability.node import Node, at_meeting, node_of
from game.explore.reachability.uses_of_days import a_few_uses_of_days
from game.explore.reachability.walk import Walk, walk_from
from game.explore.report.exploration import Exploration, explore
from game.explore.report.findings import CODE_OF, LessonChecked
from game.library.models.base import Condition
from game.library.models.case import Lesson, LessonEnding
from game.library.roles import RoleName
from game.rules.case_role import CaseRole
from game.rules.conditions import preparation, worth_told
from game.rules.moves import Move
from game.rules.phase import Phase as Stage
from game.rules.places import RECALLED
from game.rules.play import Play
from game.rules.relay import Relay
from game.rules.state import METER_TOP, State
from game.rules.turns import start
from tests.explore.brute_force import (
    Ended,
    Plainly,
    dominated_choices,
    judged,
    lesson_holds,
    met_by,
    met_in,
    scenes_of_recall,
    speaks_of,
    stuck_scenes,
)
from tests.explore.generated import SEEDS, role_of
from tests.loaded import FIXTURES, ready

EXAMPLES = int(os.environ.get("SUMMITRY_EXAMPLES", "0"))
"""How many generated roles `make brute` asks for; a test run takes the same few every time."""

many = settings(
    deadline=None,
    max_examples=EXAMPLES or 10,
    derandomize=not EXAMPLES,
    # A seed is no simpler for being smaller.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def same_states(walk: Walk, plainly: Plainly) -> None:
    """The walk's layers are the plain states, place by place."""
    walked: set[Node] = {
        (place, key, walk.compiled.space.bit(vector))
        for place, layer in walk.layers.items()
        for key, bits in layer.items()
        for vector in walk.compiled.space.vectors(bits)
    }
    plain: set[Node] = set()
    for state in plainly.states:
        plain.update(nodes(walk, state))
    assert walked - plain == set(), "the walk is where no play can be"
    assert plain - walked == set(), "the walk missed where a play can be"


def nodes(walk: Walk, state: State) -> list[Node]:
    """A state as the walk names it: sitting down at the table, and at it, are two places."""
    if state.phase in (Stage.BRIEFING, Stage.PLAN):
        return []
    node = node_of(walk, state)
    if state.phase is not Stage.TABLE:
        return [node]
    settling = at_meeting(walk, state)
    table = walk.compiled.case_role.role.table
    assert table is not None
    return [node, settling] if state.rounds_left == table.rounds else [settling]


def same_ends(walk: Walk, plainly: Plainly) -> None:
    """Every ending has the same outcomes with the same meters."""
    found = {
        (ending, as_ended(outcome), vector[: 1 + walk.compiled.space.faces])
        for ending in walk.endings
        for outcome, _, bits in outcomes(walk, ending)
        for vector in walk.compiled.space.vectors(bits)
    }
    plain = {
        (state.place, judged(plainly.case_role, state), (state.mandate, *state.rapport))
        for state in plainly.ended
    }
    assert found == plain


def as_ended(outcome: Outcome) -> Ended:
    return Ended(*outcome)


def same_summaries(found: Exploration, plainly: Plainly) -> None:
    """What is said of each ending is so of the plain states there, and of nothing beyond them."""
    for ending, reached in found.endings.items():
        there = [state for state in plainly.ended if state.place == ending]
        assert (reached is None) == (not there), ending
        if reached is None:
            continue
        ends = [judged(plainly.case_role, state) for state in there]
        durable = [end.durability for end in ends if end.durability is not None]
        ledgers = [end.ledger for end in ends if end.ledger is not None]
        assert reached.preparation == extremes([end.preparation for end in ends])
        assert reached.mandate == extremes([state.mandate for state in there])
        for place, person in enumerate(plainly.case_role.faces):
            assert reached.rapport[person] == extremes([s.rapport[place] for s in there])
        same_corners(reached, plainly.case_role, there)
        assert set(reached.labels) == {end.label for end in ends}
        assert reached.durability == (extremes(durable) if durable else None)
        assert reached.ledger == (extremes(ledgers) if ledgers else None)


def same_corners(reached: EndingReached, case_role: CaseRole, there: list[State]) -> None:
    """What the best prepared, the coldest and the warmest plays come to."""
    level = {state: preparation(case_role, state.knows, state.told) for state in there}
    best = [state for state in there if level[state] == max(level.values())]
    for place, person in enumerate(case_role.faces):
        assert reached.best_prepared[person] == extremes([s.rapport[place] for s in best])
    warmth = extremes([sum(state.rapport) for state in there])
    for said, most in zip((reached.coldest, reached.warmest), warmth, strict=True):
        assert said == extremes([level[state] for state in there if sum(state.rapport) == most])


def extremes(values: list[Any]) -> tuple[Any, Any]:
    return min(values), max(values)


def same_starts(found: Exploration, plainly: Plainly) -> None:
    """What can be reached without groundwork, and without ever warming to anyone."""
    case_role = plainly.case_role
    idle = endings_within(case_role, not_at_work)
    assert found.without_groundwork == idle
    cold = endings_within(case_role, lambda state: max(state.rapport) <= 10)
    assert found.cold == cold
    same_winner(found, plainly, cold)


def same_winner(found: Exploration, plainly: Plainly, cold: set[str]) -> None:
    """Which article wins is decided by what plain plays to a best ending take."""
    case_role = plainly.case_role
    best = {name for name, ending in case_role.role.endings.items() if ending.best}
    there = [state for state in plainly.ended if state.place in best]
    assert (found.wins is None) == (not there)
    if found.wins is None:
        return
    cool = endings_within(case_role, lambda state: max(state.rapport) <= 12)
    told = case_role.only_face_to_face
    untold = endings_within(case_role, lambda state: told.isdisjoint(state.knows))
    assert found.wins == Wins(
        min(preparation(case_role, state.knows, state.told) for state in there),
        cold=not cold.isdisjoint(best),
        needs_warmth=cool.isdisjoint(best),
        needs_told=untold.isdisjoint(best),
    )


def not_at_work(state: State) -> bool:
    """Whether no day of the groundwork was spent; a recess spends hours."""
    return state.phase is not Stage.GROUNDWORK or not state.taken


def endings_within(case_role: CaseRole, allowed: Callable[[State], bool]) -> set[str]:
    """The endings of plays that stay among some states."""
    plainly = Plainly(case_role, allowed=allowed)
    return {state.place for state in plainly.ended}


def same_things(found: Exploration, plainly: Plainly) -> None:
    """The same is met; each thing's play meets it with its last move."""
    shown = {thing for thing, met in found.things.items() if met}
    assert shown - plainly.met == set(), "said to be met, and never is"
    assert plainly.met - shown == set(), "can be met, and was said not to be"
    assert found.moves.keys() == shown
    for thing, moves in found.moves.items():
        assert thing in met_last(plainly.case_role, moves), f"{moves} does not meet {thing}"
        longer = len(moves) - plainly.fewest[thing]
        # Some passages ask what the walk of every state does not tell apart.
        assert longer == 0 or (longer > 0 and thing.kind == "passage"), f"{moves} for {thing}"


def met_last(case_role: CaseRole, moves: tuple[Move, ...]) -> set[Thing]:
    """What a play meets by its last move and where that leads."""
    play = Play.begin(case_role).after_all(moves)
    before = play.before(len(moves) - 1)
    return {
        *met_in(case_role, play.state),
        *met_by(case_role, before, moves[-1], play.state),
        # The brief was read before the first move.
        *(met_in(case_role, play.first) if len(moves) == 1 else ()),
    }


def same_lessons(found: Exploration, plainly: Plainly) -> None:
    """The same lessons hold, and each play shown for one is a play of which it speaks."""
    case_role = plainly.case_role
    for checked in found.lessons:
        lesson = checked.lesson
        assert checked.holds == lesson_holds(plainly, lesson), lesson
        moves = found.lesson_moves.get(lesson.id)
        assert (moves is not None) == (checked.holds == (lesson.possible is not None))
        if moves is not None:
            assert speaks_of(case_role, lesson, Play.begin(case_role).after_all(moves).state)
        if checked.weight is not None:
            same_weight(checked, plainly)


def same_weight(checked: LessonChecked, plainly: Plainly) -> None:
    """A lesson speaks of something where plain ends are as it says; so without each idle part."""
    weight, formula = checked.weight, formula_of(checked.lesson)
    assert weight is not None
    assert bool(weight.premise) == happens(plainly, formula, unless=None)
    if not (checked.holds and checked.lesson.never and weight.premise):
        return
    for named, changes in (
        (f"label {formula.label}", {"label": None}),
        *(
            (f"{option} agreed", {"agreed": tuple(o for o in formula.agreed if o != option)})
            for option in formula.agreed
        ),
        *(("your name staked", {"with_": with_}) for with_ in without_stake(formula.with_)),
    ):
        if formula.ending is not None or formula.unless is not None:
            assert (named in weight.idle) <= (not happens(plainly, formula, **changes)), named


def without_stake(condition: Condition | None) -> list[Condition]:
    """A condition without its asking for a staked name, where it does."""
    staked = condition is not None and condition.staked
    return [condition.model_copy(update={"staked": None})] if condition and staked else []


def happens(plainly: Plainly, formula: LessonEnding, **changes: Any) -> bool:
    """Whether some plain end is as a formula says after changes."""
    changed = formula.model_copy(update=changes)
    lesson = Lesson(id="l", claim="c", text="t", possible=changed)
    return any(speaks_of(plainly.case_role, lesson, state) for state in plainly.ended)


def same_findings(found: Exploration, plainly: Plainly) -> None:
    """Every dead thing is a finding, and every dead end; nothing else, and nothing twice."""
    by_code: dict[str, set[str]] = {}
    for finding in found.findings:
        by_code.setdefault(finding.code, set()).add(finding.place)
    assert by_code.pop("D008", set()) == stuck_scenes(plainly)
    assert by_code.pop("D009", set()) == scenes_of_recall(plainly)
    broken = [each for each in found.lessons if not each.holds]
    dead = [thing for thing, met in found.things.items() if not met]
    owners = tuple(
        f"endings.{each.where}." if each.kind == "ending" else f"{each.where}."
        for each in dead
        if each.kind in ("choice", "action", "ending")
    )
    said = [
        each
        for each in dead
        if (each.kind != "passage" or not each.where.startswith(owners))
        and (each.kind, each.where) != ("ending", RECALLED)
    ]
    codes = [each.code for each in found.findings]
    of_things = [code for code in codes if code == "D010" or code in CODE_OF.values()]
    assert len(of_things) == len(broken) + len(said)


def starts(case_role: CaseRole) -> list[State]:
    """The start alone, and one relayed with a fact, half a text and a first impression."""
    draft = (
        ()
        if case_role.role.table is None
        else ((case_role.issue_ids[0], case_role.option_ids[0][-1]),)
    )
    fact = next(iter(case_role.case.facts))
    relayed = Relay(knows=(fact,), text=draft, rapport=((case_role.others[0], 1),))
    return [start(case_role), start(case_role, relayed)]


def same_from_every_start(case_role: CaseRole) -> None:
    """Walks begun at several starts at once are right, too."""
    plainly = Plainly(case_role, starts(case_role))
    walk = walk_from(CompiledRole(case_role), starts(case_role))
    same_states(walk, plainly)
    same_ends(walk, plainly)


def no_choice_is_slighted(plainly: Plainly) -> None:
    """What is said to be dominated is; a few plays may not show all that are."""
    first = start(plainly.case_role)
    compiled = CompiledRole(plainly.case_role)
    few = frozenset(
        a_few_uses_of_days(compiled.layout, walk_from(compiled, [first]).layers[GROUNDWORK])[:4]
    )
    said = {(each.scene, each.choice) for each in dominated(plainly.case_role, first, few)}
    assert said <= dominated_choices(plainly)


def same_told(case_role: CaseRole, plainly: Plainly) -> None:
    """What was told by the end is counted right, in the place of the preparation or beside it."""
    walk = walk_from(CompiledRole(case_role, counts_told=True), [start(case_role)])
    layout = walk.compiled.layout
    for ending in walk.endings:
        told = [
            min(METER_TOP, worth_told(case_role, state.told))
            for state in plainly.ended
            if state.place == ending
        ]
        counted = [layout.most_told(key, bits) for key, bits in walk.layers[ending].items()]
        assert max(counted, default=None) == max(told, default=None)


def compare(case_role: CaseRole) -> None:
    """Everything that is said of a role, against its plain walk."""
    plainly = Plainly(case_role)
    same_told(case_role, plainly)
    everything = walk_from(CompiledRole(case_role, texts=True), [start(case_role)], for_texts=-1)
    for walk in (walk_from(CompiledRole(case_role), [start(case_role)]), everything):
        same_states(walk, plainly)
        same_ends(walk, plainly)
    met = {thing for thing, seen in things_met(everything, with_passages=True).items() if seen}
    assert met == plainly.met
    for plays in (0, 30):
        found = explore(case_role, plays=plays, all_moves=True)
        same_summaries(found, plainly)
        same_starts(found, plainly)
        same_things(found, plainly)
        same_lessons(found, plainly)
        same_findings(found, plainly)
    briefly = explore(case_role, plays=0)
    assert (briefly.things, briefly.lessons, briefly.findings) == (
        found.things,
        found.lessons,
        found.findings,
    )
    same_from_every_start(case_role)
    no_choice_is_slighted(plainly)


@many
@given(SEEDS)
@example(2)  # a passage told after a move, of the state it led to
@example(7)  # a ledger that asks for what a text elsewhere asks for
@example(16)  # a dead end that is no recall
@example(30)  # two faces, never both so warm in one play
@example(83)  # a lesson about a text that stood before the talks
@example(3475)  # a deal that is worth something until it is undone
@example(100123)  # a reply that asks what a deal says
@example(200169)  # a name staked on a deal, and something told before it
def test_the_explorer_says_of_a_generated_role_what_a_plain_walk_finds(seed: int) -> None:
    compare(role_of(seed))


@pytest.mark.parametrize("role", ["envoy", "leader"])
def test_the_explorer_says_of_a_fixture_what_a_plain_walk_finds(role: RoleName) -> None:
    compare(ready(FIXTURES / "three-rivers", role))
