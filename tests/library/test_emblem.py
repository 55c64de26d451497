"""Emblems: small pictures of blocks; anything else is a mistake and is not drawn."""

import os
from pathlib import Path

import pytest

from game.library.checking import check
from game.library.content_folders import case_folders, own_content
from game.library.shelf.emblem import EMBLEM_FILE, HIGHEST, WIDEST, emblem_mistakes, read_emblem


def test_every_case_of_the_game_has_one() -> None:
    for folder in case_folders(own_content()):
        lines = read_emblem(folder)
        assert 5 <= len(lines) <= HIGHEST, folder.name
        assert any("█" in line or "▄" in line for line in lines)
        assert emblem_mistakes(folder) == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("▀▀\n\x1b[31m██".encode(), "2:1 M001 found U+001B"),
        ("█".encode() * (WIDEST + 1), f"1:{WIDEST + 1} M001 found {WIDEST + 1} cells"),
        ("█\n".encode() * (HIGHEST + 1), f"{HIGHEST + 1}:1 M001 found {HIGHEST + 1} lines"),
        ("██‮██".encode(), "1:3 M001 found U+202E"),
        ("█\t█".encode(), "1:2 M001 found U+0009"),
        (b"\xff\xfe", "1:1 M001 the emblem cannot be read"),
        (b" " * 5000, "1:1 M001 the emblem cannot be read"),
        ("🏠".encode(), "1:1 M001 found U+1F3E0"),
    ],
    ids=range(8),
)
def test_what_is_no_emblem_is_told_and_not_drawn(tmp_path: Path, written: bytes, said: str) -> None:
    (tmp_path / EMBLEM_FILE).write_bytes(written)
    assert read_emblem(tmp_path) == ()
    [mistake] = emblem_mistakes(tmp_path, lambda path: path.name)
    assert str(mistake).startswith(f"{EMBLEM_FILE}:{said}")


def test_a_link_and_a_pipe_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("███")
    for name, make in (("link", lambda at: at.symlink_to(secret)), ("pipe", os.mkfifo)):
        folder = tmp_path / name
        folder.mkdir()
        make(folder / EMBLEM_FILE)
        assert read_emblem(folder) == ()
        assert len(emblem_mistakes(folder)) == 1


def test_none_is_no_mistake_and_check_tells_of_a_bad_one(tmp_path: Path) -> None:
    assert read_emblem(tmp_path) == ()
    assert emblem_mistakes(tmp_path) == []
    (tmp_path / "case.yaml").write_text("id: x\n")
    (tmp_path / EMBLEM_FILE).write_text("house")
    assert any(mistake.code == "M001" for mistake in check([tmp_path]))
