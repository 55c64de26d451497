"""A role with the points that stand on paper: in tenths, so that whoever adds them up is right."""

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from game.rules.case_role import CaseRole

if TYPE_CHECKING:
    from game.library.case_file import CaseFile
    from game.library.roles import RoleName

TENTH = 10
"""Of a point, in hundredths."""


class PrintedRole(CaseRole):
    """A role at a paper table: an option is worth what is printed, and so is a whole paper.

    The case's own points are weight x value / 100, to the hundredth. Nobody adds those up in his
    head, and whoever rounds them may come out on the other side of a floor.
    """

    @cached_property
    def points(self) -> dict[str, dict[str, int]]:
        """By side and option: the printed points in hundredths, rounded half up to a tenth."""
        return {
            side: {
                option: (hundredths + TENTH // 2) // TENTH * TENTH
                for option, hundredths in self._points_of(side).items()
            }
            for side in self.case.sides
        }


@lru_cache(maxsize=64)
def printed_role(case_file: "CaseFile", role: "RoleName") -> PrintedRole:
    """A role of a case as it is played on paper."""
    return PrintedRole(case_file.case, role, case_file.roles[role], case_file.debrief)
