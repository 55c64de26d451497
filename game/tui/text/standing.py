"""How things stand, in a line: the meters, the time left, what may be done."""

from collections.abc import Iterable, Mapping

from textual.content import Content

from game.rules.offered import ListedMove
from game.rules.phase import Phase
from game.rules.view.view import View
from game.rules.view.what_changed import Changed, ShownChange
from game.tui.text.sheet import Sheet
from game.tui.text.typeset import QUIET, quiet, stack
from game.tui.widgets.choices import Choice
from game.tui.widgets.masthead import Ways

UP, DOWN = "▲", "▼"


def standing(
    view: View, changes: Iterable[ShownChange] = (), *, hidden: bool = False
) -> tuple[Ways, Ways]:
    """The meters in a line, rapport in the adviser's words; and the same with a mark at each
    that has just changed. With names in full and, for narrow lines, with short ones. Nothing
    where they are hidden.
    """
    if hidden:
        return ("",), ("",)
    meters = view.meters
    marks = {change.of: f" {UP if change.up else DOWN}" for change in changes}

    def line(short: bool, marks: Mapping[str, str]) -> str:
        parts = {
            "preparation": f"Preparation {meters.preparation}",
            **({"told": f"Told {meters.told}"} if meters.told else {}),
            "mandate": f"Mandate {meters.mandate}",
        }
        for each in meters.rapport:
            number = f" {each.number}" if each.number is not None else ""
            parts[each.person] = f"{each.short if short else each.name} {each.word}{number}"
        return " · ".join(part + marks.get(of, "") for of, part in parts.items())

    return (line(False, {}), line(True, {})), (line(False, marks), line(True, marks))


def changed_sheet(changed: Changed) -> Sheet:
    """What the last move changed, and why, on a sheet."""
    return Sheet("What changed", changed_blocks(changed), "w")


def changed_blocks(changed: Changed) -> tuple[Content, ...]:
    """What the last move changed, and why."""
    if not changed.changes:
        told = [quiet("Nothing that you can see.")]
    else:
        told = [
            Content.assemble(
                (f"{UP if each.up else DOWN} ", "bold $brass"), (f"{each.what}: ", QUIET),
                f"{each.before}, now {each.after}",
            )
            for each in changed.changes
        ]  # fmt: skip
    why = (Content.assemble(("Why: ", QUIET), changed.why),) if changed.why else ()
    return (stack(told), *why)


def time_left(view: View) -> str:
    """Hours, or at the table, where nothing costs any, rounds."""
    parts: list[str] = []
    if view.hours_left and view.phase is not Phase.TABLE:
        parts.append(f"{view.hours_left} {'hour' if view.hours_left == 1 else 'hours'} left")
    if view.phase is Phase.TABLE:
        parts.append(f"{view.rounds_left} {'round' if view.rounds_left == 1 else 'rounds'} left")
    if view.staked:
        parts.append("your name is staked")
    if view.owed:
        parts.append(f"{' and '.join(view.owed)} owed")
    return ", ".join(parts)


def choices_of(
    moves: Iterable[ListedMove], numbers: Mapping[str, int] | None = None
) -> list[Choice]:
    """Listed moves as rows of a list, the closed ones with what was missing.

    A move keeps the number that `numbers` gives it.
    """
    return [
        Choice(
            move.id,
            move.text,
            move.cost or "",
            notes=(f"Risk: {move.risk}",) if move.risk else (),
            why_not=None if move.open else move.why_not or "not now",
            number=(numbers or {}).get(move.id),
        )
        for move in moves
    ]
