"""Numbers that contradict one another: what a plan calls right, what a side opens or refuses."""

from collections.abc import Iterator
from fractions import Fraction

from game.library.lint.numbers import WHOLE
from game.library.lint.subject import RoleSubject, Subject
from game.library.mistakes import Mistake
from game.library.models.case import Case, DisputedValue, Issue, Side
from game.library.models.role import Pencil, PlanLine
from game.library.reading.marks import Path


def right_pencils(view: RoleSubject) -> Iterator[Mistake]:
    """Right answers of the plan that pencil what the case's own numbers say otherwise."""
    for number, line in enumerate(view.role.plan.lines):
        for index, answer in enumerate(line.answers):
            pencil = answer.pencil
            if answer.right and pencil is not None and pencil.side in view.case.sides:
                path: Path = ("plan", "lines", number, "answers", index, "pencil")
                yield from _right(view, path, pencil, line)


def _right(view: RoleSubject, path: Path, pencil: Pencil, line: PlanLine) -> Iterator[Mistake]:
    side = view.case.sides[pencil.side]
    if pencil.floor is not None and pencil.floor not in _reservations(side):
        message = (
            f'this is the right answer, and the reservation of "{pencil.side}" is '
            f"{' or '.join(map(str, _reservations(side)))}"
        )
        yield view.mistake((*path, "floor"), "T013", message)
    if pencil.option is not None and pencil.option not in side.refuses:
        message = (
            f'this is the right answer, and "{pencil.side}" does not refuse "{pencil.option}"; '
            f"it refuses {', '.join(side.refuses) or 'nothing'}"
        )
        yield view.mistake((*path, "option"), "T013", message)
    if pencil.issue in view.case.issues:
        yield from _right_issue(view, path, pencil, line)


def _right_issue(
    view: RoleSubject, path: Path, pencil: Pencil, line: PlanLine
) -> Iterator[Mistake]:
    """An issue is right for its weight: the most of those that the line names, or the least.

    Or it is what the player's own side has most to gain on, where the line asks for that.
    """
    issues = view.case.issues
    named = [
        answer.pencil.issue
        for answer in line.answers
        if answer.pencil is not None and answer.pencil.side == pencil.side
    ]
    weights = {name: _weight(issues[name], pencil.side) for name in named if name in issues}
    assert pencil.issue is not None, "asked for by the caller"
    right = weights[pencil.issue]
    ours = {name: _weight(issues[name], view.role.side) for name in weights}
    between = min(weights.values()) < right < max(weights.values())
    if between and ours[pencil.issue] < max(ours.values()):
        heaviest = max(weights, key=lambda name: weights[name])
        message = (
            f'this is the right answer, and of the issues that this line names "{heaviest}" '
            f'weighs {weights[heaviest]} for "{pencil.side}" and "{pencil.issue}" {right}'
        )
        yield view.mistake((*path, "issue"), "T014", message)


def openings_at_their_floor(view: RoleSubject) -> Iterator[Mistake]:
    """Opening packages that their own side would not sign."""
    table = view.role.table
    for side, openings in table.opens.items() if table is not None else ():
        model = view.case.sides.get(side)
        for at, opening in enumerate(openings if model is not None else ()):
            assert model is not None
            worth = _worth(view.case, side, opening.package)
            lowest = min(_reservations(model))
            refused = not set(model.refuses).isdisjoint(opening.package.values())
            if worth is not None and worth < lowest and not refused:
                message = (
                    f'this is worth {float(worth):g} to "{side}" itself, which signs nothing under '
                    f"{lowest}"
                )
                yield view.mistake(("table", "opens", side, at, "package"), "T015", message)


def refused_for_good_reason(subject: Subject) -> Iterator[Mistake]:
    """Options refused by the side to which nothing on the issue is worth as much."""
    case = subject.case.model
    for side, model in case.sides.items():
        for issue in case.issues.values():
            values = {
                name: _value(option.values.get(side)) for name, option in issue.options.items()
            }
            best = max(values.values(), default=0)
            for index, refused in enumerate(model.refuses):
                others = [value for name, value in values.items() if name not in model.refuses]
                if refused in values and values[refused] == best and max(others, default=0) < best:
                    message = f'"{side}" refuses "{refused}", which is worth most to it there'
                    yield subject.case.mistake(("sides", side, "refuses", index), "N011", message)


def issues_somebody_weighs(subject: Subject) -> Iterator[Mistake]:
    """Issues that weigh nothing for any side."""
    for name, issue in subject.case.model.issues.items():
        if len(issue.weights) > 1 and not any(issue.weights.values()):
            message = "weighs nothing for any side, so that however it is settled changes nothing"
            yield subject.case.mistake(("issues", name, "weights"), "N012", message, on_key=True)


def _reservations(side: Side) -> list[int]:
    return list(dict.fromkeys([side.reservation, *(other.value for other in side.reservations)]))


def _weight(issue: Issue, side: str) -> int:
    return issue.weights.get(side, 0)


def _worth(case: Case, side: str, package: dict[str, str]) -> Fraction | None:
    """A side's value of a whole package; None where what it rests on is reported elsewhere."""
    if sum(_weight(issue, side) for issue in case.issues.values()) != WHOLE:
        return None
    points = 0
    for name, issue in case.issues.items():
        option = issue.options.get(package.get(name, ""))
        if option is None or side not in option.values:
            return None
        points += _weight(issue, side) * _value(option.values[side])
    return Fraction(points, WHOLE)


def _value(value: int | DisputedValue | None) -> int:
    if isinstance(value, DisputedValue):
        return value.readings[value.default]
    return value or 0
