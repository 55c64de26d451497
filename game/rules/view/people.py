"""Who is who in a case."""

from typing import NamedTuple

from game.rules.case_role import CaseRole


class PersonView(NamedTuple):
    """A person of the case, as the player may read of him."""

    id: str
    name: str
    office: str
    side: str | None
    """The short name of his side, where he is of one."""
    bio: str
    wants: str
    moved_by: str
    backfires: str
    face: bool
    """Whether rapport with him counts."""


def people(case_role: CaseRole) -> tuple[PersonView, ...]:
    """Everyone of the case, those first whose rapport counts."""
    faces = frozenset(case_role.faces)
    views = [
        PersonView(
            person_id,
            person.name,
            person.office,
            case_role.side_name(person.side) if person.side else None,
            person.bio,
            person.wants,
            person.moved_by,
            person.backfires,
            person_id in faces,
        )
        for person_id, person in case_role.case.people.items()
    ]
    return tuple(sorted(views, key=lambda view: not view.face))
