"""What the classroom's tests share: tables of the fixtures and of Reykjavik."""

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
