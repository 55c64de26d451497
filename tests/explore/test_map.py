"""Maps of a role: what they hold, that nothing lies on anything else, and what is said of it."""

from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from game.explore.maps.boxes import arrows, boxes, in_percent, shortened
from game.explore.maps.dot import as_dot
from game.explore.maps.drawing import kind_of
from game.explore.maps.exits import exits_of
from game.explore.maps.layout import GAP_ACROSS, Size, lay_out
from game.explore.maps.role_map import Reached, RoleMap, Shares, role_map
from game.explore.maps.shares import shares_of_random_play
from game.explore.maps.svg import as_svg, in_a_sentence
from game.library.errors import AuthorError
from game.library.roles import RoleName
from tests.loaded import FIXTURES, SHIPPED, every_role, ready

LIGHTHOUSE = FIXTURES / "lighthouse"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(folder: Path, role: RoleName) -> RoleMap:
    return role_map(ready(folder, role), Shares())


@pytest.fixture(scope="module")
def leader() -> RoleMap:
    return drawn(LIGHTHOUSE, "leader")


def test_a_map_holds_every_scene_choice_and_ending(leader: RoleMap) -> None:
    role = ready(LIGHTHOUSE, "leader").role
    assert [node.id for node in leader.nodes] == [*role.scenes, *role.endings]
    assert {edge.choice for edge in leader.edges if edge.source == "gatehouse"} == {
        choice.id for choice in role.scenes["gatehouse"].choices
    }
    table = [(edge.choice, edge.target) for edge in leader.edges if edge.source == "long-room"]
    assert table == [
        ("signed", "guild-light"),
        ("signed", "shared-light"),
        ("repudiated", "hands-up"),
        ("deadlock", "tide-stairs"),
        ("walked", "tide-stairs"),
    ]


def test_a_map_says_what_a_choice_asks_for(leader: RoleMap) -> None:
    asked = {edge.choice: edge.needs for edge in leader.edges}
    assert asked["walk-to-the-rock"] == "an hour left"
    assert asked["ask-what-it-costs"] == "an hour left, rapport with dame-orla 11"
    assert asked["return-the-bell"] == "wick owed"
    assert asked["go-in"] is None
    envoy = {edge.choice: edge.needs for edge in drawn(LIGHTHOUSE, "envoy").edges}
    assert envoy["raise-the-guild"] == (
        "2 of guild-charter, pilots-poor, oil-short, not flag wreck-pressed"
    )


def test_historys_path_is_followed_from_both_ends(leader: RoleMap) -> None:
    assert [node.id for node in leader.nodes if node.history] == [
        "gatehouse", "sea-wall", "long-room", "guild-light",
    ]  # fmt: skip
    assert [(edge.choice, edge.target) for edge in leader.edges if edge.history] == [
        ("hear-her-out", "sea-wall"),
        ("go-in", "long-room"),
        ("signed", "guild-light"),
    ]


def test_without_exploring_the_links_say_what_is_reachable(leader: RoleMap) -> None:
    assert not leader.exact
    assert all(part.reachable for part in (*leader.nodes, *leader.edges))


def test_what_exploring_never_met_is_drawn_as_dead() -> None:
    case_role = ready(LIGHTHOUSE, "leader")
    exits = frozenset(exit_.key for exit_ in exits_of(case_role))
    dead = {exit_ for exit_ in exits if exit_[2] == "shared-light" or exit_[1] == "return-the-bell"}
    places = frozenset({*case_role.role.scenes, *case_role.role.endings} - {"shared-light"})
    found = role_map(case_role, Shares(), Reached(places, exits - dead))
    assert found.exact
    assert [node.id for node in found.nodes if not node.reachable] == ["shared-light"]
    assert in_a_sentence(found) == (
        "4 scenes, 15 choices and 5 endings. Never reached: 1 of the choices; Month and month "
        "about. Shares of all random play, exactly."
    )
    words = [text.text for text in ElementTree.fromstring(as_svg(found)).iter(f"{SVG}text")]
    assert words.count("never") == 2 and "a* ×" in words


