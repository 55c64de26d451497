"""What a file that was handed in is, by how it begins: its name may say something else."""

import stat
from pathlib import Path
from typing import Literal

from game.library.gates.files import read_beginning, read_file
from game.library.limits import JOURNAL_BYTES

Kind = Literal["journal", "archive", "other"]

LOOKED_AT = 600
"""Bytes from the beginning of a file that are looked at."""

ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
"""How archives begin: zip, gzip, 7z, rar, bzip2, xz."""

OFFICE = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".pages", ".numbers", ".key")
"""Files of office programs, which are archives inside and hold no journal."""

SUFFIX = ".json"

SAYS_SO = '"summitry"'
"""What stands near the beginning of every journal."""


def kind_of(path: Path) -> Kind:
    """What the file at `path` is; one that cannot be read is what its name says."""
    start = beginning(path)
    name = path.name.lower()
    if name.endswith(SUFFIX):
        return "journal"
    if start.startswith(ARCHIVES) and not name.endswith(OFFICE):
        return "archive"
    text = start.decode("utf-8", "ignore").replace("\x00", "").lstrip("\ufeff \t\r\n")
    if (text.startswith("{") and SAYS_SO in text) or f"{SUFFIX}." in name:
        return "journal"
    return "other"


def beginning(path: Path) -> bytes:
    """How a file begins; nothing where it is no file, or cannot be read."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return b""
        return read_beginning(path, LOOKED_AT)
    except OSError:
        return b""


def saved_by_an_editor(path: Path) -> str:
    """In what encoding a journal is that is not in the game's; empty where it is.

    The game writes UTF-8. Another is what some editors make of it when they save.
    """
    try:
        raw = read_file(path, JOURNAL_BYTES.most)
    except OSError:
        return ""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:LOOKED_AT]:
        return "UTF-16"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return "an older encoding, such as Windows-1252 or Mac Roman"
    return ""
