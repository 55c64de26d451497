"""Sets of meter vectors: numbers worked out by hand, and two ways to move them that agree."""

from hypothesis import given, settings
from hypothesis import strategies as st

from game.explore.encoding.flow import Relation, flow_of
from game.explore.encoding.meters import LEVELS, MANDATE, MeterSpace, Movement, by_levels
from game.library.models.base import Effects
from tests.rules.small_case import case_role, person

ONE = MeterSpace(case_role())
PEOPLE = {
    "me": person("Me", "home"),
    "aide": person("Aide", "home"),
    "them": person("Them", "away"),
    "others": person("Others", "far"),
}
TWO = MeterSpace(case_role({"people": PEOPLE}, faces={"away": "them", "far": "others"}))
STILL = tuple(range(LEVELS))

quick = settings(deadline=None, max_examples=60)


def a_set(space: MeterSpace, *vectors: tuple[int, ...]) -> int:
    return sum(space.bit(vector) for vector in vectors)


def test_a_vector_is_one_bit() -> None:
    assert ONE.bit((3, 4, 5)) == 1 << 3 + 21 * 4 + 441 * 5
    assert TWO.bit((3, 4, 5)) == 1 << 3 + 21 * 4 + 441 * 5
    assert set(TWO.vectors(a_set(TWO, (3, 4, 5), (20, 0, 20)))) == {(3, 4, 5), (20, 0, 20)}


def test_preparation_is_a_meter_where_there_is_one_face() -> None:
    assert (ONE.faces, ONE.preparation, ONE.dimensions) == (1, 2, 3)
    assert (TWO.faces, TWO.preparation, TWO.dimensions) == (2, None, 3)


def test_levels_cut_the_space_into_slices() -> None:
    assert ONE.everything.bit_count() == TWO.everything.bit_count() == 9261
    assert ONE.level[MANDATE][0] == ONE.recalled and ONE.recalled.bit_count() == 441
    assert ONE.at_least[1][15].bit_count() == 6 * 441
    assert TWO.at_least[2][20] == TWO.level[2][20] and TWO.level[2][20].bit_count() == 441
    assert TWO.levels(a_set(TWO, (3, 4, 5), (9, 4, 0)), MANDATE) == (3, 9)


def test_effects_clamp_and_ceilings_never_lower() -> None:
    effects = Effects.model_validate({"mandate": -3, "rapport": {"them": {"by": 3, "up_to": 12}}})
    movement = ONE.movement((effects,), 5)
    before = a_set(ONE, (2, 8, 0), (3, 11, 7), (10, 12, 15), (20, 14, 16), (5, 0, 20))
    after = a_set(ONE, (0, 11, 5), (0, 12, 12), (7, 12, 20), (17, 14, 20), (2, 3, 20))
    assert ONE.moved(before, movement) == after


def test_several_effects_are_summed_before_they_are_clamped() -> None:
    up, down = Effects(mandate=5), Effects(mandate=-6, stake=True)
    assert ONE.movement((up, down), 0)[MANDATE][18] == 19, "18 + 5 - 6 + 2, never above 20 between"


def test_what_comes_before_a_set_is_all_that_moves_into_it() -> None:
    four_down = by_levels(3, MANDATE, -4)
    lowest = a_set(ONE, *((mandate, 7, 2) for mandate in range(5)))
    assert ONE.before(a_set(ONE, (0, 7, 2)), four_down) == lowest
    assert ONE.before(a_set(ONE, (17, 7, 2)), four_down) == 0, "20 - 4 is 16"


@st.composite
def movements(draw: st.DrawFn, space: MeterSpace) -> Movement:
    """Any movement: a change of every meter, or a ceiling on it."""
    found = []
    for dimension in range(space.dimensions):
        goes = by_levels(space.dimensions, dimension, draw(st.integers(-7, 7)))[dimension]
        ceiling = draw(st.sampled_from((None, None, 8, 12)))
        if ceiling is not None:
            goes = tuple(max(level, min(goes[level], ceiling)) for level in STILL)
        found.append(goes)
    return tuple(found)


@st.composite
def relations(draw: st.DrawFn, space: MeterSpace) -> Relation:
    """A region, and up to two movements with what may go on after each."""
    regions = st.sampled_from(
        [space.everything, space.at_least[MANDATE][1], space.at_least[1][9], space.recalled]
    )
    stages = draw(st.lists(st.tuples(movements(space), regions), max_size=2))
    return Relation(draw(regions), tuple(stages))


def some(space: MeterSpace) -> st.SearchStrategy[int]:
    level = st.integers(0, 20)
    vectors = st.lists(st.tuples(*[level] * space.dimensions), max_size=8)
    return vectors.map(lambda several: a_set(space, *set(several)))


def one_by_one(space: MeterSpace, relation: Relation, bits: int) -> int:
    """What a relation makes of a set, a vector and a meter at a time."""
    found = 0
    for vector in space.vectors(bits & relation.takes):
        here: tuple[int, ...] | None = vector
        for movement, keeps in relation.stages:
            if here is not None:
                moved = tuple(goes[level] for goes, level in zip(movement, here, strict=True))
                here = moved if space.bit(moved) & keeps else None
        found |= space.bit(here) if here is not None else 0
    return found


def alike_in_every_way(space: MeterSpace, data: st.DataObject) -> None:
    several = data.draw(st.lists(relations(space), min_size=1, max_size=3))
    flow = flow_of(space, several)
    for bits in data.draw(st.lists(some(space), min_size=1, max_size=4)):
        expected = 0
        for relation in several:
            expected |= one_by_one(space, relation, bits)
        assert flow.after(bits) == expected
        before = flow.before(bits)
        for vector in space.vectors(bits | expected):
            here = space.bit(vector)
            leads = sum({one_by_one(space, relation, here) for relation in several}) & bits
            assert bool(here & before) == bool(leads)


@quick
@given(st.data())
def test_relations_and_flows_agree_with_one_face(data: st.DataObject) -> None:
    alike_in_every_way(ONE, data)


@quick
@given(st.data())
def test_relations_and_flows_agree_with_two_faces(data: st.DataObject) -> None:
    alike_in_every_way(TWO, data)
