"""What the classroom's tests share: tables of the fixtures and of Reykjavik."""

from pathlib import Path

import pytest

from game.classroom.paper_table import PaperTable, table_of
from tests.loaded import FIXTURES, SHIPPED, case_file


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the index of cases out of the user's own cache."""
    folder = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setenv("SUMMITRY_CACHE", str(folder))
    return folder


@pytest.fixture
def lighthouse() -> PaperTable:
    return table_of(case_file(FIXTURES / "lighthouse"))


@pytest.fixture
def three_rivers() -> PaperTable:
    return table_of(case_file(FIXTURES / "three-rivers"))


@pytest.fixture
def reykjavik() -> PaperTable:
    return table_of(case_file(SHIPPED / "reykjavik-1986"))
