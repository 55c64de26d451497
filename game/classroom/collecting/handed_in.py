"""Which files were handed in: the files given, and those in the folders given."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from game.classroom.collecting.kinds import SUFFIX, kind_of
from game.classroom.errors import ClassroomError
from game.classroom.wording import counted
from game.library.gates.files import exists
from game.library.limits import FILES_LOOKED_AT, HANDED_IN


class HandedIn(NamedTuple):
    """A file that may be a journal."""

    path: Path
    within: tuple[str, ...] = ()
    """The folders it lies in, below the one that was given."""

    @property
    def stem(self) -> str:
        """Its name without `.json`, and without what a program put behind that."""
        name = self.path.name
        place = name.lower().rfind(SUFFIX)
        return name[:place] if place > 0 else self.path.stem


class Found(NamedTuple):
    """What lies in a folder that was given."""

    files: list[HandedIn]
    told: list[str]
    """What else lies there that may have been meant, in sentences."""
    notices: list[str]
    """What was passed over, as it is never a student's."""


def handed_in(paths: Iterable[Path]) -> Found:
    """The files to read, each once, and what else lies in the folders.

    Folders are read with the folders in them, as learning platforms unpack them. A link that
    leads elsewhere is not followed: nothing is read but what was given.

    Raises:
        ClassroomError: there is no such file or folder, or there is too much.
    """
    found: dict[Path, HandedIn] = {}
    told: list[str] = []
    notices: list[str] = []
    for path in paths:
        if path.is_dir():
            inside = _inside(path)
            told += inside.told
            notices += inside.notices
            files = inside.files
        elif exists(path):
            files = [HandedIn(path)]
        else:
            raise ClassroomError(f"There is no file or folder at {path}.")
        for each in files:
            found.setdefault(each.path.resolve(), each)
        if len(found) > HANDED_IN.most:
            raise ClassroomError(f"{path}: {HANDED_IN.passed()}; collect a part of it at a time.")
    return Found(list(found.values()), told, notices)


class _Names:
    """Names in a folder, by why they are not read."""

    def __init__(self) -> None:
        self.archives: list[str] = []
        self.links: list[str] = []
        self.closed: list[str] = []
        self.others: list[str] = []
        self.hidden: list[str] = []

    def told(self, folder: Path) -> list[str]:
        """In sentences what may have been meant to be read."""
        return [
            *_not_read(folder, self.archives, "an archive: unpack it first", named=20),
            *_not_read(folder, self.links, "a link to elsewhere"),
            *_not_read(folder, self.closed, "closed to you: it cannot be looked into"),
            *_not_read(folder, self.others, "not a journal"),
        ]


def _inside(folder: Path) -> Found:
    files: list[HandedIn] = []
    names = _Names()
    looked_at = 0
    closed = names.closed

    def cannot(error: OSError) -> None:
        closed.append(os.path.relpath(error.filename, folder))

    for at, folders, inside in os.walk(folder, onerror=cannot):
        here = Path(at)
        within = here.relative_to(folder).parts
        # Sorted, and without what is hidden: what lies in that is not even counted.
        names.hidden += [str(Path(*within, each)) for each in sorted(folders) if _is_hidden(each)]
        folders[:] = sorted(each for each in folders if not _is_hidden(each))
        looked_at += len(folders) + len(inside)
        if looked_at > FILES_LOOKED_AT.most:
            raise ClassroomError(
                f"{folder}: {FILES_LOOKED_AT.passed()}; collect a part of it at a time."
            )
        for name in [*folders, *sorted(inside)]:
            _sort(here / name, within, names, files)
    notices = _not_read(folder, names.hidden, "hidden")
    return Found(files, names.told(folder), notices)


def _sort(path: Path, within: tuple[str, ...], names: _Names, files: list[HandedIn]) -> None:
    """Put a file where it belongs; a folder is walked by itself."""
    name = str(Path(*within, path.name))
    if path.is_symlink():
        names.links.append(name)
    elif path.is_dir():
        return
    elif _is_hidden(path.name):
        if path.suffix.lower() == SUFFIX:
            names.hidden.append(name)
    elif (kind := kind_of(path)) == "journal":
        files.append(HandedIn(path, within))
    elif kind == "archive":
        names.archives.append(name)
    else:
        names.others.append(name)


def _is_hidden(name: str) -> bool:
    # What a Macintosh adds to an archive is of no use to anybody, hidden or not.
    return name.startswith(".") or name == "__MACOSX"


def _not_read(folder: Path, names: list[str], why: str, named: int = 3) -> list[str]:
    """A sentence on files that are not read; none where there are none."""
    if not names:
        return []
    more = f" and {counted(len(names) - named, 'file')} more" if len(names) > named else ""
    each = f", {why}" if len(names) == 1 else f", each {why}"
    return [f"{folder}: not read: {', '.join(names[:named])}{more}{each}."]
