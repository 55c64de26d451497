"""Another id in all files of a case: nothing else changes, and nothing is left over."""

import re
from pathlib import Path

import pytest

from game.library.authoring.id_sites import KINDS
from game.library.authoring.renaming import places_of, rename
from game.library.errors import AuthorError
from tests.library.edit import change, copy_of_good, mistakes_in

IDS = {
    "person": "jory-pell",
    "side": "wick",
    "issue": "lamp",
    "option": "wick-lamp",
    "fact": "reef-moves",
    "flag": "sexton-seen",
    "scene": "net-loft",
    "ending": "home-disowns",
    "choice": "ask-about-the-boy",
    "action": "sound-the-bar",
    "line": "their-floor",
    "answer": "floor-low",
    "source": "wick-letters",
    "condition": "shifting-bar",
    "lesson": "nobody-signs-what-nobody-drafted",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_of_good(tmp_path)


def texts(content: Path) -> dict[str, bytes]:
    folder = content / "cases" / "lighthouse"
    return {path.name: path.read_bytes() for path in folder.glob("*.yaml")}


@pytest.mark.parametrize("kind", IDS)
def test_an_id_is_another_everywhere_and_nothing_else_is(kind: str, content: Path) -> None:
    folder, old = content / "cases" / "lighthouse", IDS[kind]
    before = texts(content)
    places = places_of(folder, kind, old)
    assert places
    rename(folder, places, old, "quite-another")
    assert mistakes_in(content) == []
    assert not places_of(folder, kind, old)
    after = texts(content)
    for name, text in before.items():
        # Line by line the same, but for the one word.
        for was, now in zip(text.splitlines(), after[name].splitlines(), strict=True):
            assert was == now or was == now.replace(b"quite-another", old.encode())
    rename(folder, places_of(folder, kind, "quite-another"), "quite-another", old)
    assert texts(content) == before


def test_every_kind_is_tried_of_which_there_is_one_here() -> None:
    assert set(KINDS) - set(IDS) == {"term"}


def test_quotes_comments_and_the_ends_of_lines_stay(content: Path) -> None:
    path = content / "cases" / "lighthouse" / "envoy.yaml"
    change(content, "envoy.yaml", "\n  person: beck\n", '\n  person: "beck"   # the clerk beck\n')
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    places = places_of(path.parent, "person", "beck")
    rename(path.parent, places, "beck", "rook")
    written = path.read_bytes()
    assert b'\r\n  person: "rook"   # the clerk beck\r\n' in written
    assert written.startswith(b"\xef\xbb\xbf") and not re.search(rb"[^\r]\n", written)
    assert mistakes_in(content) == []


def test_in_one_roles_file_alone(content: Path) -> None:
    folder = content / "cases" / "lighthouse"
    places = places_of(folder, "scene", "net-loft", "envoy")
    assert {file.name for file in places} == {"envoy.yaml"}


@pytest.mark.parametrize("new", ["Two Words", "a--b", "", "x" * 49])
def test_what_can_be_no_id_is_refused_and_nothing_is_written(new: str, content: Path) -> None:
    folder, before = content / "cases" / "lighthouse", texts(content)
    with pytest.raises(AuthorError, match="cannot be an id"):
        rename(folder, places_of(folder, "fact", "reef-moves"), "reef-moves", new)
    assert texts(content) == before
