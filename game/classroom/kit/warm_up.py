"""Part J: a warm-up of ten minutes, from `content/warm-up.md`: two sides, whole numbers."""

from game.classroom.kit.written import sections, written_file
from game.classroom.paper_table import PaperTable
from game.pages.document import FOR_YOU, Page, Written

WARM_UP = "warm-up.md"

FOR_THE_TEACHER = "For the teacher"
"""The title of the page that no student sees."""


def warm_up(table: PaperTable) -> tuple[Page, ...]:
    """A page for each part of the file, the same for every case.

    Raises:
        ClassroomError: the file cannot be used.
    """
    return tuple(
        Page(
            f"j-warm-up-{section.slug}",
            f"Warm-up: {section.title}",
            FOR_YOU if section.title == FOR_THE_TEACHER else "Face down until you are told",
            (Written(section.text),),
            "J",
            sheets=1,
        )
        for section in sections(written_file(table, WARM_UP))
    )
