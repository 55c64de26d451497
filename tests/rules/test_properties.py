"""What holds of every table: properties over generated cases."""

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.rules.bargaining.other_sides import accepts, counter_offer
from game.rules.bargaining.packages import (
    crosses_red_line,
    floor,
    line,
    open_options,
    stretch,
    value,
    weighed_packages,
)
from game.rules.moves import Choose, Propose
from game.rules.scoring.credit import credit
from game.rules.scoring.outcome import durability, floors_at, label
from game.rules.scoring.scores import left_on_the_table, pareto_frontier
from game.rules.view.draw import view
from tests.rules.generated import FACTS, Position, case_roles, packages_of, positions

calm = settings(
    deadline=None,
    max_examples=120,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def table_it(position: Position, package):
    issues = position.ready.issue_ids
    return position.play.after(Propose(tuple(zip(issues, package, strict=True))))


@calm
@given(positions(), st.data())
def test_a_red_line_is_never_signed(position: Position, data: st.DataObject) -> None:
    package = data.draw(packages_of(position))
    after = table_it(position, package).state
    if after.deal is not None:
        assert not any(crosses_red_line(position.ready, s, package) for s in position.ready.others)


@calm
@given(st.integers(0, 10), st.integers(0, 20))
def test_stretch_is_nothing_at_ten_and_bounded(concentration: int, rapport: int) -> None:
    moved = stretch(concentration, rapport)
    assert (moved == 0) == (rapport == 10)
    assert abs(moved) <= 9, "at most the whole room: 1.5 x 6"
    assert moved == -stretch(concentration, 20 - rapport)


@calm
@given(positions(), st.data())
def test_more_rapport_never_loses_a_signable_package(
    position: Position, data: st.DataObject
) -> None:
    package = data.draw(packages_of(position))
    warmer = tuple(data.draw(st.integers(r, 20)) for r in position.state.rapport)
    for side in position.ready.others:
        if accepts(position.ready, position.state, side, package):
            warmed = position.state._replace(rapport=warmer)
            assert accepts(position.ready, warmed, side, package)


@calm
@given(positions(), st.data())
def test_more_known_facts_never_lose_a_signable_package(
    position: Position, data: st.DataObject
) -> None:
    package = data.draw(packages_of(position))
    knows = position.state.knows | data.draw(st.sets(st.sampled_from(FACTS)))
    wiser = position.state._replace(knows=frozenset(knows))
    issues = open_options(position.ready, wiser.knows, wiser.text)
    assert all(option in options for option, options in zip(package, issues, strict=True))
    for side in position.ready.others:
        if accepts(position.ready, position.state, side, package):
            assert accepts(position.ready, wiser, side, package)


@calm
@given(positions(), st.data())
def test_a_counter_offer_is_one_its_side_would_sign(
    position: Position, data: st.DataObject
) -> None:
    package = data.draw(packages_of(position))
    ready, state = position.ready, position.state
    for side in ready.others:
        counter = counter_offer(ready, state, side, package)
        if accepts(ready, state, side, package):
            continue
        reachable = [
            weighed
            for weighed, _ in weighed_packages(ready, open_options(ready, state.knows, ()), ())
            if not ready.refused.intersection(weighed) and accepts(ready, state, side, weighed)
        ]
        if counter is None:
            assert not reachable
            continue
        assert accepts(ready, state, side, counter)
        assert not ready.refused.intersection(counter)
        changes = sum(a != b for a, b in zip(counter, package, strict=True))
        fewest = min(sum(a != b for a, b in zip(o, package, strict=True)) for o in reachable)
        assert changes == fewest
        above = [
            value(ready, side, o)
            for o in reachable
            if sum(a != b for a, b in zip(o, package, strict=True)) == fewest
        ]
        assert value(ready, side, counter) == min(above)


@calm
@given(positions(), st.data())
def test_credit_adds_up_to_the_gain(position: Position, data: st.DataObject) -> None:
    play = position.play
    for _ in range(3):
        if play.state.deal is not None or play.state.rounds_left == 0:
            break
        play = table_it(Position(position.ready, play), data.draw(packages_of(position)))
        if play.state.phase != "table":
            break
    deal = play.state.deal
    if deal is None or deal.outcome != "signed":
        return
    parts = credit(play)
    own = position.ready.role.side
    gain = value(position.ready, own, deal.package) - floors_at(position.ready, deal)[own]
    assert sum(parts) == gain


@calm
@given(positions(), st.data())
def test_four_below_a_floor_nothing_lasts_and_below_your_own_it_is_a_trap(
    position: Position, data: st.DataObject
) -> None:
    package = data.draw(packages_of(position))
    state = table_it(position, package).state
    if state.deal is None or state.deal.outcome != "signed":
        return
    ready, deal = position.ready, state.deal
    floors = floors_at(ready, deal)
    lasting = durability(ready, deal, False, Fraction(0))
    margins = {side: value(ready, side, package) - low for side, low in floors.items()}
    below = [side for side, margin in margins.items() if margin < 0]
    if below:
        assert lasting <= 40, "no cliff, and no worlds but those in which a floor lies lower"
    assert (lasting == 0) == any(margin < -4 for margin in margins.values())
    assert (label(ready, state) == "trap") == (ready.role.side in below)
    assert durability(ready, deal, True, Fraction(0)) * 2 == lasting


@calm
@given(positions(), st.data())
def test_meters_stay_in_range_and_an_offer_costs_a_round(
    position: Position, data: st.DataObject
) -> None:
    after = table_it(position, data.draw(packages_of(position))).state
    assert 0 <= after.mandate <= 20
    assert all(0 <= rapport <= 20 for rapport in after.rapport)
    assert all(
        0 <= was - now <= 2 for was, now in zip(position.state.rapport, after.rapport, strict=True)
    )
    if after.place != "recalled":
        assert after.rounds_left == position.state.rounds_left - 1


@calm
@given(positions(), st.data())
def test_nothing_is_left_on_the_table_at_the_frontier_of_what_was_open(
    position: Position, data: st.DataObject
) -> None:
    package = data.draw(packages_of(position))
    left = left_on_the_table(position.ready, position.state, package)
    assert left >= 0
    if package in {weighed for weighed, _ in pareto_frontier(position.ready)}:
        assert left == 0


@calm
@given(case_roles())
def test_the_frontier_is_what_nothing_betters(ready) -> None:
    sides = (ready.role.side, *ready.others)
    everything = weighed_packages(ready, ready.option_ids, sides)
    frontier = set(pareto_frontier(ready))
    for package, points in everything:
        bettered = any(
            other != points and all(o >= p for o, p in zip(other, points, strict=True))
            for _, other in everything
        )
        assert ((package, points) in frontier) == (not bettered)


@calm
@given(positions(), st.data())
def test_a_value_not_revealed_changes_no_view_before_the_first_answer(
    position: Position, data: st.DataObject
) -> None:
    issues = {name: model.model_dump() for name, model in position.ready.case.issues.items()}
    for issue in issues.values():
        for option in issue["options"].values():
            option["values"] = {
                side: (worth if side == "home" else data.draw(st.integers(0, 100)))
                for side, worth in option["values"].items()
            }
    changed = type(position.ready)(
        type(position.ready.case).model_validate(
            position.ready.case.model_dump(by_alias=True) | {"issues": issues}
        ),
        position.ready.name,
        position.ready.role,
        position.ready.debrief,
    )
    other = position.play._replace(case_role=changed)
    assert view(other) == view(position.play)
    walked = [play.after(Choose("walk")) for play in (position.play, other)]
    assert view(walked[0]) == view(walked[1])


@calm
@given(positions())
def test_the_line_of_a_cold_room_is_above_the_floor(position: Position) -> None:
    ready, state = position.ready, position.state
    for side in ready.others:
        low = floor(ready, side, state.knows, state.flags)
        cold = line(ready, side, state._replace(rapport=(5,) * len(state.rapport)))
        warm = line(ready, side, state._replace(rapport=(15,) * len(state.rapport)))
        assert warm < low < cold
