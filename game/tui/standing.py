"""How things stand, in a line: the meters, the time left, what may be done."""

from collections.abc import Iterable

from game.rules.listed import ListedMove
from game.rules.state import Phase
from game.rules.view import View
from game.tui.widgets.choices import Choice


def standing(view: View, *, hidden: bool = False) -> str:
    """The meters in a line; rapport in the adviser's words. Nothing where they are hidden."""
    if hidden:
        return ""
    meters = view.meters
    parts = [f"Preparation {meters.preparation}", f"Mandate {meters.mandate}"]
    for each in meters.rapport:
        number = f" {each.number}" if each.number is not None else ""
        parts.append(f"{each.name} {each.word}{number}")
    return " · ".join(parts)


def cable_line(view: View) -> str:
    """Place, date and who is in the room, as a cable begins; nothing where no scene is set."""
    if not view.dateline or view.in_recess:
        return ""
    present = f" -- with {', '.join(view.present)}" if view.present else ""
    return f"{view.dateline}{present}"


def time_left(view: View) -> str:
    """Hours and rounds, where there are any."""
    parts: list[str] = []
    if view.hours_left:
        parts.append(f"{view.hours_left} {'hour' if view.hours_left == 1 else 'hours'} left")
    if view.phase is Phase.TABLE:
        parts.append(f"{view.rounds_left} {'round' if view.rounds_left == 1 else 'rounds'} left")
    if view.staked:
        parts.append("your name is staked")
    if view.owed:
        parts.append(f"{' and '.join(view.owed)} owed")
    return ", ".join(parts)


def choices_of(moves: Iterable[ListedMove]) -> list[Choice]:
    """Listed moves as rows of a list, the closed ones with what was missing."""
    return [
        Choice(
            move.id,
            move.text,
            move.cost or "",
            notes=(f"Risk: {move.risk}",) if move.risk else (),
            why_not=None if move.open else move.why_not or "not now",
        )
        for move in moves
    ]
