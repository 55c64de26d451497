"""The brief: what is told and asked of the player, and the conditions before anyone spoke."""

from functools import lru_cache
from typing import NamedTuple

from game.library.argument import DRAMATISED
from game.rules.case_role import CaseRole
from game.rules.prose import prose
from game.rules.state import State
from game.rules.view.blocks import Block, Heading, Labelled, Paragraph

FIXED, OPEN = Heading("What no meeting could change"), Heading("What was open")


class BriefView(NamedTuple):
    """A role's brief as it is given."""

    place: str
    dates: str
    told: tuple[Block, ...]
    """What the case is about, who the player is, and his instructions."""
    fixed: tuple[Labelled, ...]
    """The conditions that no rapport can change, each under its kind."""
    open: tuple[Labelled, ...]
    """Those that were open."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All of it, in the order in which it is read."""
        return (*self.told, FIXED, *self.fixed, OPEN, *self.open)


def brief(case_role: CaseRole, state: State) -> BriefView:
    """The brief as it is given in a state; what is handed over may add to it."""
    return _brief(case_role, prose(case_role, state, case_role.role.brief.text))


@lru_cache(maxsize=64)
def _brief(case_role: CaseRole, passages: tuple[str, ...]) -> BriefView:
    case, role = case_role.case, case_role.role
    texts = (case.hook, f"Your part: {role.title}.", *passages, DRAMATISED)
    told: tuple[Block, ...] = (
        *map(Paragraph, texts),
        Heading("Your instructions, for you alone"),
        *map(Paragraph, role.brief.instructions),
    )
    conditions = case.conditions.values()
    fixed, open_ = (
        tuple(Labelled(each.kind, each.text) for each in conditions if each.open is is_open)
        for is_open in (False, True)
    )
    return BriefView(case.place, case.dates, told, fixed, open_)
