"""The library as a whole: thirteen cases and a tour, and every claim argued somewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.library.case_file import CaseFile
from game.library.case_files import read_shared
from game.library.content_folders import own_content
from game.library.models.base import Model
from game.library.reading.walk import walk
from game.library.shelf.shelf import Shelf
from tests.loaded import SHIPPED, case_file

CASES = [
    case_file(folder) for folder in sorted(SHIPPED.iterdir()) if (folder / "case.yaml").exists()
]
WHOLE = [case for case in CASES if not case.case.tour]


def claims_in(part: Model) -> Iterator[str]:
    """Every claim that a part of a case cites."""
    for _, each in walk(part):
        yield from getattr(each, "claims", ())
        if claim := getattr(each, "claim", None):
            yield claim


def test_there_are_thirteen_cases_and_a_tour_and_the_curriculum_names_them_all() -> None:
    curriculum = read_shared(own_content()).curriculum
    assert curriculum is not None
    assert {case.case.id for case in WHOLE} == {stage.case for stage in curriculum.order}
    assert len(WHOLE) == 13 and len(CASES) == 14


def test_the_list_is_in_time_and_within_a_year_as_the_curriculum_has_it() -> None:
    listed = [entry.id for entry in Shelf().entries if entry.content == own_content()]
    assert listed[:3] == ["camp-david-morning", "yalta-1945", "tashkent-1966"]
    # Both of 2019, and Hanoi in February.
    assert listed[-2:] == ["hanoi-2019", "dmz-2019"]


def test_every_claim_is_cited_by_a_case_and_argued_in_a_debrief() -> None:
    shared = read_shared(own_content()).sources
    assert shared is not None
    cited = {claim for case in WHOLE for claim in claims_in(case.case)}
    argued = {claim for case in WHOLE for claim in claims_in(case.debrief)}
    assert len(shared.claims) == 32
    assert set(shared.claims) - cited == set(), "cited by no case"
    assert set(shared.claims) - argued == set(), "argued in no debrief"


@pytest.mark.parametrize("case", WHOLE, ids=lambda case: case.case.id)
def test_a_case_is_as_large_as_was_agreed(case: CaseFile) -> None:
    for role in case.roles.values():
        assert len(role.groundwork.actions) >= 10
        assert len(role.plan.lines) >= 5
        assert len(role.scenes) >= 14
        assert sum(len(scene.choices) for scene in role.scenes.values()) >= 45
        assert len(role.endings) >= 5
    assert len(case.case.lessons) >= 5
    assert len(case.debrief.questions) >= 6
    assert len(case.debrief.quiz) >= 8
    assert len(case.case.sources) >= 15
    assert case.debrief.teaching is not None
    assert (Path(case.folder) / "emblem.txt").exists()
