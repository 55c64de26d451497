"""A role of a case made ready for play: the models, with what the rules look up often."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from game.library.roles import NoSuchRole, RoleName

if TYPE_CHECKING:
    from game.library.case_file import CaseFile
    from game.library.models.case import Case, OptionNeeds
    from game.library.models.debrief import Debrief
    from game.library.models.role import Action, Choice, PlanLine, Role
    from game.library.onward import Onward

Package = tuple[str | None, ...]
"""One option id an issue, in the order of the case's issues; None where it is in brackets."""


@dataclass(frozen=True, eq=False)
class CaseRole:
    """A case, one of its roles and the debrief; compared by identity, so it can key a cache."""

    case: Case
    name: RoleName
    role: Role
    debrief: Debrief
    onward: Onward | None = None
    """Where to go from the case."""

    @cached_property
    def others(self) -> tuple[str, ...]:
        """The other sides whose yes is needed, in the order of the role's faces."""
        return tuple(self.role.faces)

    @cached_property
    def faces(self) -> tuple[str, ...]:
        """The persons whose rapport is kept: one for each side, no person twice."""
        return tuple(dict.fromkeys(self.role.faces.values()))

    @cached_property
    def face_index(self) -> dict[str, int]:
        """By person: his place in the rapport meters."""
        return {person: index for index, person in enumerate(self.faces)}

    @cached_property
    def side_face_index(self) -> dict[str, int]:
        """By other side: the place of its face in the rapport meters."""
        return {side: self.face_index[person] for side, person in self.role.faces.items()}

    @cached_property
    def worth(self) -> dict[str, int]:
        """By fact: what it adds to preparation; 0 for a false lead."""
        return {fact_id: fact.worth for fact_id, fact in self.case.facts.items()}

    @cached_property
    def issue_ids(self) -> tuple[str, ...]:
        """The issues in file order."""
        return tuple(self.case.issues)

    @cached_property
    def option_ids(self) -> tuple[tuple[str, ...], ...]:
        """By issue: its options in file order."""
        return tuple(tuple(issue.options) for issue in self.case.issues.values())

    @cached_property
    def option_text(self) -> dict[str, str]:
        """By option: its text."""
        return {
            option_id: option.text
            for issue in self.case.issues.values()
            for option_id, option in issue.options.items()
        }

    @cached_property
    def option_needs(self) -> dict[str, OptionNeeds]:
        """By option: what must be known to table it, of the options that need anything."""
        return {
            option_id: option.needs
            for issue in self.case.issues.values()
            for option_id, option in issue.options.items()
            if option.needs is not None
        }

    @cached_property
    def option_issue(self) -> dict[str, int]:
        """By option: the place of its issue."""
        return {
            option: index for index, options in enumerate(self.option_ids) for option in options
        }

    @cached_property
    def points(self) -> dict[str, dict[str, int]]:
        """By side and option: weight x value, in hundredths of a point."""
        return {side: self._points_of(side) for side in self.case.sides}

    def _points_of(self, side: str) -> dict[str, int]:
        points: dict[str, int] = {}
        for issue in self.case.issues.values():
            for option_id, option in issue.options.items():
                value = option.values[side]
                if not isinstance(value, int):
                    value = value.readings[value.default]
                points[option_id] = issue.weights[side] * value
        return points

    @cached_property
    def shown_points(self) -> dict[str, dict[str, Fraction]]:
        """By side and option: weight x value / 100, as the table shows it."""
        return {
            side: {option: Fraction(hundredths, 100) for option, hundredths in points.items()}
            for side, points in self.points.items()
        }

    @cached_property
    def weights(self) -> dict[str, tuple[int, ...]]:
        """By side: the weight of each issue in file order."""
        return {
            side: tuple(issue.weights[side] for issue in self.case.issues.values())
            for side in self.case.sides
        }

    @cached_property
    def refused(self) -> frozenset[str]:
        """Options some side at this role's table refuses, pledges of the player's included."""
        sides = (self.role.side, *self.others)
        return frozenset(option for side in sides for option in self.case.sides[side].refuses)

    @cached_property
    def pledges(self) -> frozenset[str]:
        """Options the player's own side refuses."""
        return frozenset(self.case.sides[self.role.side].refuses)

    @cached_property
    def openings(self) -> tuple[tuple[tuple[frozenset[str], Package], ...], ...]:
        """By other side: what it may open with, each with its flags; the last has none."""
        table = self.role.table
        if table is None:
            return ()
        return tuple(
            tuple((frozenset(each.flags), self.package(each.package)) for each in table.opens[side])
            for side in self.others
        )

    @cached_property
    def default_openings(self) -> dict[str, Package]:
        """By other side: its opening package where no flag is set; empty without a table."""
        return {s: several[-1][1] for s, several in zip(self.others, self.openings, strict=False)}

    def opens(self, flags: frozenset[str] = frozenset()) -> tuple[Package, ...]:
        """By other side: its opening package while these flags are set; the first that fits."""
        return tuple(
            next(package for needed, package in several if needed <= flags)
            for several in self.openings
        )

    @cached_property
    def actions(self) -> dict[str, Action]:
        """The groundwork actions by id."""
        return {action.id: action for action in self.role.groundwork.actions}

    @cached_property
    def choices(self) -> dict[str, dict[str, Choice]]:
        """By scene: its choices by id."""
        return {
            scene_id: {choice.id: choice for choice in scene.choices}
            for scene_id, scene in self.role.scenes.items()
        }

    @cached_property
    def adviser(self) -> str:
        """Who reads the room for the player, by name."""
        return self.person_name(self.role.adviser.person)

    @cached_property
    def plan_lines(self) -> dict[str, PlanLine]:
        """The lines of the planning sheet by id."""
        return {line.id: line for line in self.role.plan.lines}

    @cached_property
    def face_to_face(self) -> frozenset[str]:
        """The scenes in which somebody of another side is present."""
        side_of = {name: person.side for name, person in self.case.people.items()}
        return frozenset(
            scene_id
            for scene_id, scene in self.role.scenes.items()
            if any(side_of[person] not in (None, self.role.side) for person in scene.present)
        )

    @cached_property
    def _taught(self) -> tuple[frozenset[str], frozenset[str]]:
        """The facts that can be prepared, and those that can be told; false leads too."""
        prepared = {fact for action in self.actions.values() for fact in action.effects.learn}
        told: set[str] = set()
        for scene_id, choices in self.choices.items():
            for choice in choices.values():
                face_to_face = scene_id in self.face_to_face and choice.effects.by is None
                (told if face_to_face else prepared).update(choice.effects.learn)
        return frozenset(prepared), frozenset(told)

    @cached_property
    def can_be_bought(self) -> frozenset[str]:
        """Facts that an action teaches, false leads too."""
        return frozenset(fact for action in self.actions.values() for fact in action.effects.learn)

    @property
    def can_be_told(self) -> frozenset[str]:
        """Facts that somebody tells the player to his face, false leads too."""
        return self._taught[1]

    @cached_property
    def only_face_to_face(self) -> frozenset[str]:
        """True facts that can be known only by being told."""
        prepared, told = self._taught
        return frozenset(fact for fact in told - prepared if self.worth[fact])

    @cached_property
    def only_by_trust(self) -> frozenset[str]:
        """Those among them that nobody tells who has not some rapport."""
        for_less = {
            fact
            for choices in self.choices.values()
            for choice in choices.values()
            if choice.needs is None or not any(choice.needs.rapport.values())
            for fact in choice.effects.learn
        }
        return self.only_face_to_face - for_less

    def package(self, settled: dict[str, str]) -> Package:
        """The package with these options by issue; the other issues in brackets."""
        return tuple(settled.get(issue) for issue in self.issue_ids)

    def by_issue(self, package: Package) -> dict[str, str | None]:
        """A package as a mapping from issue to option."""
        return dict(zip(self.issue_ids, package, strict=True))

    def person_name(self, person: str) -> str:
        """The name of a person of the case."""
        return self.case.people[person].name

    @cached_property
    def short_names(self) -> dict[str, str]:
        """By full name: what a person is called where there is little room."""
        return {
            person.name: person.short or person.name.split()[-1]
            for person in self.case.people.values()
        }

    def side_name(self, side: str) -> str:
        """A side's short name, as in `Moscow`."""
        return self.case.sides[side].short


_made: WeakKeyDictionary[CaseFile, dict[str, CaseRole]] = WeakKeyDictionary()


def case_role_of(case_file: CaseFile, role: RoleName) -> CaseRole:
    """A role of a case, made once, because plays share what is worked out of it.

    Raises:
        NoSuchRole: the case has no such role.
    """
    made = _made.setdefault(case_file, {})
    if role not in made:
        model = case_file.roles.get(role)
        if model is None:
            other = "leader" if role == "envoy" else "envoy"
            raise NoSuchRole(f"{case_file.case.id} has no {role}: it is played as {other} only.")
        made[role] = CaseRole(case_file.case, role, model, case_file.debrief, case_file.onward)
    return made[role]
