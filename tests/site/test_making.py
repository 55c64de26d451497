"""The folder of a site: what is written, over what, and what is refused."""

import json
import re
from pathlib import Path
from urllib.request import urlopen

import pytest

from game.library.errors import Refusal
from game.library.shelf.shelf import Shelf
from game.site.making import pinned
from game.site.making.build import LAID_HERE, build
from game.site.making.modules import needed
from game.site.making.pinned import pyodide
from game.site.making.script import LIST, without_list
from tests.loaded import SHIPPED
from tests.site.built import hosted, needs_pyodide, shelf, site


def test_a_folder_of_something_else_is_not_written_into(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")

    with pytest.raises(Refusal, match="something that is no site"):
        build(shelf(), tmp_path, ["lighthouse"])
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_case_that_is_not_there_is_named_before_anything_is_fetched(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="lighthouse"):
        build(shelf(), tmp_path / "site", ["lighthose"])
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_built_again_it_replaces_its_own_files_and_no_others(tmp_path: Path) -> None:
    needs_pyodide()
    folder = tmp_path / "site"
    first = build(shelf(), folder, ["lighthouse"])
    (folder / "robots.txt").write_text("welcome")
    second = build(shelf(), folder, ["lighthouse", "three-rivers"])

    assert first.edition != second.edition
    assert (folder / "robots.txt").read_text() == "welcome"
    assert [path.name for path in folder.glob("files-*")] == [f"files-{second.edition}"]
    listed = json.loads((folder / LAID_HERE).read_text())
    laid = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert laid == {*listed, LAID_HERE, "robots.txt"}
    # The same cases give the same bytes: hosts and readers fetch nothing twice.
    assert build(shelf(), folder, ["lighthouse", "three-rivers"]).edition == second.edition


@pytest.mark.slow
def test_what_a_first_visit_brings_of_every_case_is_small(tmp_path: Path) -> None:
    needs_pyodide()
    report = build(Shelf([SHIPPED.parent]), tmp_path / "site")
    laid = [path for path in report.folder.rglob("*") if path.is_file()]
    listed = report.folder / LAID_HERE

    assert sum(path.stat().st_size for path in laid if path != listed) == report.whole
    assert report.whole < 7_000_000
    assert f"{report.whole / 1e6:.2f} MB  in all" in report.in_words


@pytest.mark.slow
def test_pyodide_s_script_has_a_loop_for_its_list() -> None:
    needs_pyodide()
    given = pyodide().read("pyodide.asm.mjs").decode()
    short = without_list(given)
    assert len(short) < 0.65 * len(given)
    # Of what the script itself calls nothing is gone.
    words, before = (set(re.findall(r"[\w$]+", each)) for each in (short, given))
    listed = given[slice(*LIST.search(given).span())]  # type: ignore[union-attr]
    assert before - words <= set(re.findall(r"[\w$]+", listed))


@pytest.mark.slow
def test_every_file_is_named_relatively_and_kept_for_offline() -> None:
    folder = site().folder
    index = (folder / "index.html").read_text(encoding="utf-8")
    for address in re.findall(r'(?:src|href)="([^"#]+)"', index):
        assert (folder / address).is_file(), address
    offline = (folder / "offline.js").read_text(encoding="utf-8")
    found = re.search(r"const FILES = (\[.*?\])", offline, re.DOTALL)
    assert found is not None
    for name in json.loads(found[1]):
        assert (folder / name).exists(), name


@pytest.mark.slow
def test_a_site_that_is_served_has_its_types_and_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("no")
    folder = tmp_path / "site"
    folder.mkdir()
    for name in ("index.html", "a.js", "b.gz"):
        (folder / name).write_text("x")
    (folder / "link.html").symlink_to(tmp_path / "secret.html")
    types = {}
    with hosted(folder) as host:
        root = f"http://127.0.0.1:{host.port}/"
        for name in ("", "a.js", "b.gz"):
            with urlopen(root + name) as answer:
                types[name] = answer.headers["Content-Type"].split(";")[0]
        for name in ("../secret.html", "%2e%2e/secret.html", "link.html", "none.html"):
            with pytest.raises(OSError, match="404"):
                urlopen(root + name)
    assert types == {"": "text/html", "a.js": "text/javascript", "b.gz": "application/octet-stream"}


def test_what_is_in_the_cache_is_held_against_the_hashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMITRY_CACHE", str(tmp_path))
    monkeypatch.setattr(pinned, "which", lambda name: f"/usr/bin/{name}")
    fetched: list[str] = []

    def other(version: str, integrity: str) -> bytes:
        fetched.append(version)
        raise Refusal("it would be fetched anew")

    monkeypatch.setattr(pinned, "_fetched", other)
    lock = json.loads(pinned.LOCK.read_text())
    folder = tmp_path / f"pyodide-{lock['version']}"
    folder.mkdir()
    for name in lock["files"]:
        (folder / name).write_bytes(b"changed")
    with pytest.raises(Refusal, match="fetched anew"):
        pinned.pyodide()
    assert fetched == [lock["version"]]


def test_without_node_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinned, "which", lambda _: None)
    with pytest.raises(Refusal, match=re.escape("https://nodejs.org")):
        pinned.pyodide()


def test_only_what_is_imported_is_shipped() -> None:
    names = {path.parts[-2] + "/" + path.name for path in needed()}
    assert "page/entry.py" in names
    assert not {name for name in names if name.startswith(("making/", "models/", "reading/"))}
