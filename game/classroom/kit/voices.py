"""Who speaks for a side at the paper table: a role of the case, or somebody of that side."""

from typing import NamedTuple

from game.classroom.paper_table import PaperTable
from game.library.models.case import Person
from game.library.models.role import Role


class Speaker(NamedTuple):
    """Whose part a student takes."""

    name: str
    office: str
    role: Role | None
    """The role of the case that serves the side, with its own brief."""
    person: Person | None

    @property
    def introduced(self) -> str:
        """As in `Ronald Reagan, President of the United States`."""
        return f"{self.name}, {self.office}" if self.office else self.name


def voice(table: PaperTable, side: str) -> Speaker:
    """Who speaks for a side."""
    people, faces = table.case_role.case.people, table.case_role.role.faces
    role = _role_of(table, side)
    if role is not None:
        person = people[role.player]
        return Speaker(person.name, person.office, role, person)
    of_side = [person_id for person_id, person in people.items() if person.side == side]
    face = faces.get(side)
    # A go-between belongs to nobody's side, and speaks for none.
    chosen = face if face in of_side else of_side[0] if of_side else None
    if chosen is None:
        return Speaker(f"the delegation of {table.case_role.case.sides[side].name}", "", None, None)
    return Speaker(people[chosen].name, people[chosen].office, None, people[chosen])


def _role_of(table: PaperTable, side: str) -> Role | None:
    """The table's own role for its side; for another, a role of the case that serves it."""
    if side == table.case_role.role.side:
        return table.case_role.role
    return next((role for role in table.case_file.roles.values() if role.side == side), None)
