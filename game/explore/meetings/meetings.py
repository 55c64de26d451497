"""The meetings of a role at its table, each worked out once for all keys alike to it."""

from collections.abc import Callable
from functools import cached_property

from game.explore.encoding.key import KeyLayout
from game.explore.meetings.meeting import Meeting
from game.explore.meetings.pricing import Answered, Prices, RefusedOffer, answered
from game.explore.meetings.rounds import Rounds
from game.explore.meetings.weighing import Weighed, every_package
from game.rules.bargaining.packages import floor, open_options
from game.rules.case_role import Package


class Meetings:
    """The meetings of a role, by the floors, openings and open options that keys decide."""

    def __init__(self, layout: KeyLayout) -> None:
        self._layout = layout
        self._case_role = layout.case_role
        self._meetings: dict[
            tuple[tuple[int, ...], tuple[Package, ...], frozenset[str]], Meeting
        ] = {}
        self._answered: dict[tuple[int, ...], tuple[Answered, ...]] = {}
        self._prices: dict[tuple[tuple[int, ...], tuple[Package, ...]], Prices] = {}
        self._rounds: dict[tuple[frozenset[tuple[RefusedOffer, int]], frozenset[int]], Rounds] = {}

    def is_open(self, option: str, key: int) -> bool:
        """Whether an option may be tabled under a key."""
        return option not in self._case_role.option_needs or option in self._gates(key)

    def _gates(self, key: int) -> frozenset[str]:
        """The options that need facts and may be tabled."""
        layout = self._layout
        text = tuple(sorted(option for option, bit in layout.text.items() if key & bit))
        drafted = open_options(self._case_role, layout.known(key), text)
        return frozenset(
            option
            for options in drafted
            for option in options
            if option in self._case_role.option_needs
        )

    def meeting(self, key: int) -> Meeting:
        """The meeting at the table under a key."""
        case_role, layout = self._case_role, self._layout
        knows, flags = layout.known(key), layout.flags_set(key)
        sides = (case_role.role.side, *case_role.others)
        floors = tuple(floor(case_role, side, knows, flags) for side in sides)
        openings = case_role.opens(flags)
        gates = self._gates(key)
        found = self._meetings.get((floors, openings, gates))
        if found is None:
            priced = floors, openings
            if priced not in self._prices:
                self._prices[priced] = Prices(layout, self._packages_at(floors), floors, openings)
            found = Meeting(layout.space, self._prices[priced], gates)
            self._meetings[floors, openings, gates] = found
        return found

    def rounds(self, meeting: Meeting) -> Rounds:
        """The rounds of a meeting, and of all in which offers are refused alike."""
        key = frozenset(meeting.refusals.items()), meeting.pledges
        found = self._rounds.get(key)
        if found is None:
            found = self._rounds[key] = Rounds(self._layout, meeting.refusals, meeting.pledges)
        return found

    @cached_property
    def _packages(self) -> tuple[Weighed, ...]:
        return every_package(self._layout)

    def _packages_at(self, floors: tuple[int, ...]) -> tuple[Answered, ...]:
        """The packages that may be tabled, answered at these floors."""
        if floors not in self._answered:
            self._answered[floors] = answered(self._layout, self._packages, floors)
        return self._answered[floors]

    def with_only(self, tabled: Callable[[Package], bool]) -> "Meetings":
        """The same, where only such packages may be tabled."""
        return _OnlySome(self._layout, self, tabled)


class _OnlySome(Meetings):
    """Meetings at which only some packages may be tabled."""

    def __init__(
        self, layout: KeyLayout, whole: Meetings, tabled: Callable[[Package], bool]
    ) -> None:
        super().__init__(layout)
        self._whole = whole
        self._tabled = tabled

    def _packages_at(self, floors: tuple[int, ...]) -> tuple[Answered, ...]:
        whole = self._whole._packages_at(floors)
        return tuple(each for each in whole if self._tabled(each[0].package))
