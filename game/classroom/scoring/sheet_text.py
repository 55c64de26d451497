"""The text of a spreadsheet, in whatever encoding it was saved."""

from pathlib import Path

from game.classroom.errors import ClassroomError
from game.library.gates.files import FileTooLarge, NotAFile, read_file
from game.library.limits import SHEET_BYTES

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheet programs begin that are no CSV."""

MARKS_16 = (b"\xff\xfe", b"\xfe\xff")
"""The byte-order marks of UTF-16."""

MOST = 0.7
"""The share of bytes that are nothing, of every second one, from which on it is no accident."""

ONLY_MAC = frozenset((*range(0x81, 0x91), *range(0x98, 0xA0)))
"""Bytes that are accented letters on an old Macintosh; elsewhere hardly anything is written so."""

ONLY_WINDOWS = frozenset(range(0xE0, 0x100))
"""Bytes that are small accented letters in Windows-1252, and signs on an old Macintosh."""


def sheet_text(path: Path) -> tuple[str, tuple[str, ...]]:
    """The text of the file at `path`, and in sentences what had to be guessed.

    Raises:
        ClassroomError: it cannot be read, or is not text.
    """
    try:
        if path.is_dir():
            raise ClassroomError(f"{path} is a folder, not a spreadsheet.")
        raw = read_file(path, SHEET_BYTES.most)
    except NotAFile:
        raise ClassroomError(f"{path} is not a file, so it is no spreadsheet.") from None
    except FileTooLarge:
        raise ClassroomError(
            f"{path} is too large to be the spreadsheet of a class: {SHEET_BYTES.passed()}."
        ) from None
    except FileNotFoundError:
        raise ClassroomError(f"There is no spreadsheet at {path}.") from None
    except OSError as error:
        raise ClassroomError(f"{path} cannot be read: {error.strerror}.") from None
    return _decoded(path, raw)


def _decoded(path: Path, raw: bytes) -> tuple[str, tuple[str, ...]]:
    if raw.startswith(WORKBOOKS):
        raise ClassroomError(
            f"{path} is a workbook: save it as CSV (UTF-8) and name that file instead."
        )
    wide = utf_16_of(raw)
    if wide is not None:
        try:
            return raw.decode(wide), ()
        except UnicodeDecodeError:
            raise ClassroomError(f"{path} is damaged: its UTF-16 breaks off.") from None
    if b"\x00" in raw:
        raise ClassroomError(f"{path} is not text: save the spreadsheet as CSV (UTF-8).")
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        # Older spreadsheets in western Europe and America write one of two without saying so.
        name, codec = ("Mac Roman", "mac-roman") if _is_mac(raw) else ("Windows-1252", "cp1252")
        guessed = f"{path.name} is not in UTF-8; it was read as {name}, so look at the names."
        return raw.decode(codec, "replace"), (guessed,)


def utf_16_of(raw: bytes) -> str | None:
    """The kind of UTF-16 that some bytes are in, with or without its mark; None where in none."""
    if raw.startswith(MARKS_16):
        return "utf-16"
    # Without a mark: in a spreadsheet's Latin letters nearly every other byte is nothing.
    start = raw[: len(raw) // 2 * 2][:2_000]
    half = len(start) // 2
    first, second = start[::2].count(0), start[1::2].count(0)
    if half > 1 and second > half * MOST and not first:
        return "utf-16-le"
    return "utf-16-be" if half > 1 and first > half * MOST and not second else None


def _is_mac(raw: bytes) -> bool:
    found = set(raw)
    return not found.isdisjoint(ONLY_MAC) and found.isdisjoint(ONLY_WINDOWS)
