from pathlib import Path

import pytest

from game.records.saves.saves import Saves


@pytest.fixture
def saves(tmp_path: Path) -> Saves:
    return Saves(tmp_path / "saves")
