"""The gate for writing files: whole or not at all, and only where a file is or can be.

With `files.py`, where they are read, this is the one place that opens a file;
`tests/packaging/test_file_gate.py` keeps it so.
"""

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from game.library.gates.files import exists

WINDOWS = os.name == "nt"

TEMPORARY = ".tmp"
"""The ending of a file that is being written."""

RETRIES = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64)
"""Seconds between tries on Windows, where nobody can replace a file that somebody reads."""

OWN = 0o600
"""For the player alone."""

OTHERS_WRITE = 0o022


def write_file(path: Path, content: bytes, *, private: bool = False, held: bool = False) -> None:
    """Put `content` at `path`, on the disk and not only in its cache; of a link, in its place.

    A file that was there keeps its permissions. A new one that is `private` is for its owner
    alone, unless others may write in its folder, which is then shared on purpose.

    `held` says that nobody else can be writing it, as whoever writes a slot holds its lock: the
    temporary file has a fixed name then, and what a killed game left behind is written over.

    Raises:
        OSError: it could not be written, or something is there that is no file, or may not be
            written; what was there is as it was.
    """
    mode = _permissions(path, private=private)
    of_whom = "" if held else f".{os.getpid()}"
    temporary = path.with_name(f".{path.name}{of_whom}{TEMPORARY}")
    try:
        # Opened as a new file: where a link lay in its place, the link's own file is left alone.
        temporary.unlink(missing_ok=True)
        _create(temporary, content, mode)
        _replace(temporary, path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def create_file(path: Path, content: bytes, *, private: bool = False) -> None:
    """Put `content` at `path`, where nothing is yet.

    Raises:
        FileExistsError: something is there, a link included.
        OSError: it could not be written.
    """
    _create(path, content, OWN if private else None)


def why_unwritten(error: OSError) -> str:
    """Why a file cannot be written, in a few words."""
    return error.strerror or str(error)


def _permissions(path: Path, *, private: bool) -> int | None:
    """Those of the file to be written; None for what the system gives a new one."""
    mode = _mode_of(path)
    if mode is not None:
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, "it is write-protected")
        return mode
    if not private or WINDOWS or path.parent.stat().st_mode & OTHERS_WRITE:
        return None
    return OWN


def _mode_of(path: Path) -> int | None:
    """The permissions of the file there; None where there is none, or only a link."""
    try:
        there = path.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISREG(there.st_mode):
        return stat.S_IMODE(there.st_mode)
    # What a link leads to is left alone, but nobody means to put a file where a device is.
    if stat.S_ISLNK(there.st_mode) and (path.is_file() or not exists(path)):
        return None
    raise OSError(errno.EINVAL, "it is a folder, a pipe or a device, and no file")


def _create(path: Path, content: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o666 if mode is None else OWN)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
        if mode is not None and not WINDOWS:
            # Some drives know no permissions: what is written there is worth more than they are.
            with suppress(OSError):
                os.fchmod(descriptor, mode)


def _replace(temporary: Path, path: Path) -> None:
    for pause in RETRIES if WINDOWS else ():
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(path)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    if WINDOWS:
        return
    # Some network drives cannot; the file itself is whole either way.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
