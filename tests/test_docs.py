"""What the pages for engineers say of the code is so."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def test_the_case_played_from_python_plays(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = re.search(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(), re.DOTALL)
    assert found is not None
    monkeypatch.chdir(ROOT)

    exec(compile(found[1], "CONTRIBUTING.md", "exec"), {})

    worth, *moves = capsys.readouterr().out.splitlines()
    assert int(worth) > 0
    assert moves[-1].startswith("commit ")


def test_the_design_has_every_folder_of_the_game() -> None:
    design = (ROOT / "docs" / "design.md").read_text()
    named = set(re.findall(r"^\| `game/(\w+)/`", design, re.MULTILINE))
    assert named == {path.parent.name for path in (ROOT / "game").glob("*/__init__.py")}


def test_the_design_names_folders_that_are_there() -> None:
    design = (ROOT / "docs" / "design.md").read_text()
    for row in re.findall(r"^\| `(game/\w+/)` \|(.*)\|$", design, re.MULTILINE):
        folder, told = row
        missing = [p for p in re.findall(r"`(\w+)/`", told) if not (ROOT / folder / p).is_dir()]
        assert missing == []
