"""What the checks look at: the files of one case, and what they name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from game.library.mistakes import Mistake
from game.library.models.base import Condition, Effects
from game.library.models.case import Case
from game.library.models.debrief import Debrief
from game.library.models.role import Role
from game.library.models.shared import Concepts, SharedSources
from game.library.reading.document import Document
from game.library.reading.marks import Path
from game.library.roles import RoleName


@dataclass
class Subject:
    """One case: what could be read of its files, and of what all cases share."""

    case: Document[Case]
    roles: dict[RoleName, Document[Role]]
    debrief: Document[Debrief] | None
    sources: SharedSources | None
    concepts: Concepts | None
    complete: bool
    """Whether every file made a model; checks across files are silent where one did not."""
    shipped: bool = False
    """Whether it comes with the game, of which more is asked than of a teacher's own case."""

    @cached_property
    def issue_of(self) -> dict[str, str]:
        """By option: the issue it settles."""
        return {
            option: name
            for name, issue in self.case.model.issues.items()
            for option in issue.options
        }

    @cached_property
    def views(self) -> list["RoleSubject"]:
        """The roles that could be read."""
        return [RoleSubject(self, name, page) for name, page in self.roles.items()]


@dataclass
class RoleSubject:
    """One role of the case."""

    subject: Subject
    name: RoleName
    page: Document[Role]

    @property
    def role(self) -> Role:
        """The role itself."""
        return self.page.model

    @property
    def case(self) -> Case:
        """The case it belongs to."""
        return self.subject.case.model

    def conditions(self) -> Iterator[tuple[Path, Condition]]:
        """Yield every condition of the role."""
        return ((path, part) for path, part in self.page.parts if isinstance(part, Condition))

    def effects(self) -> Iterator[tuple[Path, Effects]]:
        """Yield the effects of every choice and action of the role."""
        return ((path, part) for path, part in self.page.parts if isinstance(part, Effects))

    @cached_property
    def face_to_face(self) -> frozenset[str]:
        """The scenes in which somebody of another side is present."""
        people = self.case.people
        own = self.role.side
        return frozenset(
            name
            for name, scene in self.role.scenes.items()
            if any(
                person in people and people[person].side not in (None, own)
                for person in scene.present
            )
        )

    @cached_property
    def learnable(self) -> dict[str, Path]:
        """By fact that the role's own moves can teach: where the first of them stands."""
        found: dict[str, Path] = {}
        for path, effects in self.effects():
            for index, fact in enumerate(effects.learn):
                found.setdefault(fact, (*path, "learn", index))
        return found

    @cached_property
    def knowable(self) -> set[str]:
        """The facts that can be known in the role: learned in it, or brought by relay."""
        return {*self.learnable, *self.role.relay}

    def mistake(self, path: Path, code: str, message: str, *, on_key: bool = False) -> Mistake:
        """Return a mistake in the role's file."""
        return self.page.mistake(path, code, message, on_key=on_key)
