"""The folder of a site, made and written, with a report of its sizes."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from game.library.errors import Refusal
from game.library.gates.files import read_file
from game.library.gates.writing import write_file
from game.library.shelf.shelf import ListedCase, Shelf
from game.site.making.cases import as_json, case_of, index_of, listed
from game.site.making.first_page import POLICY, first_page
from game.site.making.pinned import MOST_BYTES, Pyodide, pyodide
from game.site.making.python import game_pack, standard_library
from game.site.making.script import without_list, without_map
from game.web import static

STATIC = Path(__file__).parent.parent / "static"

OWN = ("begin.js", "site.js", "worker.js", "site.css")

BIG = ("pyodide.asm.wasm", "python_stdlib.zip", "game.pack")
"""What the bar counts while it loads."""

LAID_HERE = "summitry-site.json"
"""Says of a folder that a site was written there, and which files are its own."""


EDITIONS = "files-"
"""How the folder of an edition is called, before its number."""


class Report(NamedTuple):
    """What was written."""

    folder: Path
    cases: int
    edition: str
    sizes: tuple[tuple[str, int], ...]
    """Of what a reader's first visit brings, by part: bytes as they are shipped."""

    @property
    def edition_folder(self) -> str:
        """The name of the folder that holds all of an edition but its first page."""
        return folder_of(self.edition)

    @property
    def whole(self) -> int:
        """What a reader's first visit brings, in bytes."""
        return sum(size for _, size in self.sizes)

    @property
    def in_words(self) -> str:
        """A line for each part, and one for all."""
        lines = [f"{size / 1e6:8.2f} MB  {name}" for name, size in self.sizes]
        cases = "1 case" if self.cases == 1 else f"{self.cases} cases"
        return "\n".join(
            [
                f"wrote {self.folder}: {cases}, edition {self.edition}",
                *lines,
                f"{self.whole / 1e6:8.2f} MB  in all, once for each reader",
            ]
        )


def folder_of(edition: str) -> str:
    """Where the files of an edition lie: those of another are never taken for them."""
    return f"{EDITIONS}{edition}"


def build(shelf: Shelf, folder: Path, only: Sequence[str] = ()) -> Report:
    """Write the site of a shelf's cases, or of some of them, into a folder.

    Raises:
        Refusal: a case is broken or not there, Pyodide cannot be had, or the folder holds
            something else or cannot be written.
        BrokenContent: there are mistakes in a case.
    """
    entries = _entries(shelf, only)
    older = _older(folder)
    files = _files(shelf, entries, pyodide())
    edition = hashlib.sha256(
        b"".join(f"{name} {hashlib.sha256(files[name]).hexdigest()}".encode() for name in files)
    ).hexdigest()[:12]
    below = f"{folder_of(edition)}/"
    laid = {f"{below}{name}": content for name, content in files.items()}
    laid["index.html"] = first_page(listed(entries), below).encode()
    laid["offline.js"] = _offline(edition, laid)
    own = sorted(laid)
    try:
        for name, content in laid.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_file(folder / name, content)
        write_file(folder / LAID_HERE, json.dumps(own, indent=0).encode())
        for name in older - set(own):
            (folder / name).unlink(missing_ok=True)
        _remove_empty(folder, older - set(own))
    except OSError as error:
        named = error.filename or folder
        raise Refusal(f"{named} cannot be written: {error.strerror or error}") from None
    return Report(folder, len(entries), edition, tuple(_sizes(laid)))


def _entries(shelf: Shelf, only: Sequence[str]) -> list[ListedCase]:
    entries = [shelf.entry(case_id) for case_id in only] or list(shelf.entries)
    for entry in entries:
        # Says every mistake of a case that is broken.
        shelf.find(entry.id)
    return entries


def _older(folder: Path) -> set[str]:
    """The files of a site that was written here before.

    Raises:
        Refusal: there is something else in the folder.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return set()
    try:
        found = json.loads(read_file(folder / LAID_HERE, MOST_BYTES))
        return {name for name in found if isinstance(name, str) and _inside(name)}
    except (OSError, ValueError, TypeError):
        raise Refusal(
            f"{folder} holds something that is no site: name a folder that is empty or not there"
        ) from None


def _inside(name: str) -> bool:
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts


def _remove_empty(folder: Path, gone: Iterable[str]) -> None:
    """Remove the folders of files that are gone, where nothing else lies in them."""
    around = {folder / parent for name in gone for parent in Path(name).parents} - {folder}
    for each in sorted(around, key=lambda path: len(path.parts), reverse=True):
        # Somebody has put something there: it is his.
        with suppress(OSError):
            each.rmdir()


def _files(shelf: Shelf, entries: Sequence[ListedCase], python: Pyodide) -> dict[str, bytes]:
    """By name: every file below the folder of an edition."""
    files = {name: read_file(STATIC / name, MOST_BYTES) for name in OWN}
    files |= {name: read_file(static.FOLDER / name, MOST_BYTES) for name in static.FILES}
    # Many hosts do not know that .mjs is script.
    files["pyodide.js"] = without_map(python.read("pyodide.mjs"))
    files["pyodide.asm.js"] = without_list(python.read("pyodide.asm.mjs").decode()).encode()
    big = {
        "pyodide.asm.wasm": python.read("pyodide.asm.wasm"),
        "python_stdlib.zip": standard_library(python),
        "game.pack": game_pack(python),
    }
    packed = {name: _packed(content) for name, content in big.items()}
    files |= {f"{name}.gz": content for name, content in packed.items()}
    there = {entry.id for entry in entries}
    files["cases.json.gz"] = _packed(index_of(shelf, entries))
    for entry in entries:
        files[f"cases/{entry.id}.json.gz"] = _packed(case_of(shelf.find(entry.id), there))
    lock = json.loads(python.read("pyodide-lock.json")) | {"packages": {}}
    sizes = {name: len(content) for name, content in packed.items()}
    files["packed.json"] = as_json({"packed": sizes, "lock": lock})
    return files


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _offline(edition: str, laid: Mapping[str, bytes]) -> bytes:
    script = read_file(STATIC / "offline.js", MOST_BYTES).decode()
    names = json.dumps(["./", *sorted(laid)], indent=2)
    filled = script.replace('["@FILES@"]', names).replace("@EDITION@", edition)
    return filled.replace("@POLICY@", POLICY).encode()


def _sizes(laid: Mapping[str, bytes]) -> Iterable[tuple[str, int]]:
    parts = {
        "Python (WebAssembly)": ("pyodide.asm.wasm.gz",),
        "its script, not packed": ("pyodide.js", "pyodide.asm.js"),
        "its standard library": ("python_stdlib.zip.gz",),
        "the game and Jinja": ("game.pack.gz",),
        "the cases": (".json.gz",),
    }
    left = dict(laid)
    for part, endings in parts.items():
        names = [name for name in left if name.endswith(endings)]
        yield part, sum(len(left.pop(name)) for name in names)
    yield "pages, styles and scripts", sum(map(len, left.values()))
