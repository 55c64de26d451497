"""Writing a file so that it is always whole: the old one or the new one, never half of either."""

import os
import time
from contextlib import suppress
from pathlib import Path

WINDOWS = os.name == "nt"

TEMPORARY = ".tmp"
"""The ending of a file that is being written."""

RETRIES = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64)
"""Seconds between tries on Windows, where nobody can replace a file that somebody reads."""


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path`, on the disk and not only in its cache.

    The temporary file has a fixed name: whoever writes a slot holds its lock, and what a killed
    game left behind is written over.

    Raises:
        OSError: it could not be written; the old file is as it was.
    """
    temporary = path.with_name(f".{path.name}{TEMPORARY}")
    try:
        # Opened as a new file: where a link lay in its place, the link's own file is left alone.
        temporary.unlink(missing_ok=True)
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


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
