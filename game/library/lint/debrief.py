"""Disputed values told in the debrief."""

from collections.abc import Iterator

from game.library.lint.subject import Subject
from game.library.mistakes import Mistake
from game.library.models.case import DisputedValue
from game.library.nearest import hint
from game.library.reading.marks import Path


def disputes_told(subject: Subject) -> Iterator[Mistake]:
    """Disputed values that the debrief leaves out, tells twice or tells with other readings."""
    if subject.debrief is None:
        return
    disputed = _disputed(subject)
    told: set[tuple[str, str]] = set()
    for index, dispute in enumerate(subject.debrief.model.disputes):
        path: Path = ("disputes", index)
        key = (dispute.option, dispute.side)
        if key not in disputed:
            if dispute.option in subject.issue_of:
                message = f'the value of "{key[0]}" to "{key[1]}" is not disputed in case.yaml'
                yield subject.debrief.mistake((*path, "option"), "E007", message)
            continue
        if key in told:
            message = f'the value of "{key[0]}" to "{key[1]}" is told already'
            yield subject.debrief.mistake((*path, "option"), "E007", message)
        told.add(key)
        for reading in dispute.readings:
            if reading not in disputed[key]:
                message = f"case.yaml has no such reading; {hint(reading, disputed[key])}"
                at: Path = (*path, "readings", reading)
                yield subject.debrief.mistake(at, "X014", message, on_key=True)
        missing = [reading for reading in disputed[key] if reading not in dispute.readings]
        if missing:
            message = f"leaves out {', '.join(missing)}"
            yield subject.debrief.mistake((*path, "readings"), "E007", message, on_key=True)
    for option, side in disputed:
        if (option, side) not in told:
            message = "this value is disputed; expected it among the debrief's `disputes`"
            issue = subject.issue_of[option]
            path = ("issues", issue, "options", option, "values", side)
            yield subject.case.mistake(path, "E007", message, on_key=True)


def _disputed(subject: Subject) -> dict[tuple[str, str], dict[str, int]]:
    """Return the readings of each disputed value, by option and side."""
    return {
        (name, side): value.readings
        for issue in subject.case.model.issues.values()
        for name, option in issue.options.items()
        for side, value in option.values.items()
        if isinstance(value, DisputedValue)
    }
