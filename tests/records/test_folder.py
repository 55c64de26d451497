"""Which folder holds the journals."""

from pathlib import Path

from game.records.disk import folder
from game.records.disk.folder import saves_folder
from tests.loaded import ROOT


def test_what_is_given_comes_first_then_the_variable_then_the_checkout(tmp_path: Path) -> None:
    environ = {"SUMMITRY_SAVES": str(tmp_path)}
    assert saves_folder(Path("here"), environ) == Path("here")
    assert saves_folder(None, environ) == tmp_path
    assert saves_folder(None, {"SUMMITRY_SAVES": ""}) == ROOT / "saves"


def test_an_installed_game_saves_among_the_users_data(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(folder, "__file__", str(tmp_path / "game" / "records" / "folder.py"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    found = saves_folder(None, {})
    assert found.parts[-2:] == ("summitry", "saves")
    assert not found.is_relative_to(tmp_path / "game")
