"""Where to go from a case: the order, the threads, what is still to come, what is beside it."""

import json
import shutil
from pathlib import Path
from random import Random

import pytest

from game.explore.sampling.random_play import play_undrawn
from game.library.case_files import load_case, read_shared
from game.library.content_folders import own_content
from game.library.onward import NamedCase, onward_from, onward_from_json
from game.library.shelf.arranging import in_order_for_learning, threads_among
from game.library.shelf.shelf import Shelf
from game.rules.debrief.finished import Finished
from game.rules.debrief.pages.onward import onward_blocks
from game.rules.view.blocks import Beside, Discussion, Paragraph, Points
from tests.library.edit import GOOD, copy_of_good
from tests.loaded import FIXTURES, ready


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMITRY_CACHE", str(tmp_path / "cache"))


def test_a_case_knows_its_place_its_threads_and_what_is_still_to_come() -> None:
    onward = load_case(GOOD / "cases" / "lighthouse").onward
    assert onward is not None
    assert (onward.place, onward.of) == (2, 3)
    assert onward.in_words == "In the order for learning this is 2 of 3: one lamp for two ports."
    [thread] = onward.threads
    assert [case.in_words for case in thread.cases] == [
        "Three Rivers",
        "The Skerry Light",
        "The Salt Road (to come)",
    ]
    assert thread.after("lighthouse") == NamedCase("salt-road", "The Salt Road", False)
    assert thread.after("salt-road") is None
    [compared] = onward.beside
    assert (compared.other.id, compared.here[:10]) == ("three-rivers", "The keeper")


def test_a_case_that_the_curriculum_does_not_name_leads_nowhere() -> None:
    curriculum = read_shared(GOOD).curriculum
    assert curriculum is not None
    assert onward_from("portsmouth-1905", curriculum, ()) is None


def test_it_is_the_same_after_it_was_kept_as_json() -> None:
    onward = load_case(GOOD / "cases" / "lighthouse").onward
    assert onward_from_json(json.loads(json.dumps(onward))) == onward


def test_a_case_that_has_come_is_no_longer_to_come(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    kept = {entry.id: entry.onward for entry in Shelf([content]).entries}
    assert kept["lighthouse"] is not None
    assert not kept["lighthouse"].threads[0].cases[2].there
    come = content / "cases" / "salt-road"
    shutil.copytree(content / "cases" / "lighthouse", come)
    case = come / "case.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("id: lighthouse", "id: salt-road"))
    later = Shelf([content])
    assert all(
        case.there
        for entry in later.entries
        if entry.onward is not None
        for thread in entry.onward.threads
        for case in thread.cases
    )
    ordered = [entry.id for entry in in_order_for_learning(later.entries)]
    assert ordered == ["three-rivers", "lighthouse", "salt-road"]
    assert list(threads_among(later.entries)) == ["water"]


def test_the_debrief_names_the_next_of_a_thread_and_compares_two_cases() -> None:
    play = play_undrawn(ready(FIXTURES / "lighthouse", "envoy"), Random(1))
    blocks = onward_blocks(Finished(play))
    assert (
        Points(("Three Rivers", "The Skerry Light, this case", "The Salt Road (to come)")) in blocks
    )
    assert Paragraph("Next in it: The Salt Road (to come).") in blocks
    assert Discussion("What would have moved both?") in blocks
    [beside] = [block for block in blocks if isinstance(block, Beside)]
    assert beside.right == ("The water moved, and the towns did not.",)


def test_the_game_s_own_cases_are_all_in_the_order_for_learning() -> None:
    shelf = Shelf([own_content()])
    assert all(entry.onward is not None for entry in shelf.entries if not entry.tour)
