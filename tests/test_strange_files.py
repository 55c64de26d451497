"""Pipes, devices, links and folders where a file is read or written: no hang, and one sentence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.library.shelf.index import CACHE_VARIABLE
from game.library.shelf.shelf import Shelf
from game.records.player.settings import DEFAULT, PROFILE, read_settings, write_settings
from game.records.saves.exporting import export_beside, write_export
from game.records.saves.keeping import give_out, put_away, put_back, take_in
from game.records.saves.saves import Saves
from game.session.errors import JournalError, SaveFailed
from tests.classroom.running import run
from tests.histories import EXAMPLES
from tests.loaded import FIXTURES
from tests.records.lighthouse import LEADER, lighthouse, take_all

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")

NO_FILE = "it is a folder, a pipe or a device, and no file"

Strange = Callable[[Path], object]


@pytest.fixture
def saves(tmp_path: Path) -> Saves:
    return Saves(tmp_path / "saves")


STRANGE: dict[str, Strange] = {
    "pipe": os.mkfifo,
    "folder": Path.mkdir,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "link": lambda path: path.symlink_to("/etc/passwd"),
    "circle": lambda path: path.symlink_to(path),
}
"""By what it is: how it is made."""

strange = pytest.mark.parametrize("kind", STRANGE)


@strange
def test_the_profile(tmp_path: Path, kind: str) -> None:
    STRANGE[kind](tmp_path / PROFILE)
    assert read_settings(tmp_path) == DEFAULT


@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_the_profile_is_not_written_into_what_is_no_file(tmp_path: Path, kind: str) -> None:
    STRANGE[kind](tmp_path / PROFILE)
    with pytest.raises(SaveFailed, match=NO_FILE):
        write_settings(tmp_path, DEFAULT)


@strange
def test_the_index(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path))
    STRANGE[kind](tmp_path / "shelf.json")
    before = [(entry.id, entry.broken) for entry in Shelf([FIXTURES.parent]).entries]
    assert before == [(entry.id, entry.broken) for entry in Shelf([FIXTURES.parent]).entries]


@strange
def test_exports(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "debrief.html"
    STRANGE[kind](path)
    if kind == "circle":
        # A link that leads to nothing makes room.
        write_export(path, "<p>")
        assert path.read_text() == "<p>" and not path.is_symlink()
    else:
        with pytest.raises(JournalError):
            write_export(path, "<p>")
        assert kind == "link" or not path.is_file()
    STRANGE[kind](tmp_path / "one.html")
    assert export_beside(tmp_path / "one.json", "html", "<p>").read_text() == "<p>"


@strange
def test_a_play_goes_in_and_out_by_files_only(saves: Saves, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "there.json"
    STRANGE[kind](path)
    with pytest.raises((JournalError, SaveFailed)):
        take_in(saves, path)
    with saves.begin(lighthouse(), "leader") as journal:
        take_all(journal, LEADER[:2])
    if kind not in ("folder", "circle"):
        with pytest.raises(SaveFailed):
            give_out(journal.path, path)
    with pytest.raises((JournalError, SaveFailed)):
        give_out(journal.path, tmp_path / ("x" * 300))
    with pytest.raises((JournalError, SaveFailed)):
        take_in(saves, tmp_path / ("x" * 300))


@strange
def test_a_strange_slot_is_seen_and_deleted(saves: Saves, kind: str) -> None:
    saves.folder.mkdir()
    path = saves.folder / "strange.json"
    STRANGE[kind](path)
    [slot] = saves.slots()
    assert slot.broken
    if kind == "folder":
        with pytest.raises(SaveFailed, match="cannot be deleted"):
            put_away(saves, path)
        return
    away = put_away(saves, path)
    assert not os.path.lexists(path)
    if kind != "link":
        with pytest.raises(SaveFailed, match="cannot come back"):
            put_back(away)


@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_outputs_of_commands(capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str) -> None:
    for name, words in {
        "map.svg": ("map", "lighthouse", "--role", "envoy", "-o"),
        "class.csv": ("collect", EXAMPLES, "--replace", "-o"),
        "kit": ("print", "lighthouse", "--replace", "-o"),
    }.items():
        out = tmp_path / name
        if name != "kit" or kind != "folder":
            STRANGE[kind](out)
            ran = run(capsys, *words, out)
            assert ran.code == 2, ran
            assert "cannot be written" in ran.err and "Traceback" not in ran.err


BAD_WORKSHOPS: dict[str, tuple[Strange, str]] = {
    "pipe": (STRANGE["pipe"], "it is no file"),
    "device": (STRANGE["device"], "is a link to a file in another folder"),
    "link": (STRANGE["link"], "is a link to a file in another folder"),
    "large": (lambda path: path.write_text("x" * 100_001), "(limit `workshop-bytes`)"),
    "script": (
        lambda path: path.write_text("## A\n\nx <script>"),
        "workshop.md:3: HTML begins here",
    ),
    "escape": (lambda path: path.write_text("## A\n\x1b[2J"), "workshop.md:2: there is U+001B"),
    "latin-1": (lambda path: path.write_bytes(b"## \xfc"), "is not text in UTF-8"),
}


@pytest.mark.parametrize("kind", BAD_WORKSHOPS)
def test_the_workshop_file(capsys: pytest.CaptureFixture[str], tmp_path: Path, kind: str) -> None:
    make, said = BAD_WORKSHOPS[kind]
    content = content_with_workshop(tmp_path, make)
    ran = run(capsys, "print", "lighthouse-2", "-o", tmp_path / "kit", "--content", content)
    assert ran.code == 2 and said in ran.err
    assert not (tmp_path / "kit").exists()


def test_a_heading_of_spaces_is_read_at_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def make(path: Path) -> None:
        path.write_text(f"## A{' ' * 40_000}b\n\n##{' ' * 40_000}\n")

    content = content_with_workshop(tmp_path, make)
    ran = run(capsys, "print", "lighthouse-2", "-o", tmp_path / "kit", "--content", content)
    assert ran.code == 0, ran


def content_with_workshop(tmp_path: Path, make: Strange) -> Path:
    """A content folder of its own with the lighthouse, and a workshop file made so."""
    from shutil import copytree

    content = tmp_path / "content"
    copytree(FIXTURES / "lighthouse", content / "cases" / "lighthouse-2")
    for name in ("sources.yaml", "concepts.yaml"):
        if (FIXTURES.parent / name).exists():
            (content / name).write_bytes((FIXTURES.parent / name).read_bytes())
    case = content / "cases" / "lighthouse-2" / "case.yaml"
    case.write_text(case.read_text().replace("id: lighthouse", "id: lighthouse-2"))
    make(content / "workshop.md")
    return content
