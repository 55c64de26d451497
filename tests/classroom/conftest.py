"""What the classroom's tests share: tables of the fixtures and of Reykjavik, and two places."""

from pathlib import Path

import pytest

from game.classroom.paper_table import PaperTable, table_of
from tests.loaded import FIXTURES, SHIPPED, case_file


@pytest.fixture
def lighthouse() -> PaperTable:
    return table_of(case_file(FIXTURES / "lighthouse"))


@pytest.fixture
def three_rivers() -> PaperTable:
    return table_of(case_file(FIXTURES / "three-rivers"))


@pytest.fixture
def reykjavik() -> PaperTable:
    return table_of(case_file(SHIPPED / "reykjavik-1986"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where students hand in."""
    made = tmp_path / "handed-in"
    made.mkdir()
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the class's spreadsheet is written."""
    return tmp_path / "class.csv"
