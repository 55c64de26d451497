"""Python for the browser: its standard library less what is not used, and the game's modules."""

import hashlib
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from game.library.errors import Refusal
from game.library.gates.files import read_file
from game.library.gates.writing import write_file
from game.library.shelf.index import cache_folder
from game.site.making.modules import data, libraries, sources
from game.site.making.pinned import MOST_BYTES, Pyodide

HERE = Path(__file__).parent

PATIENCE = 300

USED = HERE / "standard_library.txt"
"""The modules that the game, Jinja or Pyodide itself imports, one a line."""


def standard_library(pyodide: Pyodide) -> bytes:
    """The standard library that is used, as a zip of compiled modules."""
    with zipfile.ZipFile(BytesIO(pyodide.read("python_stdlib.zip"))) as given:
        modules = read_file(USED, MOST_BYTES).decode().split()
        kept = {f"{module}.py": given.read(f"{module}.py") for module in modules}
    return _compiled(pyodide, kept, lines=False)


def game_pack(pyodide: Pyodide) -> bytes:
    """The game's modules compiled, its templates, Jinja and MarkupSafe, for `worker.js` to lay."""
    own = _compiled(pyodide, sources(), lines=True)
    theirs = _compiled(pyodide, libraries(), lines=False)
    return _pack(_members(own) | _members(theirs) | data())


def _members(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return {path: opened.read(path) for path in opened.namelist()}


def _pack(files: Mapping[str, bytes]) -> bytes:
    """Files one after another, behind the list of them and its length."""
    listed = json.dumps([[path, len(content)] for path, content in files.items()]).encode()
    return len(listed).to_bytes(4, "big") + listed + b"".join(files.values())


def _compiled(pyodide: Pyodide, modules: Mapping[str, bytes], *, lines: bool) -> bytes:
    """Modules as a zip of what they compile to under Pyodide; kept, since it takes seconds.

    With `lines` they know their lines, so that a fault of theirs can be told.

    Raises:
        Refusal: node cannot do it.
    """
    given = BytesIO()
    with zipfile.ZipFile(given, "w", zipfile.ZIP_STORED) as archive:
        for path, content in sorted(modules.items()):
            archive.writestr(zipfile.ZipInfo(path), content)
    script = HERE / "under_pyodide.py"
    how = read_file(script, MOST_BYTES) + f"{pyodide.version} {lines}".encode()
    key = hashlib.sha256(given.getvalue() + how).hexdigest()
    kept = cache_folder() / "compiled" / f"{key}.zip"
    try:
        return read_file(kept, MOST_BYTES)
    except OSError:
        made = _under_pyodide(pyodide, script, given.getvalue(), lines=lines)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_file(kept, made)
    except OSError:
        # It is made again the next time.
        pass
    return made


def _under_pyodide(pyodide: Pyodide, script: Path, modules: bytes, *, lines: bool) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder, "sources.zip"), Path(folder, "made.zip")
        write_file(given, modules)
        told = "lines" if lines else ""
        words = [pyodide.node, HERE / "compile.mjs", pyodide.folder, script, given, out, told]
        try:
            ran = subprocess.run(
                list(map(str, words)), capture_output=True, text=True, timeout=PATIENCE, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Refusal(f"node could not run Pyodide: {type(error).__name__}") from None
        if ran.returncode:
            said = " ".join(ran.stderr.split())[-300:]
            raise Refusal(f"node could not run Pyodide: {said}")
        return read_file(out, MOST_BYTES)
