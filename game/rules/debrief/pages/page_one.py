"""Page one of the debrief: at most 120 words, no chart."""

from game.library.labels import Label
from game.rules.bargaining.packages import value
from game.rules.case_role import CaseRole
from game.rules.conditions import facts_asked
from game.rules.debrief.decisive import decisive
from game.rules.debrief.trail import TrailStep
from game.rules.numbers import shown
from game.rules.plan import answer_by_id
from game.rules.scoring.outcome import floors_at, ledger, undone_by
from game.rules.state import State
from game.rules.view.debrief_view import Scores

MOST_WORDS = 120


def page_one(
    case_role: CaseRole, state: State, label: Label, scores: Scores, steps: tuple[TrailStep, ...]
) -> tuple[str, ...]:
    """What you got or left; what decided it; what each article would say; an error; a question."""
    ending = case_role.role.endings[state.place]
    got = what_you_got(case_role, state, label, scores)
    rest = (
        f"Foreign Policy would say: {ending.readings.foreign_policy}",
        f"Krasnyak would say: {ending.readings.krasnyak}",
        what_was_not_so(case_role, state, steps),
        ending.question,
    )
    left = MOST_WORDS - sum(len(part.split()) for part in (got, *rest))
    decided = _what_decided(case_role, state, label, steps, left)
    return (got, *((decided,) if decided else ()), *rest)


def what_you_got(case_role: CaseRole, state: State, label: Label, scores: Scores) -> str:
    """One sentence on the outcome, at most 24 words."""
    deal = state.deal
    if deal is not None and scores.deal is not None:
        own_floor = shown(floors_at(case_role, deal)[case_role.role.side])
        worth = f"You signed a paper worth {shown(scores.deal.own)} to you"
        return {
            "durable": f"{worth} against a floor of {own_floor}, with slack on every side.",
            "fragile": f"{worth} against a floor of {own_floor}; it would take little to undo it.",
        }.get(label, f"{worth}, below your floor of {own_floor}: worse than walking away.")
    if deal is not None and deal.outcome != "draft":
        own = shown(value(case_role, case_role.role.side, deal.package))
        by = undone_by(case_role, state)
        fell = f"{by} undid it" if by else "home did not stand by it"
        return f"You signed a paper worth {own} to you, and {fell}."
    if label == "recalled":
        return "You were recalled, and left nothing that anyone could build on."
    if deal is not None:
        brackets = deal.package.count(None)
        settled = len(deal.package) - brackets
        return f"You left a draft: {settled} issues settled, {brackets} in brackets for others."
    if label == "productive":
        return f"You signed nothing, and left {_left_behind(case_role, state)}."
    if label == "harmful":
        return "You signed nothing, and left less behind than you found."
    return "You signed nothing, and left little that anyone could build on."


def _left_behind(case_role: CaseRole, state: State) -> str:
    lines = ledger(case_role, state)
    left = [
        text
        for text, there in (
            ("their limits known", lines.known),
            ("a gap narrowed", lines.narrowed),
            ("a next step agreed", lines.channel),
            ("every confidence kept", lines.confidence),
        )
        if there
    ]
    return ", ".join(left[:-1]) + (" and " if len(left) > 1 else "") + left[-1]


def _what_decided(
    case_role: CaseRole, state: State, label: Label, steps: tuple[TrailStep, ...], words: int
) -> str | None:
    found = decisive(case_role, state, label, steps)
    if found is None:
        return None
    step, why = found
    frame = f"What decided it, at {step.where}:".split()
    reason = why.split()
    # The choice is quoted as far as the page has room; the reason is worth more than the quote.
    room = words - len(frame) - len(reason)
    did = step.did.split()
    if room < len(did):
        did = [*did[: max(room, 3)], "..."] if room > 3 else []
    page = " ".join([*frame, *did, *reason])
    return page if len(page.split()) <= words else " ".join([*frame, *reason][:words])


def what_was_not_so(case_role: CaseRole, state: State, steps: tuple[TrailStep, ...]) -> str:
    """One thing the player believed that was not so, or that nothing was; at most 19 words.

    Believed is what stands in the plan, and a false lead that a choice or an action then acted on;
    having heard it is not believing it.
    """
    for line_id, answer_id in state.sheet.answers:
        written = answer_by_id(case_role.plan_lines[line_id], answer_id)
        if not written.right:
            return f'You believed: your plan said "{_cut(written.text, 10)}"; it was not so.'
    for fact_id in acted_on(case_role, steps):
        return f"You believed: a false lead. {case_role.case.facts[fact_id].truth}"
    for misreading in case_role.role.adviser.misreads:
        if misreading.until not in state.knows:
            than = "warmer" if misreading.by > 0 else "colder"
            name = case_role.person_name(misreading.person)
            return f"Your adviser took {name} to be {than} than was so."
    return "You believed: nothing that proved false."


def acted_on(case_role: CaseRole, steps: tuple[TrailStep, ...]) -> tuple[str, ...]:
    """The false leads on which a move rested: it asked for them, and they were known."""
    asked = {
        fact
        for step in steps
        if step.needs is not None
        for fact in facts_asked(step.needs)
        if fact in step.before.knows
    }
    return tuple(fact for fact, worth in case_role.worth.items() if fact in asked and not worth)


def _cut(text: str, words: int) -> str:
    parts = text.rstrip(".").split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + "..."
