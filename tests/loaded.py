"""Real content, loaded once for the tests that need it."""

from functools import lru_cache
from pathlib import Path

from game.library.case_file import CaseFile
from game.library.case_files import load_case
from game.library.roles import RoleName
from game.rules.case_role import CaseRole, case_role_of

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "tests" / "content" / "good" / "cases"
SHIPPED = ROOT / "content" / "cases"


@lru_cache
def case_file(folder: Path) -> CaseFile:
    """The case in a folder."""
    return load_case(folder)


@lru_cache
def ready(folder: Path, role: RoleName) -> CaseRole:
    """A role of the case in a folder, made ready for play."""
    return case_role_of(case_file(folder), role)


def every_role() -> list[tuple[Path, RoleName]]:
    """Every role of the fixtures and of the shipped cases; the tour has one."""
    folders = [*sorted(FIXTURES.iterdir()), *sorted(SHIPPED.iterdir())]
    return [(folder, role) for folder in folders for role in case_file(folder).roles]
