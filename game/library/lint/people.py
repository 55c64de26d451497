"""The player, his side and the faces of the others."""

from collections.abc import Iterator

from game.library.lint.subject import RoleSubject
from game.library.mistakes import Mistake


def faces_fit(view: RoleSubject) -> Iterator[Mistake]:
    """Faces of the role's own side; a go-between of a third side, or of none, may be one."""
    role, people = view.role, view.case.people
    for side, person in role.faces.items():
        if side == role.side:
            message = f'"{side}" is the role\'s own side; faces belong to the others'
            yield view.mistake(("faces", side), "T001", message, on_key=True)
        elif person in people and people[person].side == role.side:
            message = f'"{person}" is of the role\'s own side, "{role.side}"'
            yield view.mistake(("faces", side), "T001", message)


def rapports_at_start(view: RoleSubject) -> Iterator[Mistake]:
    """Rapports at the start that are not exactly those of the faces."""
    faces = dict.fromkeys(view.role.faces.values())
    given = view.role.start.rapport
    for person in given:
        if person not in faces:
            message = f'"{person}" is no face of this role; expected {" and ".join(faces)}'
            yield view.mistake(("start", "rapport", person), "T002", message, on_key=True)
    for person in faces:
        if person not in given:
            message = f'no rapport for "{person}"'
            yield view.mistake(("start", "rapport"), "T002", message, on_key=True)


def player_on_side(view: RoleSubject) -> Iterator[Mistake]:
    """A player who belongs to another side than the role's."""
    role = view.role
    person = view.case.people.get(role.player)
    if person is not None and role.side in view.case.sides and person.side != role.side:
        of = f'of "{person.side}"' if person.side else "of no side"
        message = f'"{role.player}" is {of}; expected a person of "{role.side}"'
        yield view.mistake(("player",), "T003", message)
