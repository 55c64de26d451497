"""A chart as data: series of points, limits, and the sentence that says what they show."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Kind = Literal[
    "barred",
    "open",
    "clear",
    "frontier",
    "yours",
    "theirs",
    "signed",
    "history",
    "preparation",
    "rapport",
    "second-rapport",
    "told",
]
"""What a series shows. Of papers: those across somebody's red line, those across nobody's, those
that also clear every floor, the frontier, what was tabled by whom, what was signed, history's. Of
a play: preparation, true rapport with one or two faces, and rapport as the adviser told it."""

CLOUDS: frozenset[Kind] = frozenset({"barred", "open", "clear", "frontier"})
"""Kinds with many points and no labels."""

COURSES: frozenset[Kind] = frozenset({"preparation", "rapport", "second-rapport", "told"})
"""Kinds that stand at a level until the next move changes it."""

PATHS: frozenset[Kind] = frozenset({"yours", "theirs"})
"""Kinds whose points are joined in their order."""


class Point(NamedTuple):
    """One point, in the units of the axes."""

    x: float
    y: float
    label: str = ""


class Series(NamedTuple):
    """Points of one kind, under the name they have in the key."""

    kind: Kind
    name: str
    points: tuple[Point, ...]
    brief: str = ""
    """The name where there is little room; empty where the name itself is short."""


class Limit(NamedTuple):
    """A line across the whole chart."""

    axis: Literal["x", "y"]
    """The axis along which it is measured."""
    at: float
    name: str
    stretched: bool = False
    """Whether it is a floor as rapport has moved it."""
    brief: str = ""
    """The name where there is little room; empty where the name itself is short."""


class Axis(NamedTuple):
    """One direction of a chart."""

    title: str
    low: float
    high: float
    step: int
    """Between two figures."""
    words: tuple[tuple[float, str], ...] = ()
    """Words in place of the figures, each where its reach begins."""

    def holds(self, value: float) -> bool:
        """Whether a value lies on it."""
        return self.low <= value <= self.high

    def share(self, value: float) -> float:
        """How far along it a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    @property
    def figures(self) -> tuple[tuple[float, str], ...]:
        """What stands along it: round figures, or its words."""
        if self.words:
            return self.words
        first = self.step * -int(-self.low // self.step)
        return tuple((at, str(at)) for at in range(first, int(self.high) + 1, self.step))


class Chart(NamedTuple):
    """What is drawn, and what it shows in words."""

    id: str
    title: str
    sentence: str
    """For whoever does not see it; it says all that matters."""
    x: Axis
    y: Axis
    series: tuple[Series, ...]
    limits: tuple[Limit, ...] = ()
    close: tuple[Axis, Axis] | None = None
    """The axes of a close-up of the part where it was decided, if there is one."""

    def shows(self, point: Point) -> bool:
        """Whether a point lies within the axes."""
        return self.x.holds(point.x) and self.y.holds(point.y)

    def share(self, point: Point) -> tuple[float, float]:
        """How far along both axes a point lies, from 0 to 1."""
        return self.x.share(point.x), self.y.share(point.y)

    @property
    def closer(self) -> "Chart":
        """The chart as a close-up; the same where it has none."""
        if self.close is None:
            return self
        x, y = self.close
        return self._replace(id=f"{self.id}-close", x=x, y=y)


def axis_of_points(title: str, values: Iterable[float]) -> Axis:
    """An axis of a side's points that holds these values, in whole tens."""
    seen = tuple(values)
    low = 10 * int(min(seen, default=0) // 10)
    high = min(100, 10 * -int(-max(seen, default=100) // 10))
    if high - low < 20:
        low, high = max(0, high - 20), max(20, high)
    return Axis(title, low, high, 20 if high - low > 60 else 10)
