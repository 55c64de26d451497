"""What a posted form asks for."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl

from game.library.errors import Refusal
from game.rules.moves import Choose, FillPlan, Move, NotOffered, Propose, Reflect
from game.rules.offered import COMMIT_PLAN
from game.rules.phase import Phase
from game.rules.view.view import View


class Undo(NamedTuple):
    """Take the last move back."""


Change = Move | Undo
"""What makes a revision of a play."""

Form = Mapping[str, str]
"""The fields of a form by name."""

MOST_FIELDS = 200

WEIGH = "weigh"
"""The `move` that only looks at a paper."""


def parse_form(body: str) -> dict[str, str]:
    """The fields of a form as it was sent, or of a query; of two of one name the first.

    Raises:
        ValueError: there are more fields than any page has.
    """
    fields = parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    return dict(reversed(fields))


def turn_of(form: Form) -> int | None:
    """The turn of the page that a form stood on; None where it does not say."""
    at = form.get("turn", "")
    return int(at) if at.isascii() and at.isdigit() and len(at) <= 9 else None


def before_move(form: Form) -> int:
    """The move before which a play is to be branched.

    Raises:
        Refusal: the form names none.
    """
    before = form.get("before", "")
    if not (before.isascii() and before.isdigit() and len(before) < 7):
        raise Refusal("Choose the move before which to play on.")
    return int(before)


def changes(form: Form, view: View) -> tuple[Change, ...]:
    """What a form asks to be made of a play, in order: as a rule one change.

    Raises:
        NotOffered: it names no move, or what it says can be none.
    """
    match form.get("move", ""):
        case "":
            raise NotOffered("That form names no move: choose one of those below.")
        case "undo":
            return (Undo(),)
        case "propose":
            return (Propose(tuple(drafted(form, view).items())),)
        case "reflect":
            if not _reflection(form):
                raise NotOffered("The sheet is empty: write something, or go on without.")
            return (Reflect(_reflection(form)),)
        case "plan":
            return _sheet(form, view)
        case COMMIT_PLAN.id if view.phase is Phase.PLAN:
            return _committed(form, view)
        case move_id:
            return (Choose(move_id),)


def asks_for(form: Form, made: Change) -> bool:
    """Whether a form asks for a change that was made, whatever the play has come to since."""
    move = form.get("move", "")
    match made:
        case Choose(id=move_id):
            return move == move_id
        case Propose(package=package):
            return move == "propose" and all(
                form.get(issue, "") == (option or "") for issue, option in package
            )
        case Reflect(text=text):
            return move == "reflect" and _reflection(form) == text
        case FillPlan(answers=answers, forecast=forecast):
            foretold = form.get("forecast", "").strip()
            return (
                move in ("plan", COMMIT_PLAN.id)
                and all(form.get(line) == answer for line, answer in answers)
                and (forecast is None or foretold == str(forecast))
            )
        case Undo():
            return move == "undo"


def drafted(form: Form, view: View) -> dict[str, str | None]:
    """The package that a form or a query says, by issue; what it leaves out as the table has it."""
    text = dict(view.table.text) if view.table is not None else {}
    settled: dict[str, str | None] = {}
    for issue in view.issues:
        said = form.get(issue.id, text.get(issue.id) or "")
        settled[issue.id] = said if any(said == option.id for option in issue.options) else None
    return settled


def answered(form: Form, view: View) -> dict[str, str]:
    """The answers that a form has to lines of the plan."""
    return {line.id: form[line.id] for line in view.lines if form.get(line.id)}


def _reflection(form: Form) -> str:
    # A browser sends the ends of lines as a telegraph would.
    return form.get("reflect", "").replace("\r\n", "\n").strip()


def _forecast(form: Form) -> int | None:
    said = form.get("forecast", "").strip()
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= 3 and int(said) <= 100):
        raise NotOffered("The forecast is a whole number from 0 to 100.")
    return int(said)


def _sheet(form: Form, view: View) -> tuple[Change, ...]:
    """The lines and the forecast written down; a whole sheet in one move would commit itself."""
    new, foretold = _new_on_the_sheet(form, view)
    if not new and foretold is None:
        raise NotOffered("Nothing is new on the sheet.")
    if len(new) == len(view.lines) and foretold is not None:
        return (FillPlan(new), FillPlan((), foretold))
    return (FillPlan(new, foretold),)


def _committed(form: Form, view: View) -> tuple[Change, ...]:
    """The sheet as the form has it, committed; a whole one commits itself."""
    new, foretold = _new_on_the_sheet(form, view)
    if len(new) == len(view.lines) and foretold is not None:
        return (FillPlan(new, foretold),)
    commit = Choose(COMMIT_PLAN.id)
    return (FillPlan(new, foretold), commit) if new or foretold is not None else (commit,)


def _new_on_the_sheet(form: Form, view: View) -> tuple[tuple[tuple[str, str], ...], int | None]:
    """Answers and a forecast that are not written there yet."""
    written = {line.id: line.chosen for line in view.lines}
    new = tuple(
        (line, answer) for line, answer in answered(form, view).items() if written[line] != answer
    )
    forecast = _forecast(form)
    return new, None if forecast == view.forecast else forecast
