"""What was found in content, kept in a folder: a cache that may be lost at any time."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import astuple
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from game.library.content_folders import SHARED_FILES, lies_elsewhere, shared_file
from game.library.gates.files import read_file
from game.library.gates.writing import write_file
from game.library.limits import FILE_BYTES
from game.library.mistakes import Mistake
from game.library.shelf.emblem import EMBLEM_FILE
from game.library.shelf.hashing import content_hash, yaml_files

MOST_BYTES = 5_000_000
"""Nothing that is kept is longer; what is, is none of ours."""

MOST_KEPT = 500
"""Files kept in a folder, beyond which the oldest go."""


class Kept:
    """Values in a folder, a file each; one that cannot be read or written is done without."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        """Keep them in a folder; where all is to be found afresh, none there is trusted."""
        self._folder = folder
        self._fresh = fresh

    def get(self, key: str) -> Any:
        """What was put under a key, as JSON reads it; None where nothing of use is there."""
        if self._fresh:
            return None
        try:
            return json.loads(read_file(self._path(key), MOST_BYTES))
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, key: str, value: Any) -> None:
        """Keep a value under a key; the oldest go where there are too many."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            write_file(self._path(key), json.dumps(value).encode(), private=True)
            there = sorted(self._folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
            for path in there[:-MOST_KEPT]:
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.json"


class KeptFindings:
    """What was found in cases, trusted while no byte that was read, and none of the code, is new.

    The mistakes are kept as they were told, in groups with a name each.
    """

    def __init__(
        self, folder: Path, code: Iterable[str], called: Callable[[Path], str], *, fresh: bool
    ) -> None:
        """Keep them in a folder.

        Args:
            folder: the folder that they are kept in.
            code: the parts of the game on whose code they rest, as in `library/models`.
            called: what messages call a file.
            fresh: trust nothing that is there.
        """
        self._kept = Kept(folder, fresh=fresh)
        self._code = tuple(code)
        self._called = called

    def get(self, case: Path) -> dict[str, list[Mistake]] | None:
        """What was found in the case of a folder, by group, if nothing has changed since."""
        if lies_elsewhere(case):
            return None
        try:
            groups = self._kept.get(self._key(case))["groups"]
            return {str(name): [_mistake(*each) for each in group] for name, group in groups}
        except (ValueError, KeyError, TypeError):
            return None

    def put(self, case: Path, groups: dict[str, list[Mistake]]) -> None:
        """Keep what was found in the case of a folder, unless the folder is a link to elsewhere."""
        if lies_elsewhere(case):
            return
        plain = [(name, [astuple(each) for each in group]) for name, group in groups.items()]
        self._kept.put(self._key(case), {"groups": plain})

    def _key(self, case: Path) -> str:
        content = case.parent.parent
        told = (
            str(case.resolve()),
            self._called(case),
            content_hash([*yaml_files(case), case / EMBLEM_FILE]),
            content_hash(shared_file(content, name) for name in SHARED_FILES),
            code_hash(self._code),
        )
        return sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def _mistake(file: str, line: int, column: int, code: str, message: str) -> Mistake:
    return Mistake(str(file), int(line), int(column), str(code), str(message))


@cache
def code_hash(parts: tuple[str, ...]) -> str:
    """What changes with the code of some parts of the game, each a folder as `library/models`."""
    game = Path(__file__).parents[2]
    stamp = sha256()
    for part in parts:
        for path in sorted((game / part).rglob("*.py")):
            stamp.update(read_file(path, FILE_BYTES.most))
    return stamp.hexdigest()
