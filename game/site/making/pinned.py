"""Pyodide as it is pinned: fetched by npm once, into a cache, and checked byte for byte."""

import hashlib
import json
import subprocess
import tarfile
import tempfile
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import NamedTuple

from game.library.errors import Refusal
from game.library.gates.files import read_file
from game.library.gates.writing import write_file
from game.library.shelf.index import cache_folder

LOCK = Path(__file__).parent / "pyodide.json"
"""Its version, the hash of the package, and of each file that is used."""

MOST_BYTES = 50_000_000

PATIENCE = 300
"""Seconds in which npm has to fetch some megabytes."""


class Pyodide(NamedTuple):
    """The package, unpacked and checked."""

    version: str
    folder: Path
    node: str
    """The program that runs it here."""

    def read(self, name: str) -> bytes:
        """One of its files."""
        return read_file(self.folder / name, MOST_BYTES)


def pyodide() -> Pyodide:
    """The pinned Pyodide, fetched where it is not in the cache.

    Raises:
        Refusal: it cannot be had, or is not what was pinned.
    """
    lock = json.loads(read_file(LOCK, MOST_BYTES))
    version: str = lock["version"]
    node = which("node")
    if node is None:
        raise Refusal(
            "the site is built with node, which is not here: install it from https://nodejs.org "
            "or by your system (apt-get install nodejs npm); nobody needs it to play"
        )
    folder = cache_folder() / f"pyodide-{version}"
    if not all(_is(folder / name, sha256) for name, sha256 in lock["files"].items()):
        _unpack(_fetched(version, lock["integrity"]), lock["files"], folder)
    return Pyodide(version, folder, node)


def _fetched(version: str, integrity: str) -> bytes:
    npm = which("npm")
    if npm is None:
        raise Refusal("Pyodide is fetched by npm, which is not here: install it beside node")
    asked = f"pyodide@{version}"
    with tempfile.TemporaryDirectory() as folder:
        try:
            ran = subprocess.run(
                [npm, "pack", asked, "--silent", "--ignore-scripts"],
                cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Refusal(f"npm could not fetch {asked}: {type(error).__name__}") from None
        packed = list(Path(folder).glob("*.tgz"))
        if ran.returncode or len(packed) != 1:
            said = " ".join(ran.stderr.split())[-200:] or "no reason given"
            raise Refusal(f"npm could not fetch {asked}: {said}")
        content = read_file(packed[0], MOST_BYTES)
    if f"sha512-{b64encode(hashlib.sha512(content).digest()).decode()}" != integrity:
        raise Refusal(f"what npm fetched as {asked} is not what was pinned: nothing was built")
    return content


def _unpack(package: bytes, files: dict[str, str], folder: Path) -> None:
    """Lay the files that are used into a folder.

    Raises:
        Refusal: one is not what was pinned, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tarfile.open(fileobj=BytesIO(package)) as archive:
            for name, sha256 in files.items():
                member = archive.extractfile(f"package/{name}")
                content = member.read() if member is not None else b""
                if hashlib.sha256(content).hexdigest() != sha256:
                    raise Refusal(f"Pyodide's {name} is not what was pinned: nothing was built")
                write_file(folder / name, content)
    except OSError as error:
        raise Refusal(f"{folder} cannot be written: {error.strerror or error}") from None


def _is(path: Path, sha256: str) -> bool:
    try:
        return hashlib.sha256(read_file(path, MOST_BYTES)).hexdigest() == sha256
    except OSError:
        return False
