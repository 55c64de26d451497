"""A role compiled: its meters, the layout of its keys, its meetings and its transitions."""

from collections.abc import Callable

from game.explore.encoding.key import KeyLayout
from game.explore.encoding.meters import MeterSpace
from game.explore.meetings.meetings import Meetings
from game.explore.questions.conditionals import asks_for_preparation, options_asked_after
from game.explore.transitions.slicing import Slice
from game.explore.transitions.transitions import Transitions
from game.rules.case_role import CaseRole, Package


class CompiledRole:
    """A role compiled for the walk."""

    def __init__(
        self,
        case_role: CaseRole,
        texts: bool = False,
        by_value: bool = False,
        also: frozenset[str] = frozenset(),
        counts_told: bool = False,
    ) -> None:
        """Compile it.

        Args:
            case_role: the role.
            texts: whether deals are told apart by what any text asks after, too.
            by_value: whether deals are told apart by what they are worth to the player's side.
            also: options by which deals are told apart besides those.
            counts_told: whether to count the worth of what was told, and nothing of how it ended.
        """
        self.case_role = case_role
        in_place = counts_told and not asks_for_preparation(case_role)
        self.space = MeterSpace(case_role, told_in_place=in_place)
        asked = options_asked_after(case_role, texts) | also
        self.layout = KeyLayout(case_role, self.space, asked, by_value, counts_told)
        self._meetings = Meetings(self.layout)
        self._transitions: dict[tuple[int, int, frozenset[str] | None], Transitions] = {}

    def transitions(
        self, for_texts: int = 0, kept: int = 0, toward: frozenset[str] | None = None
    ) -> Transitions:
        """The moves at every place, with these marks carried along, toward these places."""
        key = for_texts, kept, toward
        found = self._transitions.get(key)
        if found is None:
            slice_ = Slice(self.layout, for_texts, kept, toward)
            found = self._transitions[key] = Transitions(self.layout, slice_, self._meetings)
        return found

    def transitions_closing_with(self, closes: Callable[[Package], bool]) -> Transitions:
        """The moves at every place, where no deal is closed but by such packages."""
        return Transitions(self.layout, Slice(self.layout), self._meetings.with_only(closes))
