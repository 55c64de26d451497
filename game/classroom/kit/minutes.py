"""Part I: the plans of 50 and of 90 minutes, from `content/workshop.md`."""

import re
from collections.abc import Iterable
from pathlib import Path
from shlex import quote

from game.classroom.errors import ClassroomError
from game.classroom.kit.written import sections, written_file
from game.classroom.paper_table import PaperTable
from game.classroom.scoring.columns import RAPPORT
from game.classroom.wording import counted, listed
from game.library.content_folders import own_content
from game.pages.document import FOR_YOU, Page, Written

WORKSHOP = "workshop.md"

PLACE = re.compile(r"\{([a-z]+)\}")
"""Where the plan names something of the case: `{case}`."""


def minute_plans(table: PaperTable) -> tuple[Page, ...]:
    """A page for each part of the workshop file under a heading of its own.

    Raises:
        ClassroomError: the file cannot be used, or names something there is no word for.
    """
    path = written_file(table, WORKSHOP)
    return tuple(
        Page(
            f"i-{section.slug}",
            section.title,
            FOR_YOU,
            (Written(_filled(section.text, table, path)),),
            "I",
        )
        for section in sections(path)
    )


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
        "content": _content_option(table),
    }

    def word(found: re.Match[str]) -> str:
        if found[1] not in words:
            known = ", ".join(f"{{{name}}}" for name in words)
            raise ClassroomError(f"{path} has a {found[0]} in it; it may name {known}.")
        return words[found[1]]

    return PLACE.sub(word, text)


def _content_option(table: PaperTable) -> str:
    """What a command needs to find a case that does not come with the game, as a shell reads it."""
    folder = table.case_file.folder.parent.parent
    return "" if folder.resolve() == own_content() else f" --content {quote(str(folder))}"


def _rapport_columns(table: PaperTable) -> Iterable[str]:
    """Whose number goes where in the spreadsheet."""
    faces = table.case_role.role.faces
    for person in table.case_role.faces:
        names = [table.side_name(side) for side, face in faces.items() if face == person]
        yield f"under `{RAPPORT} {person}` the number of {_as_markdown(listed(names, 'or'))}"


def _as_markdown(text: str) -> str:
    from game.pages.as_markdown import escaped

    return escaped(text)
