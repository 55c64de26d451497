"""How a room felt, as people write it: a person and a number from 0 to 20."""

from collections.abc import Iterable

from game.classroom.errors import ClassroomError
from game.classroom.paper_table import PaperTable
from game.library.nearest import hint
from game.rules.state import METER_TOP


def read_rapport(table: PaperTable, felt: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Rapport by person, from pairs of words as in `("begin", "14")`.

    Raises:
        ClassroomError: nobody at this table is called so, or that is no rapport.
    """
    rapport: dict[str, int] = {}
    faces = table.case_role.faces
    for name, number in felt:
        person = name.strip().lower()
        if person not in faces:
            raise ClassroomError(f'Nobody at this table is called "{name}"; {hint(person, faces)}')
        if person in rapport:
            raise ClassroomError(f"The rapport with {person} is given twice: name one number.")
        written = number.isascii() and number.isdecimal() and len(number) <= len(str(METER_TOP))
        if not written or int(number) > METER_TOP:
            raise ClassroomError(
                f'"{number[:20]}" is no rapport with {person}: '
                f"a whole number from 0 to {METER_TOP}."
            )
        rapport[person] = int(number)
    return rapport


def split_rapport(words: Iterable[str]) -> list[tuple[str, str]]:
    """Words as in `begin=14` or `begin=14,sadat=9`, taken apart.

    Raises:
        ClassroomError: one of them is not PERSON=N.
    """
    pairs: list[tuple[str, str]] = []
    for word in ",".join(words).split(","):
        name, equals, number = word.partition("=")
        if not equals or not name.strip():
            raise ClassroomError(f'"{word}" is not PERSON=N, as in begin=14.')
        pairs.append((name, number.strip()))
    return pairs
