"""The debrief's page of disputed values: the verdict under each reading."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from game.rules.bargaining.packages import settled_weight, value, weighed_packages
from game.rules.case_role import CaseRole
from game.rules.debrief.finished import Finished
from game.rules.debrief.trail import GROUNDWORK
from game.rules.numbers import shown
from game.rules.view.blocks import Block, Entry, Heading, Paragraph

if TYPE_CHECKING:
    from game.library.models.case import DisputedValue
    from game.library.models.debrief import Dispute


def disputes_blocks(finished: Finished) -> tuple[Block, ...]:
    """The verdict under each reading of each disputed value."""
    case_role = finished.case_role
    blocks: list[Block] = []
    for dispute in case_role.debrief.disputes:
        blocks.append(Heading(case_role.option_text[dispute.option].rstrip(".")))
        blocks.append(Paragraph(dispute.text))
        disputed = _disputed_value(case_role, dispute.option, dispute.side)
        for reading, points in disputed.readings.items():
            told = dispute.readings[reading]
            heard = _heard(finished, dispute.option, dispute.side, reading)
            play = " In play." if reading == disputed.default else ""
            blocks.append(
                Entry(
                    told.name,
                    (
                        ("", told.text),
                        (f"At {points}", _verdict(finished, dispute, points) + play),
                        *((("Heard", heard),) if heard else ()),
                    ),
                )
            )
    return tuple(blocks)


def _disputed_value(case_role: CaseRole, option: str, side: str) -> DisputedValue:
    issue = case_role.case.issues[case_role.issue_ids[case_role.option_issue[option]]]
    disputed = issue.options[option].values[side]
    assert not isinstance(disputed, int), "lint sees to it"
    return disputed


def _heard(finished: Finished, option: str, side: str, reading: str) -> str | None:
    """Where the player heard a reading; None where he did not."""
    facts = finished.case_role.case.facts
    heard = {
        fact
        for fact in finished.state.knows
        for hearing in facts[fact].hears
        if (hearing.option, hearing.side, hearing.reading) == (option, side, reading)
    }
    if not heard:
        return None
    for step in finished.steps:
        if not heard.isdisjoint(step.after.knows - step.before.knows):
            where = "in your groundwork" if step.where == GROUNDWORK else f"at {step.where}"
            return f"You heard this reading {where}."
    return "You began with this reading: it was handed over to you."


def _verdict(finished: Finished, dispute: Dispute, points: int) -> str:
    """How many papers all could have signed, and what became of yours, at this value."""
    case_role, state, sides = finished.case_role, finished.state, finished.sides
    option, side = dispute.option, dispute.side
    weight = case_role.weights[side][case_role.option_issue[option]]
    shift = weight * points - case_role.points[side][option]
    place = sides.index(side)
    needed = [100 * case_role.case.sides[each].reservation for each in sides]
    refused = {o for other in case_role.others for o in case_role.case.sides[other].refuses}
    meeting = 0
    for package, worth in weighed_packages(case_role, case_role.option_ids, sides):
        moved = [*worth]
        if option in package:
            moved[place] += shift
        meeting += refused.isdisjoint(package) and all(
            have >= need for have, need in zip(moved, needed, strict=True)
        )
    count = {0: "no paper meets", 1: "one paper meets"}.get(meeting, f"{meeting} papers meet")
    told = f"{count[0].upper()}{count[1:]} every reservation"
    if state.deal is not None and option in state.deal.package:
        return f"{told}. {_of_yours(finished, side, shift)}"
    if state.deal is None and not meeting:
        return f"{told}: walking was the only sound course."
    return f"{told}."


def _of_yours(finished: Finished, side: str, shift: int) -> str:
    """What the paper that was signed comes to when a side's points shift by so many hundredths."""
    deal = finished.state.deal
    assert deal is not None
    weight = settled_weight(finished.case_role, side, deal.package)
    worth = value(finished.case_role, side, deal.package) + Fraction(shift, weight)
    at = finished.floors[side]
    where = "at or above" if worth >= at else "below"
    return (
        f"Your paper is worth {shown(worth)} to {finished.side_name(side)}, {where} its floor of "
        f"{at}."
    )
