"""What the numbers alone put out of reach: papers that no play of a role can sign."""

from collections.abc import Iterator
from fractions import Fraction

from game.explore.packages.papers import WHOLE, unrefused
from game.explore.packages.stages import sides_of
from game.library.reading.marks import Path
from game.rules.bargaining.packages import crosses_red_line, easing, stretch, value
from game.rules.case_role import CaseRole, Package
from game.rules.numbers import shown
from game.rules.state import METER_TOP


def lowest_line(case_role: CaseRole, side: str) -> Fraction:
    """The least value at which a side could ever sign, or home stand by it.

    Its lowest reservation by any flag, with everything known that eases it, in the warmest room;
    of the player's own side with the highest mandate. No play may come to all of that: below it
    nothing is ever signed, above it nothing is promised.
    """
    model = case_role.case.sides[side]
    lowest = min([model.reservation, *(other.value for other in model.reservations)])
    floor = Fraction(lowest - easing(case_role, side, case_role.case.facts))
    if side == case_role.role.side:
        return floor - Fraction(METER_TOP - 10, 2)
    return floor - stretch(model.concentration, METER_TOP)


def out_of_reach(case_role: CaseRole) -> Iterator[tuple[str, Path, str]]:
    """Yield what no play can sign, each as a code, a place in `case.yaml` and a message."""
    if case_role.role.table is None:
        return
    signed = case_role.debrief.history.package
    for side in sides_of(case_role):
        line = lowest_line(case_role, side)
        until = f"and it never signs under {shown(line)}, however warm the room"
        if side == case_role.role.side:
            until = f"and home never stands by less than {shown(line)}, whatever the mandate"
        if signed is not None:
            yield from _signed(case_role, side, case_role.package(signed), line, until)
        best = _best(case_role, side)
        if best < line:
            message = f"no package is worth more than {shown(best)} to it, {until}"
            yield "D017", ("sides", side, "reservation"), message


def _signed(
    case_role: CaseRole, side: str, package: Package, line: Fraction, until: str
) -> Iterator[tuple[str, Path, str]]:
    """Yield what keeps a side from history's package."""
    worth = value(case_role, side, package)
    if worth < line:
        message = f"history's package is worth {shown(worth)} to it, {until}"
        yield "D016", ("sides", side, "reservation"), message
    # A pledge of one's own may be broken; it costs mandate.
    if side != case_role.role.side and crosses_red_line(case_role, side, package):
        refuses = case_role.case.sides[side].refuses
        refused = next(option for option in package if option in refuses)
        yield "D016", ("sides", side, "refuses"), f'history signed "{refused}", which it refuses'


def _best(case_role: CaseRole, side: str) -> Fraction:
    """The most that a package which nobody refuses is worth to a side."""
    points = case_role.points[side]
    most = (max((points[o] for o in options), default=0) for options in unrefused(case_role))
    return Fraction(sum(most), WHOLE)
