"""The debrief's first page: your path beside history's, decision by decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.bargaining.answers import answer_text
from game.rules.bargaining.codes import in_codes
from game.rules.debrief.changes import what_changed
from game.rules.debrief.finished import Finished
from game.rules.debrief.trail import TrailStep
from game.rules.phase import Phase
from game.rules.view.blocks import Block, Decision, Heading, Paragraph, Points

if TYPE_CHECKING:
    from game.library.models.role import Choice


def path_blocks(finished: Finished) -> tuple[Block, ...]:
    """What was done, what was done in fact, and why each worked as it did."""
    if not finished.steps:
        return (Paragraph("You did nothing that could be set beside what was done."),)
    prepared = [step for step in finished.steps if step.before.phase is Phase.GROUNDWORK]
    talked = finished.steps[len(prepared) :]
    blocks: list[Block] = [Paragraph(_lead(finished), "lead")]
    if prepared:
        blocks.append(Heading("The groundwork"))
        blocks.extend(_decision(finished, step) for step in prepared)
    undone = _left_undone(finished, prepared)
    if undone:
        blocks += [Paragraph("Done in fact, and not by you:", "quiet"), Points(undone)]
    if talked:
        blocks.append(Heading("The talks"))
        blocks.extend(_decision(finished, step) for step in talked)
    return tuple(blocks)


def _lead(finished: Finished) -> str:
    """How far the play went with history, and where it left."""
    told = [_decision(finished, step) for step in finished.steps]
    comparable = [each for each in told if each.as_in_fact or each.in_fact]
    if not comparable:
        return "Nothing you did had a counterpart in what was done."
    alike = sum(each.as_in_fact for each in comparable)
    first = next((each for each in comparable if not each.as_in_fact), None)
    if first is None:
        if alike == 1:
            return "At the one decision that can be compared you did what was done in fact."
        return f"At all {alike} decisions that can be compared you did what was done in fact."
    decisions = f"{len(comparable)} decision{'' if len(comparable) == 1 else 's'}"
    return (
        f"At {alike} of {decisions} that can be compared you did what was done in fact. "
        f"You parted first at move {first.turn}, {first.where}."
    )


def _decision(finished: Finished, step: TrailStep) -> Decision:
    done = None if step.history else _done_there(finished, step)
    return Decision(
        turn=step.turn,
        where=step.where,
        did=_did(finished, step),
        because=step.because,
        changed=what_changed(finished.case_role, step),
        answered=_answers(finished, step),
        as_in_fact=step.history,
        in_fact=done.text if done else None,
        in_fact_because=done.because if done else None,
    )


def _did(finished: Finished, step: TrailStep) -> str:
    """What was done; a paper with the codes by which the page of the deal explains it."""
    if not step.made_offer:
        return step.did
    package = step.after.table.offers[-1].package
    return f"{step.did.rstrip('.')}: {in_codes(finished.case_role, package)}."


def _done_there(finished: Finished, step: TrailStep) -> Choice | None:
    if step.scene is None:
        return None
    choices = finished.case_role.role.scenes[step.scene].choices
    return next((choice for choice in choices if choice.history), None)


def _answers(finished: Finished, step: TrailStep) -> tuple[str, ...]:
    if not step.made_offer:
        return ()
    offer = step.after.table.offers[-1]
    return tuple(answer_text(finished.case_role, offer.package, each) for each in offer.answers)


def _left_undone(finished: Finished, prepared: list[TrailStep]) -> tuple[str, ...]:
    """History's groundwork that the player left undone, and why it was done."""
    done = {step.did for step in prepared}
    return tuple(
        f"{action.text} {action.because or ''}".strip()
        for action in finished.case_role.actions.values()
        if action.history and action.text not in done
    )
