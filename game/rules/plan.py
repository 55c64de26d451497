"""The planning sheet: filling it in, committing it, and what it pencils on the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.rules.case_role import CaseRole
from game.rules.moves import FillPlan, NotOffered
from game.rules.places import enter
from game.rules.state import State

if TYPE_CHECKING:
    from game.library.models.role import Answer, Pencil, PlanLine


def fill_plan(case_role: CaseRole, state: State, move: FillPlan) -> State:
    """The state with these lines filled in; a whole sheet in one move commits itself.

    Raises:
        NotOffered: a line or an answer is unknown, or the forecast out of range.
    """
    if move.forecast is not None and not 0 <= move.forecast <= 100:
        raise NotOffered("The forecast is a chance from 0 to 100.")
    answers = dict(state.sheet.answers)
    for line_id, answer_id in move.answers:
        line = case_role.plan_lines.get(line_id)
        if line is None:
            raise NotOffered(
                f"The plan has no line {line_id!r}: {', '.join(case_role.plan_lines)}."
            )
        known = [answer.id for answer in line.answers]
        if answer_id not in known:
            raise NotOffered(f"{line_id!r} has no answer {answer_id!r}: {', '.join(known)}.")
        answers[line_id] = answer_id
    in_order = tuple((line, answers[line]) for line in case_role.plan_lines if line in answers)
    forecast = state.sheet.forecast if move.forecast is None else move.forecast
    state = state._replace(sheet=state.sheet._replace(answers=in_order, forecast=forecast))
    whole = len(move.answers) == len(case_role.plan_lines) and move.forecast is not None
    return commit_plan(case_role, state) if whole else state


def commit_plan(case_role: CaseRole, state: State) -> State:
    """The state at the first scene, with the sheet as it stands and what was known by then."""
    sheet = state.sheet._replace(knew=state.knows)
    return enter(case_role, state._replace(sheet=sheet), case_role.role.opening)


class PencilMark(NamedTuple):
    """What stands on the table in pencil, from one line of the plan."""

    line: str
    text: str
    pencil: Pencil | None
    corrected: bool
    """Whether a fact learned since has put a wrong answer right."""


def pencil_marks(
    case_role: CaseRole, answers: tuple[tuple[str, str], ...], knows: frozenset[str]
) -> tuple[PencilMark, ...]:
    """The plan's marks: what the player wrote, right or wrong, until a fact corrects it."""
    marks: list[PencilMark] = []
    for line_id, answer_id in answers:
        line = case_role.plan_lines[line_id]
        written = answer_by_id(line, answer_id)
        corrected = not written.right and not knows.isdisjoint(line.told_by)
        shown = right_answer(line) if corrected else written
        marks.append(PencilMark(line_id, shown.text, shown.pencil, corrected))
    return tuple(marks)


def answer_by_id(line: PlanLine, answer_id: str) -> Answer:
    """An answer of a line."""
    return next(answer for answer in line.answers if answer.id == answer_id)


def right_answer(line: PlanLine) -> Answer:
    """The answer of a line that is right in the case."""
    return next(answer for answer in line.answers if answer.right)
