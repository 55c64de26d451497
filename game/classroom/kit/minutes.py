"""Part I: the plans of 50 and of 90 minutes, from `content/workshop.md`."""

import re
from collections.abc import Iterable
from pathlib import Path

from game.classroom.errors import ClassroomError
from game.classroom.paper_table import PaperTable
from game.classroom.scoring.columns import RAPPORT
from game.classroom.wording import counted, listed
from game.library.content_folders import shared_file
from game.library.files import NotAFile, TooLarge, leads_outside, read_file
from game.library.forbidden import HIDDEN, describe
from game.library.limits import WORKSHOP_BYTES
from game.pages.document import Page, Written

WORKSHOP = "workshop.md"

HEADING = re.compile(r"^## +(\S.*)$", re.MULTILINE)

HTML = re.compile(r"<[a-zA-Z/!?]")
"""How HTML begins, which whoever shows the Markdown might obey."""

PLACE = re.compile(r"\{([a-z]+)\}")
"""Where the plan names something of the case: `{case}`."""


def minute_plans(table: PaperTable) -> tuple[Page, ...]:
    """A page for each part of the workshop file under a heading of its own.

    Raises:
        ClassroomError: the file cannot be read, or names something there is no word for.
    """
    path = shared_file(table.case_file.folder.parent.parent, WORKSHOP)
    parts = [part.strip(" ") for part in HEADING.split(_text_of(path))[1:]]
    return tuple(
        Page(
            f"i-{re.sub('[^a-z0-9]+', '-', title.lower()).strip('-')}",
            title,
            "For the teacher only",
            (Written(_filled(body, table, path)),),
            "I",
        )
        for title, body in zip(parts[::2], parts[1::2], strict=True)
    )


def _text_of(path: Path) -> str:
    """What the workshop file says, which may be anybody's, as case files are."""
    if leads_outside(path, path.parent):
        raise ClassroomError(f"{path} is a link to a file in another folder: put the file there.")
    try:
        text = read_file(path, WORKSHOP_BYTES.most).decode("utf-8-sig")
    except TooLarge:
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


def _filled(text: str, table: PaperTable, path: Path) -> str:
    names = [table.side_name(side) for side in table.sides]
    case = table.case_role.case
    words = {
        "case": case.id,
        "title": _as_markdown(case.title),
        "sides": _as_markdown(listed(names)),
        "own": _as_markdown(names[0]),
        "columns": ", ".join(_rapport_columns(table)),
        "seats": {2: "two", 3: "three"}[len(names)],
        "offers": counted(table.rounds, "offer"),
        "codes": " ".join(f"{letter}1" for letter in table.codes.letters),
        "letters": f"{table.codes.letters[0]} to {table.codes.letters[-1]}",
        "role": table.case_role.name,
    }

    def word(found: re.Match[str]) -> str:
        if found[1] not in words:
            known = ", ".join(f"{{{name}}}" for name in words)
            raise ClassroomError(f"{path} has a {found[0]} in it; it may name {known}.")
        return words[found[1]]

    return PLACE.sub(word, text)


def _rapport_columns(table: PaperTable) -> Iterable[str]:
    """Whose number goes where in the spreadsheet."""
    faces = table.case_role.role.faces
    for person in table.case_role.faces:
        names = [table.side_name(side) for side, face in faces.items() if face == person]
        yield f"under `{RAPPORT} {person}` the number of {_as_markdown(listed(names, 'or'))}"


def _as_markdown(text: str) -> str:
    from game.pages.as_markdown import escaped

    return escaped(text)
