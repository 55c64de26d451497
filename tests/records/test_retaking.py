"""History's plays go with their case when an id of it changes."""

import shutil
from pathlib import Path

import pytest

from game.library.authoring.renaming import places_of, rename
from game.library.case_files import load_case
from game.library.shelf.shelf import Shelf
from game.records.saves import retaking
from game.records.saves.reading import read_journal
from game.records.saves.retaking import history_of, take_again
from game.session.replaying.replay import replay
from tests.histories import EXAMPLES
from tests.loaded import SHIPPED

CASE = "camp-david-1978"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one case and its history's plays; its content folder."""
    content = tmp_path / "content"
    shutil.copytree(SHIPPED / CASE, content / "cases" / CASE)
    for name in ("sources.yaml", "concepts.yaml"):
        shutil.copy(SHIPPED.parent / name, content / name)
    shutil.copytree(EXAMPLES, tmp_path / "saves" / "examples")
    monkeypatch.setattr(retaking, "own_content", lambda: content)
    return content


@pytest.mark.parametrize(
    ("kind", "old"), [("option", "a3"), ("issue", "settlements"), ("fact", "if-it-fails")]
)
def test_historys_plays_lead_where_they_led(kind: str, old: str, checkout: Path) -> None:
    folder = checkout / "cases" / CASE
    before = history_of(folder)
    assert {file.stem for file in before} == {f"{CASE}-envoy", f"{CASE}-leader"}
    rename(folder, places_of(folder, kind, old), old, "quite-another")
    take_again(
        load_case(folder), before, kind, lambda name: "quite-another" if name == old else name
    )
    case_file = Shelf([checkout]).find(CASE)
    for file, journal in before.items():
        again = read_journal(file)
        assert again.stands == journal.stands
        assert [entry.led for entry in again.moves] == [entry.led for entry in journal.moves]
        assert replay(again, file.name, case_file).stopped is None
        if kind != "fact":
            assert "quite-another" in file.read_text(encoding="utf-8")


def test_a_case_of_somebody_elses_has_no_plays_of_history(checkout: Path, tmp_path: Path) -> None:
    other = shutil.copytree(checkout / "cases" / CASE, tmp_path / "mine" / "cases" / CASE)
    assert history_of(other) == {}
