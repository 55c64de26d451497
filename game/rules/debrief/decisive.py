"""The one move that decided a play, and why: found by rule, not by taste."""

from typing import NamedTuple

from game.library.labels import Label
from game.rules.bargaining.packages import floor, total
from game.rules.case_role import CaseRole
from game.rules.conditions import facts_asked, knows_enough
from game.rules.debrief.trail import TrailStep
from game.rules.places import RECALLED
from game.rules.scoring.outcome import PRODUCTIVE_FROM, ledger, undone_by
from game.rules.state import Deal, State


class Decisive(NamedTuple):
    """The move that decided it, and why."""

    step: TrailStep
    why: str


def decisive(
    case_role: CaseRole, state: State, label: Label, steps: tuple[TrailStep, ...]
) -> Decisive | None:
    """The move that decided how a play ended; None where nothing was done at all.

    Of a recall, what cost the most mandate. Of a paper that home did not stand by or that was
    undone, the offer; of another, what put on the table an option that facts had to open, else
    what made the room warm enough, if the paper needed it, else the offer. Of a meeting without
    one, what broke a confidence or lost the channel, what made it productive, the red line it
    foundered on, or what cooled the room most.
    """
    if not steps:
        return None
    if state.place == RECALLED:
        return _most_expensive(steps)
    by = undone_by(case_role, state)
    if by is not None:
        return Decisive(_last_offer(steps), f"All who signed it could sign it; {by} undid it.")
    if state.deal is not None:
        return _of_a_paper(case_role, state.deal, steps)
    if label == "harmful":
        return _of_harm(steps)
    if label == "productive":
        found = _what_made_productive(case_role, steps)
        if found is not None:
            return found
    return _of_an_empty_hand(case_role, steps)


def _most_expensive(steps: tuple[TrailStep, ...]) -> Decisive:
    step = min(steps, key=lambda step: step.after.mandate - step.before.mandate)
    return Decisive(step, step.because or "It cost you what was left of your mandate.")


def _of_a_paper(case_role: CaseRole, deal: Deal, steps: tuple[TrailStep, ...]) -> Decisive:
    if deal.outcome == "repudiated":
        pledged = any(option in case_role.pledges for option in deal.package)
        home = "home, which had your pledge," if pledged else "home, as you stood there,"
        return Decisive(_last_offer(steps), f"They could sign it; {home} could not.")
    opened = [
        (step, option)
        for option in deal.package
        if option is not None and option in case_role.option_needs
        if (step := _opened(case_role, option, steps)) is not None
    ]
    if opened:
        # Of several clauses, the one that could be drafted last was the one that was missing.
        last, option = max(opened, key=lambda found: steps.index(found[0]))
        text = case_role.option_text[option].rstrip(".")
        pair = " Only somebody prepared could ask." if _took_both(last) else ""
        return Decisive(last, f"Without it nobody could have drafted this: {text}.{pair}")
    warmest = max(steps, key=TrailStep.rapport_change)
    if warmest.rapport_change() > 0 and _needed_warmth(case_role, deal):
        return Decisive(warmest, warmest.because or "Only a warm room could sign this paper.")
    last = _last_offer(steps)
    return Decisive(last, "They could sign it whatever the room felt like.")


def _opened(case_role: CaseRole, option: str, steps: tuple[TrailStep, ...]) -> TrailStep | None:
    """The step that taught the last fact an option needed."""
    needs = case_role.option_needs[option]
    wanted = set(facts_asked(needs))
    teaching = [s for s in steps if wanted.intersection(s.after.knows - s.before.knows)]
    if not needs.knows_at_least:
        return teaching[-1] if teaching else None
    return next((step for step in teaching if knows_enough(needs, step.after.knows)), None)


def _took_both(step: TrailStep) -> bool:
    """Whether a step was told something for which it needed something prepared."""
    told = step.after.told - step.before.told
    asked = facts_asked(step.needs) if step.needs is not None else ()
    return bool(told) and not (step.before.knows - step.before.told).isdisjoint(asked)


def _needed_warmth(case_role: CaseRole, deal: Deal) -> bool:
    return any(
        total(case_role, side, deal.package) < 100 * floor(case_role, side, deal.knows, deal.flags)
        for side in case_role.others
        if None not in deal.package
    )


def _last_offer(steps: tuple[TrailStep, ...]) -> TrailStep:
    offers = [
        step for step in steps if len(step.after.table.offers) > len(step.before.table.offers)
    ]
    return offers[-1] if offers else steps[-1]


def _of_harm(steps: tuple[TrailStep, ...]) -> Decisive:
    for step in steps:
        if step.after.confidence_broken and not step.before.confidence_broken:
            return Decisive(step, step.because or "It broke a confidence.")
    lost = [s for s in steps if s.after.channel == "lost" and s.before.channel != "lost"]
    step = lost[-1] if lost else steps[-1]
    return Decisive(step, step.because or "It closed the way back.")


def _what_made_productive(case_role: CaseRole, steps: tuple[TrailStep, ...]) -> Decisive | None:
    """The step from which on the ledger counted as productive."""
    if ledger(case_role, steps[-1].after).score < PRODUCTIVE_FROM:
        return None
    made = steps[0]
    for step in reversed(steps):
        if ledger(case_role, step.before).score < PRODUCTIVE_FROM:
            made = step
            break
    return Decisive(made, made.because or "From here there was something to build on.")


def _of_an_empty_hand(case_role: CaseRole, steps: tuple[TrailStep, ...]) -> Decisive:
    refused = {
        option: side for side in case_role.others for option in case_role.case.sides[side].refuses
    }
    for step in reversed(steps):
        if step.made_offer:
            for option in step.after.table.offers[-1].package:
                if option in refused:
                    side = case_role.side_name(refused[option])
                    text = case_role.option_text[option].rstrip(".")
                    return Decisive(step, f"{side} signs no paper with this: {text}.")
    coldest = min(steps, key=TrailStep.rapport_change)
    if coldest.rapport_change() < 0:
        return Decisive(coldest, coldest.because or "The room never recovered from it.")
    return Decisive(steps[-1], steps[-1].because or "After it there was nothing left to say.")
