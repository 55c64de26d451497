"""Which article wins a role: what its best ending takes, paper or a person, or both."""

from collections.abc import Mapping
from typing import NamedTuple

from game.explore.queries.ending_reached import EndingReached
from game.explore.queries.restricted import Restricted
from game.rules.case_role import CaseRole

READY_FROM = 8
"""The preparation under which professionals have not done their work."""

UNREADY_BELOW = 10
"""The preparation below which a meeting did what no staff had."""


class Wins(NamedTuple):
    """What the best endings of a role take, and whose argument that bears out."""

    least_preparation: int
    cold: bool
    """Whether one is reached with no rapport ever above 10."""
    needs_warmth: bool
    """Whether none is reached unless a rapport stands at 13 at some time."""
    needs_told: bool
    """Whether none is reached without a fact known only by being told."""

    @property
    def _prepared(self) -> bool:
        return self.least_preparation >= READY_FROM

    @property
    def _met(self) -> bool:
        return self.needs_warmth or self.needs_told

    @property
    def foreign_policy(self) -> bool:
        """Whether professionals do the work here: never unready, and needing nobody's liking."""
        return self._prepared and (self.cold or self._met)

    @property
    def krasnyak(self) -> bool:
        """Whether a meeting does what staffs cannot: by warmth or by what is told."""
        return self._met and (self._prepared or self.least_preparation < UNREADY_BELOW)


def who_wins(
    case_role: CaseRole, endings: Mapping[str, EndingReached | None], kinds: Restricted
) -> Wins | None:
    """Which article wins a role; None where none of its best endings is reached."""
    best = {
        name: reached
        for name, reached in endings.items()
        if reached is not None and case_role.role.endings[name].best
    }
    if not best:
        return None
    return Wins(
        least_preparation=min(reached.preparation[0] for reached in best.values()),
        cold=not kinds.cold.isdisjoint(best),
        needs_warmth=not kinds.cool,
        needs_told=not kinds.untold,
    )
