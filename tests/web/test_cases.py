"""The list of cases: narrowed by an address, with how far the player is."""

from game.library.onward import NamedCase, Onward, ThreadHere
from game.web.around.case_card import CaseCard, RoleCard
from game.web.around.cases import cases_page
from game.web.around.narrowing import ORDER, TEACHES, THREAD, narrowed, options
from game.web.setting import Setting

SETTING = Setting("/", "/static/")

RIVERS = ThreadHere(
    "rivers", "Three rivers", "Water, three times.", "Who drinks last?",
    (NamedCase("weir", "The weir", True), NamedCase("dam", "The dam", False)),
)  # fmt: skip

WEIR = CaseCard(
    "weir", "The weir", year=1901, concepts=("Anchoring",),
    roles=(RoleCard("envoy", "Ferryman", 20, "finished once, 1 ending", finished=True),),
    onward=Onward(2, 2, "who is upstream", (RIVERS,), ()),
)  # fmt: skip
LAMP = CaseCard(
    "lamp", "The lamp", year=1890, concepts=("BATNA",),
    onward=Onward(1, 2, "a light for everyone", (), ()),
)  # fmt: skip
TOUR = CaseCard("tour", "A morning", tour=True)
BROKEN = CaseCard("broken", "Broken", broken="case.yaml:1:1 C001 nothing in it")

CASES = (TOUR, WEIR, LAMP, BROKEN)


def names(show: str) -> list[str]:
    """The ids of the cases that are shown."""
    return [case.id for case in narrowed(CASES, show).cases]


def test_everything_but_the_tour_is_listed() -> None:
    assert names("") == ["weir", "lamp", "broken"]


def test_in_the_order_for_learning() -> None:
    assert names(ORDER) == ["lamp", "weir"]


def test_a_thread_names_those_that_are_to_come() -> None:
    shown = narrowed(CASES, f"{THREAD}rivers")
    assert [case.id for case in shown.cases] == ["weir", "dam"]
    assert shown.thread == RIVERS
    page = str(cases_page(SETTING, CASES, show=f"{THREAD}rivers").body)
    assert "Who drinks last?" in page
    assert "To come." in page


def test_what_teaches_one_thing() -> None:
    assert names(f"{TEACHES}BATNA") == ["lamp"]


def test_an_address_that_asks_for_what_there_is_not_shows_all() -> None:
    for show in (f"{THREAD}no-such", f"{TEACHES}no-such", "no-such"):
        assert names(show) == names("")


def test_every_way_to_narrow_is_offered_and_works() -> None:
    offered = [option.id for _, several in options(CASES) for option in several]
    assert offered == ["", ORDER, f"{THREAD}rivers", f"{TEACHES}Anchoring", f"{TEACHES}BATNA"]
    assert [title for title, _ in options((TOUR,))] == ["All"]


def test_how_far_the_player_is_stands_beside_the_role() -> None:
    page = str(cases_page(SETTING, CASES).body)
    assert "✓ finished once, 1 ending" in page
    assert "case.yaml:1:1 C001 nothing in it" in page
    assert 'class="done"' in page
