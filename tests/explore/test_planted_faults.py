"""Known faults planted in copies of cases: every one is found where it stands, and nothing else."""

import os
from collections import Counter
from pathlib import Path

import pytest

from game.explore.report.exploration import explore
from game.library.roles import RoleName
from game.rules.case_role import CaseRole
from tests.explore.faults import FAULTS, Expected, copy_of
from tests.loaded import FIXTURES, SHIPPED, every_role, ready

SMALL: list[tuple[Path, RoleName]] = [
    (FIXTURES / "lighthouse", "leader"),
    (FIXTURES / "three-rivers", "leader"),
]
LARGE = [each for each in every_role() if each[0].parent == SHIPPED]
"""The shipped cases take a minute each, so `make brute` looks into them."""

ROLES = SMALL + (LARGE if "SUMMITRY_EXAMPLES" in os.environ else [])


def found_in(case_role: CaseRole) -> Counter[Expected]:
    return Counter((each.code, each.path) for each in explore(case_role, plays=0).findings)


@pytest.mark.parametrize(("folder", "role"), ROLES, ids=lambda each: getattr(each, "name", each))
def test_every_planted_fault_is_found_and_nothing_else(folder: Path, role: RoleName) -> None:
    origin = ready(folder, role)
    copy = copy_of(origin)
    expected = Counter(found for plant in FAULTS.values() for found in plant(copy))
    assert len(FAULTS) >= 20
    found = found_in(copy.planted()) - found_in(origin)
    assert found - expected == Counter(), "said to be wrong, and nothing is"
    assert expected - found == Counter(), "planted and not found"
