"""Writing what a teacher asked for: all of it or nothing, and never over something of hers."""

import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from errno import ENOTDIR
from pathlib import Path
from typing import NamedTuple

from game.classroom.errors import ClassroomError
from game.library.gates.files import exists, holds, read_file
from game.library.gates.writing import why_unwritten, write_file

LARGEST = 100_000_000
"""Bytes of a file that is replaced: so much of it is kept until all the others are written."""


class _Written(NamedTuple):
    """A file that is in its place by now, and what has to be done to take that back."""

    path: Path
    before: bytes | None
    """What stood there; None where nothing did."""


def write_all(files: Mapping[Path, str | bytes], *, replace: bool, private: bool = False) -> None:
    """Write every file, having looked first whether that would destroy anything.

    A file that already says the same counts as written. Where one cannot be written, those before
    it are as they were. What says something of students is `private`, as `write_file` has it.

    Raises:
        ClassroomError: something is there already, or a file cannot be written.
    """
    contents = {
        path: content.encode("utf-8", "replace") if isinstance(content, str) else content
        for path, content in files.items()
    }
    changed = {path: content for path, content in contents.items() if _differs(path, content)}
    in_the_way = [path for path in changed if _is_there(path)]
    if in_the_way and not replace:
        raise ClassroomError(
            f"{in_the_way[0]} is there already and says something else{_and_more(in_the_way)}: "
            "name another place with -o, or add --replace to write over it."
        )
    done: list[_Written] = []
    for path, content in changed.items():
        try:
            done.append(_write(path, content, private=private))
        except OSError as error:
            _take_back(done)
            raise ClassroomError(
                f"{path} cannot be written: {why_unwritten(error)}. If it is open in another "
                "program, close it there. Nothing was written."
            ) from None


def _write(path: Path, content: bytes, *, private: bool) -> _Written:
    # Of a link, the link goes: it may lead to a file that is not to be lost.
    before = read_file(path, LARGEST) if _is_file(path) else None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(ENOTDIR, f"{path.parent} is no folder") from None
    write_file(path, content, private=private)
    return _Written(path, before)


def _take_back(done: Iterable[_Written]) -> None:
    for path, before in done:
        with suppress(OSError):
            if before is None:
                path.unlink()
            else:
                write_file(path, before)


def _and_more(paths: list[Path]) -> str:
    return f", and so are {len(paths) - 1} more" if len(paths) > 1 else ""


def _is_there(path: Path) -> bool:
    return path.is_symlink() or exists(path)


def _is_file(path: Path) -> bool:
    """Whether there is a file at a path itself, and nothing that leads elsewhere or never ends."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def _differs(path: Path, content: bytes) -> bool:
    """Whether what is at a path is not yet what is to be there."""
    return not _is_file(path) or not holds(path, content)


def written_in_words(paths: Iterable[Path]) -> str:
    """A line for each file that was written."""
    return "\n".join(f"wrote {path}" for path in paths)
