"""A case's table on paper: who sits at it, in a room that is neither warm nor cold."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from game.classroom.codes import Codes
from game.classroom.errors import ClassroomError
from game.classroom.printed_role import PrintedRole, printed_role
from game.rules.bargaining.other_sides import tolerable_options
from game.rules.bargaining.packages import floor
from game.rules.case_role import Package
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.scoring.credit import COLD
from game.rules.state import Deal, State

if TYPE_CHECKING:
    from game.library.case_file import CaseFile
    from game.library.roles import RoleName

NEUTRAL = COLD
"""The rapport at which stretch is nothing, and the mandate at which home's line is the floor."""


@dataclass(frozen=True, eq=False)
class PaperTable:
    """The table of one role, with people in all its chairs."""

    case_file: "CaseFile"
    case_role: PrintedRole

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """The sides at the table, the role's own first."""
        return (self.case_role.role.side, *self.case_role.others)

    @cached_property
    def codes(self) -> Codes:
        """The codes of its options."""
        return Codes(self.case_role)

    def side_name(self, side: str) -> str:
        """A side's short name."""
        return self.case_role.side_name(side)

    @property
    def rounds(self) -> int:
        """How many offers each side may make."""
        table = self.case_role.role.table
        assert table is not None, "table_of() sees to it"
        return table.rounds

    def floor(self, side: str) -> int:
        """A side's floor before anybody has learned anything."""
        return floor(self.case_role, side, self.before.knows, self.before.flags)

    @cached_property
    def undrafted(self) -> tuple[str, ...]:
        """The options that nobody has drafted when the talks begin, in file order."""
        return tuple(self.case_role.option_needs)

    @cached_property
    def before(self) -> State:
        """The state before anybody has learned anything."""
        return Play.begin(self.case_role).state

    @cached_property
    def signable(self) -> tuple[tuple[str, ...], ...]:
        """By issue: every option that no side at the table refuses, drafted by now."""
        return tolerable_options(self.case_role, self._all_drafted)

    @cached_property
    def signable_undrafted(self) -> tuple[tuple[str, ...], ...]:
        """By issue: the options that no side refuses and that need no drafting."""
        return tolerable_options(self.case_role, self.before)

    @cached_property
    def _all_drafted(self) -> State:
        return self.before._replace(knows=frozenset(self.case_role.case.facts))

    def signed(self, package: Package, rapport: Mapping[str, int] | None = None) -> State:
        """The state in which a package was signed, knowing nothing, at a rapport by person."""
        felt = dict.fromkeys(self.case_role.faces, NEUTRAL) | dict(rapport or {})
        meters = tuple(felt[person] for person in self.case_role.faces)
        nothing: frozenset[str] = frozenset()
        deal = Deal("signed", package, meters, NEUTRAL, nothing, nothing)
        return self.before._replace(
            phase=Phase.DEBRIEF, rapport=meters, mandate=NEUTRAL, knows=nothing, deal=deal
        )


def table_of(case_file: "CaseFile", role: "RoleName | None" = None) -> PaperTable:
    """The table of a role; where none is named, of the leader if he has one, else the envoy.

    Raises:
        ClassroomError: there is no such role, or no table in it.
    """
    wanted: tuple[RoleName, ...] = (role,) if role else ("leader", "envoy")
    case = case_file.case.id
    if role and role not in case_file.roles:
        raise ClassroomError(f"{case} has no {role}: it is played as {_and(case_file.roles)}.")
    for name in wanted:
        model = case_file.roles.get(name)
        if model is not None and model.table is not None:
            return PaperTable(case_file, printed_role(case_file, name))
    others = [name for name, model in case_file.roles.items() if model.table is not None]
    if not others:
        raise ClassroomError(f"{case} has no table in it, so there is nothing to play on paper.")
    raise ClassroomError(
        f"The {role} of {case} has no table, so there is nothing to play on paper: "
        f"add --role {others[0]}."
    )


def _and(names: "Mapping[RoleName, object]") -> str:
    return " and ".join(names)