def test_shares_of_random_play_add_up() -> None:
    case_role = ready(LIGHTHOUSE, "leader")
    shares = shares_of_random_play(case_role, 200)
    assert shares.places["gatehouse"] == 1 and shares.plays == 200
    ended = sum(shares.places.get(ending, 0) for ending in case_role.role.endings)
    assert ended == pytest.approx(1)
    for scene in case_role.role.scenes:
        left = sum(share for exit_, share in shares.exits.items() if exit_[0] == scene)
        # Whoever was not recalled went on.
        recalled = shares.places.get("recalled", 0)
        assert shares.places[scene] - recalled <= left + 1e-9 <= shares.places[scene] + 2e-9
    assert set(shares.exits) <= {exit_.key for exit_ in exits_of(case_role)}
    assert shares_of_random_play(case_role, 200) == shares


@pytest.mark.parametrize(
    ("folder", "role"), every_role(), ids=lambda part: str(part).split("/")[-1]
)
def test_nothing_lies_on_anything_else(folder: Path, role: RoleName) -> None:
    found = boxes(drawn(folder, role))
    links = [(line.source, line.target) for line in arrows(found)]
    sizes = {name: box.size for name, box in found.items()}
    layout = lay_out(sizes, links, ready(folder, role).role.opening)
    spots = {
        name: (spot.middle - sizes[name].width / 2, spot.middle + sizes[name].width / 2)
        for name, spot in layout.spots.items()
    }
    for one, other in combinations(found, 2):
        if layout.layer_of[one] == layout.layer_of[other]:
            left, right = sorted((spots[one], spots[other]))
            assert right[0] - left[1] >= GAP_ACROSS - 1e-6
    for source, target in links:
        assert layout.layer_of[source] < layout.layer_of[target]
        for x, top, _ in layout.arrows[source, target]:
            beside = [name for name, spot in layout.spots.items() if spot.top == top]
            assert all(not spots[name][0] - 2 < x < spots[name][1] + 2 for name in beside)
    assert all(above[1] < below[0] for above, below in pairwise(layout.layers))


@pytest.mark.parametrize(("folder", "role"), every_role())
def test_titles_fit_beside_what_stands_in_the_corner(folder: Path, role: RoleName) -> None:
    for box in boxes(drawn(folder, role)).values():
        corner = 0 if box.node.kind == "ending" else 7 * len(box.corner) + 16 * box.node.history
        assert 22 + corner + 8.3 * len(box.title[0]) <= box.shape.width


@pytest.mark.parametrize("case", ["reykjavik-1986", "camp-david-1978"])
@pytest.mark.parametrize("role", ["envoy", "leader"])
def test_a_whole_case_is_readable_on_a3(case: str, role: RoleName) -> None:
    root = ElementTree.fromstring(as_svg(drawn(SHIPPED / case, role)))
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    millimetres = min(297 / width, 420 / height)
    # Type of 12 units, in points: 72 to the inch of 25.4 millimetres.
    assert 12 * millimetres * 72 / 25.4 >= 6


def test_long_lines_run_straight_and_chains_stand_in_line() -> None:
    sizes = {name: Size(100, 50) for name in "abcd"}
    layout = lay_out(sizes, [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")], "a")
    (x, _, _), (again, _, _) = layout.arrows["a", "d"]
    assert x == pytest.approx(again, abs=1)
    assert layout.spots["b"].middle == pytest.approx(layout.spots["c"].middle, abs=1)
    assert [layout.layer_of[name] for name in "abcd"] == [0, 1, 2, 3]


def test_a_title_cannot_break_out_of_the_picture(leader: RoleMap) -> None:
    from dataclasses import replace

    hostile = 'A <b>&"title"</b> \\l that goes on and on and on'
    found = replace(
        leader, nodes=tuple(replace(node, title=hostile) for node in leader.nodes), case=hostile
    )
    root = ElementTree.fromstring(as_svg(found))
    assert root.find(f"{SVG}title").text.startswith(hostile)
    assert '\\"title\\"' in as_dot(found) and "\\\\l" in as_dot(found)


def test_the_words_of_a_map() -> None:
    assert [in_percent(share) for share in (0, 0.001, 0.01, 0.555, 1)] == [
        "0%", "<1%", "1%", "56%", "100%",
    ]  # fmt: skip
    assert in_percent(0, reachable=False) == "never"
    assert shortened("walk-the-quay", 13) == "walk-the-quay"
    assert shortened("walk-the-quay", 8) == "walk-th…"


def test_the_kinds_of_file() -> None:
    assert kind_of(None) == kind_of(Path("a.SVG")) == ".svg"
    assert kind_of(Path("a.gv")) == ".dot"
    with pytest.raises(AuthorError, match="neither"):
        kind_of(Path("a.png"))
