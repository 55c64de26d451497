"""Tables: the meetings of a role at its table, each worked out once for all marks alike to it."""

from collections.abc import Callable
from functools import cached_property

from game.explore.marks import Marks
from game.explore.meeting import Meeting
from game.explore.pricing import Answered, Prices, Refusal, answered
from game.explore.rounds import Rounds
from game.explore.weighing import Weighed, every_package
from game.rules.bargaining.packages import floor, open_options
from game.rules.case_role import Package


class Tables:
    """The meetings of a role, by the floors and the open options that marks decide."""

    def __init__(self, marks: Marks) -> None:
        self._marks = marks
        self._case_role = marks.case_role
        self._meetings: dict[tuple[tuple[int, ...], frozenset[str]], Meeting] = {}
        self._answered: dict[tuple[int, ...], tuple[Answered, ...]] = {}
        self._prices: dict[tuple[int, ...], Prices] = {}
        self._rounds: dict[tuple[frozenset[tuple[Refusal, int]], frozenset[int]], Rounds] = {}

    def is_open(self, option: str, now: int) -> bool:
        """Whether an option may be tabled under some marks."""
        return option not in self._case_role.option_needs or option in self._gates(now)

    def _gates(self, now: int) -> frozenset[str]:
        """The options that need facts and may be tabled."""
        marks = self._marks
        text = tuple(sorted(option for option, bit in marks.text.items() if now & bit))
        drafted = open_options(self._case_role, marks.known(now), text)
        return frozenset(
            option
            for options in drafted
            for option in options
            if option in self._case_role.option_needs
        )

    def meeting(self, now: int) -> Meeting:
        """The meeting at the table under some marks."""
        case_role, marks = self._case_role, self._marks
        knows, flags = marks.known(now), marks.flags_set(now)
        sides = (case_role.role.side, *case_role.others)
        floors = tuple(floor(case_role, side, knows, flags) for side in sides)
        gates = self._gates(now)
        found = self._meetings.get((floors, gates))
        if found is None:
            if floors not in self._prices:
                self._prices[floors] = Prices(marks, self._packages_at(floors), floors)
            found = Meeting(marks.space, self._prices[floors], gates)
            self._meetings[floors, gates] = found
        return found

    def rounds(self, meeting: Meeting) -> Rounds:
        """The rounds of a meeting, and of all in which offers are refused alike."""
        key = frozenset(meeting.refusals.items()), meeting.pledges
        found = self._rounds.get(key)
        if found is None:
            found = self._rounds[key] = Rounds(self._marks, meeting.refusals, meeting.pledges)
        return found

    @cached_property
    def _packages(self) -> tuple[Weighed, ...]:
        return every_package(self._marks)

    def _packages_at(self, floors: tuple[int, ...]) -> tuple[Answered, ...]:
        """The packages that may be tabled, answered at these floors."""
        if floors not in self._answered:
            self._answered[floors] = answered(self._marks, self._packages, floors)
        return self._answered[floors]

    def with_only(self, tabled: Callable[[Package], bool]) -> "Tables":
        """The same, where only such packages may be tabled."""
        return _OnlySome(self._marks, self, tabled)


class _OnlySome(Tables):
    """Tables at which only some packages may be tabled."""

    def __init__(self, marks: Marks, whole: Tables, tabled: Callable[[Package], bool]) -> None:
        super().__init__(marks)
        self._whole = whole
        self._tabled = tabled

    def _packages_at(self, floors: tuple[int, ...]) -> tuple[Answered, ...]:
        whole = self._whole._packages_at(floors)
        return tuple(each for each in whole if self._tabled(each[0].package))
