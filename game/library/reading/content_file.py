"""A content file from disk: its data with the place of each part, or its mistakes."""

import re
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from game.library.forbidden import HIDDEN, ODD_SPACE, describe
from game.library.gates.files import FileTooLarge, NotAFile, leads_outside, read_file
from game.library.limits import FILE_BYTES, MISTAKES
from game.library.mistakes import Mistake
from game.library.reading.compose import Unreadable, compose
from game.library.reading.marks import Mark
from game.library.reading.syntax import explain

_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$", re.MULTILINE)
_MISPLACED_SPACE = re.compile(
    rf"^[ ]*+(?:-[ ]++)*+(?:(?:-|[\w-]*+:)[ ]*+)?(?P<odd>[{ODD_SPACE}])[ {ODD_SPACE}]*+"
    rf"|(?P<trailing>[{ODD_SPACE}])[ ]*+$",
    re.MULTILINE,
)
"""Where a space sets parts of a file apart: before them, behind a key, and at the end of a line."""


class _Stop(Exception):
    """The file is not read any further; why has been reported."""


@dataclass(slots=True)
class ContentFile:
    """What was read of one file."""

    file: str
    """What messages call it."""
    data: Any = None
    marks: Mark = field(default_factory=lambda: Mark(1, 1, 1, 1))
    mistakes: list[Mistake] = field(default_factory=list)
    readable: bool = False
    """Whether `data` is all that was written, so that its shape may be judged."""

    def report(self, line: int, column: int, code: str, message: str) -> None:
        """Add a mistake at a place; after the last that is told, the reading ends."""
        if len(self.mistakes) >= MISTAKES.most:
            self.readable = False
            self.mistakes.append(too_many(self.file, line, column))
            raise _Stop
        self.mistakes.append(Mistake(self.file, line, column, code, message))


def too_many(file: str, line: int, column: int) -> Mistake:
    """Say that there are more mistakes than are told at once."""
    message = (
        f"there are more mistakes than the {MISTAKES.most} told here "
        f"(limit `{MISTAKES.name}`); mend these first"
    )
    return Mistake(file, line, column, "L002", message)


def read_page(path: FilePath, file: str | None = None) -> ContentFile:
    """Read the YAML file at `path`; its mistakes are in the page, and nothing is raised."""
    page = ContentFile(str(path) if file is None else file)
    if leads_outside(path, path.parent):
        # Content comes from anybody: it must not have the game show other files of the player's.
        message = "this is a link to a file in another folder; put the file itself here"
        page.report(1, 1, "L003", message)
        return page
    raw = _read_bytes(path, page)
    if raw is not None:
        read_text(raw, page)
    return page


def _read_bytes(path: FilePath, page: ContentFile) -> bytes | None:
    try:
        return read_file(path, FILE_BYTES.most)
    except NotAFile:
        message = "this is a folder, not a file" if path.is_dir() else "this is not a file of text"
        page.report(1, 1, "R002", message)
    except FileTooLarge:
        page.report(1, 1, "R003", FILE_BYTES.passed())
    except FileNotFoundError:
        page.report(1, 1, "R001", "the file is missing")
    except OSError as error:
        page.report(1, 1, "R002", f"the file cannot be read: {error.strerror}")
    return None


def read_text(raw: bytes, page: ContentFile) -> None:
    """Read YAML from `raw` into `page`."""
    try:
        _read_text(raw, page)
    except _Stop:
        return


def _read_text(raw: bytes, page: ContentFile) -> None:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line, column = _place(before, len(before))
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8"
        page.report(line, column, "R004", message)
        return
    text = _without_hidden(text, page)
    _refuse_conflicts(text, page)
    text = _without_misplaced_spaces(text, page)
    _refuse_directives(text, page)
    if not text.strip():
        page.report(1, 1, "R005", "the file is empty")
        return
    try:
        composed = compose(text, page.report)
    except Unreadable:
        return
    except yaml.YAMLError as error:
        line, column, code, message = explain(error, text)
        # What may have been cut off there is what the parser stumbled over.
        page.mistakes = [each for each in page.mistakes if (each.line, each.code) != (line, "R015")]
        page.report(line, column, code, message)
        return
    if composed is None:
        page.report(1, 1, "R005", "not there yet: the file holds nothing but comments")
        return
    page.data, page.marks, page.readable = composed


def _without_hidden(text: str, page: ContentFile) -> str:
    """Report each hidden character and put a space in its place, so that reading can go on."""
    for match in HIDDEN.finditer(text):
        line, column = _place(text, match.start())
        message = f"found {describe(match.group())}, which nobody can see; take it out"
        page.report(line, column, "R012", message)
    return HIDDEN.sub(" ", text)


def _refuse_conflicts(text: str, page: ContentFile) -> None:
    """Refuse what a merge left behind: the file says two things at once."""
    match = _CONFLICT.search(text)
    if match:
        message = (
            f'found "{match.group()}", which a merge left here; choose between the two versions '
            "and take its marks out"
        )
        page.report(*_place(text, match.start()), "R016", message)
        raise _Stop


def _without_misplaced_spaces(text: str, page: ContentFile) -> str:
    """Report spaces that are not YAML's where it looks for its own, and write its own instead."""

    def plain(match: re.Match[str]) -> str:
        group = "odd" if match["odd"] else "trailing"
        found, index = match[group], match.start(group)
        message = f"found {describe(found)}, which looks like a space and is none to YAML"
        page.report(*_place(text, index), "R012", f"{message}; write a plain space")
        return re.sub(f"[{ODD_SPACE}]", " ", match.group())

    return _MISPLACED_SPACE.sub(plain, text)


def _refuse_directives(text: str, page: ContentFile) -> None:
    """Refuse what speaks to the YAML parser, which takes minutes over ten thousand such lines."""
    for match in _DIRECTIVE.finditer(text):
        message = "a line cannot begin with `%`, which is an order to the YAML reader; take it out"
        page.report(*_place(text, match.start()), "R009", message)
        raise _Stop


def _place(text: str, index: int) -> tuple[int, int]:
    """Return the line and column of `index` in `text`, counted from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
