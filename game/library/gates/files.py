"""The gate for reading files, as strangers may leave them: only files, and only so much of them.

With `writing.py` this is the one place that opens a file.
"""

import os
import stat
from pathlib import Path

# Opening a named pipe must not hang the game, nor a file be read as text on Windows.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotAFile(OSError):
    """There is something there, and it is no file: a folder, a pipe, a device."""


class FileTooLarge(OSError):
    """The file is longer than is read."""


def read_file(path: Path, most: int) -> bytes:
    """Return the bytes of the file at `path`, of which there are no more than `most`.

    What is looked at is what was opened: nothing can be put in its place in between.

    Raises:
        NotAFile: it is a folder, a pipe or a device.
        FileTooLarge: there is more.
        OSError: it is not there, or cannot be read.
    """
    found = read_beginning(path, most + 1)
    if len(found) > most:
        raise FileTooLarge(f"{path} is too large")
    return found


def read_beginning(path: Path, most: int) -> bytes:
    """The first bytes of the file at `path`, so many at most.

    Raises:
        NotAFile: it is a folder, a pipe or a device.
        OSError: it is not there, or cannot be read.
    """
    if path.is_dir():
        raise NotAFile(f"{path} is a folder")
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        # What it says of its size may be less than it holds, as with files of the system.
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotAFile(f"{path} is not a file")
        return file.read(most)


def holds(path: Path, content: bytes) -> bool:
    """Whether there is a file at `path` that says exactly this."""
    try:
        return read_file(path, len(content)) == content
    except OSError:
        return False


def leads_outside(path: Path, folder: Path) -> bool:
    """Whether `path`, in `folder` by its name, is in truth somewhere else, by way of a link."""
    inside = os.path.realpath(path)
    around = os.path.realpath(folder)
    return not Path(inside).is_relative_to(around)


def is_folder(path: Path) -> bool:
    """Whether there is a folder at `path` that may be looked at."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def exists(path: Path) -> bool:
    """Whether there is anything at `path`; not where it is no path at all, being too long."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
