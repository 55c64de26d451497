"""Files as strangers may leave them: read only if they are files, and only so much of them."""

import os
import stat
from pathlib import Path

# Opening a named pipe must not hang the game, nor a file be read as text on Windows.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotAFile(OSError):
    """There is something there, and it is no file: a folder, a pipe, a device."""


class TooLarge(OSError):
    """The file is longer than is read."""


def read_file(path: Path, most: int) -> bytes:
    """Return the bytes of the file at `path`, of which there are no more than `most`.

    What is looked at is what was opened: nothing can be put in its place in between.

    Raises:
        NotAFile: it is a folder, a pipe or a device.
        TooLarge: there is more.
        OSError: it is not there, or cannot be read.
    """
    if path.is_dir():
        raise NotAFile(f"{path} is a folder")
    descriptor = os.open(path, _FLAGS)
    with os.fdopen(descriptor, "rb") as file:
        about = os.fstat(descriptor)
        if not stat.S_ISREG(about.st_mode):
            raise NotAFile(f"{path} is not a file")
        # A file may say less than it holds, as those of the system do.
        found = b"" if about.st_size > most else file.read(most + 1)
    if about.st_size > most or len(found) > most:
        raise TooLarge(f"{path} is too large")
    return found


def leads_outside(path: Path, folder: Path) -> bool:
    """Whether `path`, in `folder` by its name, is in truth somewhere else, by way of a link."""
    inside = os.path.realpath(path)
    around = os.path.realpath(folder)
    return not Path(inside).is_relative_to(around)


def exists(path: Path) -> bool:
    """Whether there is anything at `path`; not where it is no path at all, being too long."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
