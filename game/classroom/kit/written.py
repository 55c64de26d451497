"""Pages that a teacher may rewrite: Markdown files of the content folder, checked like the rest."""

import re
from pathlib import Path
from typing import NamedTuple

from game.classroom.errors import ClassroomError
from game.classroom.paper_table import PaperTable
from game.library.content_folders import shared_file
from game.library.forbidden import HIDDEN, describe
from game.library.gates.files import FileTooLarge, NotAFile, leads_outside, read_file
from game.library.limits import LINE_LENGTH, WORKSHOP_BYTES

HEADING = "## "
"""How the line begins that has the title of a page."""


LONGEST_SLUG = 60
"""Characters of a title that the name of its file has."""

HTML = re.compile(r"<[a-zA-Z/!?]")
"""How HTML begins, which whoever shows the Markdown might obey."""


class Section(NamedTuple):
    """What stands under one heading."""

    title: str
    text: str

    @property
    def slug(self) -> str:
        """Its title as a part of a file's name."""
        return re.sub("[^a-z0-9]+", "-", self.title.lower()).strip("-")[:LONGEST_SLUG] or "page"


def written_file(table: PaperTable, name: str) -> Path:
    """Where a file of the content folder of a case lies, or the game's own in its place."""
    return shared_file(table.case_file.folder.parent.parent, name)


def sections(path: Path) -> list[Section]:
    """The parts of the file at `path`, each under a heading of its own.

    Raises:
        ClassroomError: it cannot be read, lies elsewhere by a link, is too large, no text, or holds
            what a terminal or a browser would obey.
    """
    found: list[tuple[str, list[str]]] = []
    for number, line in enumerate(_text_of(path).splitlines(), 1):
        title = " ".join(line.removeprefix(HEADING).split()) if line.startswith(HEADING) else ""
        if not title:
            if found:
                found[-1][1].append(line)
            continue
        if len(title) > LINE_LENGTH.most:
            raise ClassroomError(
                f"{path}:{number} has a heading of {len(title)} characters; expected at most "
                f"{LINE_LENGTH.most} (limit `{LINE_LENGTH.name}`)."
            )
        found.append((title, []))
    parts = [Section(title, "\n".join(lines)) for title, lines in found]
    if len({part.slug for part in parts}) < len(parts):
        raise ClassroomError(f"{path} has two headings that are called alike: rename one.")
    return parts


def _text_of(path: Path) -> str:
    """What a file says, which may be anybody's, as case files are."""
    if leads_outside(path, path.parent):
        raise ClassroomError(f"{path} is a link to a file in another folder: put the file there.")
    try:
        text = read_file(path, WORKSHOP_BYTES.most).decode("utf-8-sig")
    except FileTooLarge:
        raise ClassroomError(f"{path}: {WORKSHOP_BYTES.passed()}.") from None
    except UnicodeDecodeError:
        raise ClassroomError(f"{path} is not text in UTF-8: save it as that.") from None
    except OSError as error:
        why = "it is no file" if isinstance(error, NotAFile) else error.strerror
        raise ClassroomError(f"{path} cannot be read: {why}.") from None
    wrong = HIDDEN.search(text) or HTML.search(text)
    if wrong is not None:
        line = text.count("\n", 0, wrong.start()) + 1
        what = "HTML begins" if wrong.re is HTML else f"there is {describe(wrong[0])}"
        raise ClassroomError(f"{path}:{line}: {what} here; take it out.")
    return text
