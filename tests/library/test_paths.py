"""Paths as people write them: quoted by a terminal, with a home folder, or none at all."""

from pathlib import Path

import pytest

from game.library.errors import Refusal
from game.library.gates.paths import typed_path


@pytest.mark.parametrize(
    "typed",
    [
        "{}/x y.json",
        "'{}/x y.json'",
        '"{}/x y.json"',
        "{}/x\\ y.json ",
        "file://{}/x%20y.json",
    ],
)
def test_a_file_that_was_dropped_on_the_terminal(tmp_path: Path, typed: str) -> None:
    assert typed_path(typed.format(tmp_path)) == tmp_path / "x y.json"


@pytest.mark.parametrize("name", ["it's.json", "back\\slash", '"quoted"', "'half"])
def test_a_name_with_quotes_of_its_own_is_that_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert typed_path(str(tmp_path / name)) == tmp_path / name
    assert typed_path("'half").name == "'half"


def test_a_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert typed_path("~/plays") == typed_path("'~/plays'") == tmp_path / "plays"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("~nobody-of-that-name/plays", "there is no home folder for ~nobody-of-that-name"),
        ("a\0b", "A path cannot hold the character NUL"),
    ],
)
def test_what_is_no_path_is_refused_in_a_sentence(typed: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        typed_path(typed)
