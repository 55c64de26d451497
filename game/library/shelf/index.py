"""The index of cases on disk: a cache that may be lost, damaged or refused at any time."""

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from game.library.gates.files import read_file
from game.library.gates.writing import write_file
from game.library.shelf.listing import Listing

CACHE_VARIABLE = "SUMMITRY_CACHE"
"""Environment variable that names another folder for the index."""

FORMAT = 1
"""Changes with what the index holds."""

MOST_BYTES = 20_000_000
"""No index is longer; what is, is none of ours."""

MOST_KEPT = 500
"""Cases kept in the index, those of folders not given this time included."""


def cache_folder() -> Path:
    """Return the folder of the index: the user's cache folder, unless the variable names one."""
    named = os.environ.get(CACHE_VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("summitry", appauthor=False)


class Index:
    """Listings by case folder, each with the hash of the content it was made from."""

    def __init__(self, path: Path, cases: dict[str, Any]) -> None:
        self._path = path
        self._cases = cases
        self._changed = False

    @classmethod
    def read(cls) -> "Index":
        """Return the index on disk, or an empty one where there is none that can be used."""
        path = cache_folder() / "shelf.json"
        try:
            found = json.loads(read_file(path, MOST_BYTES))
            usable = found["format"] == FORMAT and found["code"] == _code_stamp()
            cases = found["cases"] if usable else {}
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            cases = {}
        return cls(path, cases if isinstance(cases, dict) else {})

    def get(self, folder: Path, key: str) -> Listing | None:
        """Return the listing of the case in `folder`, unless its content is now another."""
        found = self._cases.get(_name(folder))
        if not isinstance(found, dict) or found.get("key") != key:
            return None
        try:
            return Listing.from_json(found.get("listing"))
        except ValueError:
            return None

    def put(self, folder: Path, key: str, listing: Listing) -> None:
        """Keep the listing of a case."""
        name = _name(folder)
        self._cases.pop(name, None)
        self._cases[name] = {"key": key, "listing": listing.to_json()}
        self._changed = True

    def write(self) -> None:
        """Write the index where it has changed; one that cannot be written is done without."""
        if not self._changed:
            return
        kept = dict(list(self._cases.items())[-MOST_KEPT:])
        whole = json.dumps({"format": FORMAT, "code": _code_stamp(), "cases": kept})
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_file(self._path, whole.encode(), private=True)


def _name(folder: Path) -> str:
    return str(folder.resolve())


def _code_stamp() -> str:
    """Return what changes with the code that reads and checks cases: `broken` depends on it."""
    stamp = sha256()
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        about = path.stat()
        stamp.update(f"{path.name}:{about.st_size}:{about.st_mtime_ns};".encode())
    return stamp.hexdigest()
