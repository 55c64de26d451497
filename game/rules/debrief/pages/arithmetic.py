"""The debrief's arithmetic: the two scores, the outcome beside them, the plan, and credit."""

from fractions import Fraction

from game.rules.bargaining.packages import value
from game.rules.case_role import CaseRole
from game.rules.conditions import preparation, worth_told
from game.rules.debrief.finished import Finished
from game.rules.debrief.pages.course import told_blocks
from game.rules.numbers import shown
from game.rules.plan import answer_by_id, right_answer
from game.rules.scoring.credit import credit, told_for_preparation
from game.rules.scoring.outcome import floors_at, label_in_words, ledger, stands
from game.rules.scoring.scores import (
    FROM_METER,
    FROM_PLAN,
    FROM_RAPPORT,
    MOST_TOLD,
    plan_lines_counted,
    told_score,
)
from game.rules.state import State
from game.rules.view.blocks import Block, Entry, Heading, Paragraph, Points, SmallTable


def scores_blocks(finished: Finished) -> tuple[Block, ...]:
    """The two scores with their arithmetic, the outcome, the plan, and the adviser's word."""
    case_role, state, scored = finished.case_role, finished.state, finished.scores
    counted = plan_lines_counted(case_role, state)
    meter = preparation(case_role, state.knows, state.told)
    mean = Fraction(sum(state.rapport), len(state.rapport))
    told = worth_told(case_role, state.told)
    blocks: list[Block] = [
        Paragraph(
            f"Preparation {shown(scored.preparation)} = {FROM_METER} x {meter} (what was prepared) "
            f"+ {FROM_PLAN} x {shown(counted)} of {len(case_role.plan_lines)} plan lines.",
            "lead",
        ),
        Paragraph(
            f"Rapport {shown(scored.rapport)} = {FROM_RAPPORT} x {shown(mean)}"
            + (
                " (the mean over those you dealt with) "
                if len(state.rapport) > 1
                else " (the room) "
            )
            + f"+ {shown(told_score(case_role, told))} for {told} told to your face"
            + (
                f", {MOST_TOLD} at most."
                if case_role.role.told_little is None
                else f" of the {worth_told(case_role, case_role.can_be_told)} that could be: "
                f"{case_role.role.told_little}"
            ),
            "lead",
        ),
        Paragraph("They are never added up.", "quiet"),
        *_told(case_role, state),
        *_outcome(finished),
        Heading("The plan, line by line"),
        *_plan(case_role, state),
    ]
    if state.sheet.forecast is not None:
        blocks.append(Paragraph(_forecast(case_role, state)))
    if state.reflection:
        blocks.append(Heading("What you wrote before you saw this"))
        blocks.append(Paragraph(state.reflection))
    return (*blocks, Heading("Rapport as it truly was"), *told_blocks(finished))


def _told(case_role: CaseRole, state: State) -> list[Block]:
    """What was told to the player's face, and what of it could be learned no other way."""
    facts = case_role.case.facts
    told = [fact for fact in facts if fact in state.told and case_role.worth[fact]]
    if not told:
        return []

    def how(fact: str) -> str:
        if fact in case_role.only_by_trust:
            return " (Only trust unlocked it.)"
        return " (It could be learned no other way.)" if fact in case_role.only_face_to_face else ""

    items = tuple(facts[fact].text + how(fact) for fact in told)
    return [Heading("Told to your face"), Points(items)]


def _outcome(finished: Finished) -> list[Block]:
    """The label, and durability or the ledger."""
    case_role, state, scored = finished.case_role, finished.state, finished.scores
    blocks: list[Block] = [
        Paragraph(f"The outcome: {label_in_words(case_role, state, finished.label)}.")
    ]
    if scored.durability is not None:
        halved = (
            " It is halved, because a side is owed." if scored.durability and state.owed else ""
        )
        blocks.append(
            Paragraph(
                f"Durability {shown(scored.durability)}: the share of nearby worlds in which every "
                f"side still signs.{halved} It says how much slack the paper had when it was "
                "signed, not how long it lasted."
            )
        )
    if scored.ledger is not None:
        blocks += [Paragraph(f"Ledger {scored.ledger}, 25 for each:"), _ledger(case_role, state)]
    return blocks


def _ledger(case_role: CaseRole, state: State) -> SmallTable:
    lines = ledger(case_role, state)
    kept = "yes" if lines.confidence else "yes, but it counts only beside one of these two"
    parts = (
        ("their floor and red lines known", "yes" if lines.known else "no"),
        ("a gap narrowed", "yes" if lines.narrowed else "no"),
        ("a next step agreed", "yes" if lines.channel else "no"),
        ("no confidence broken", "broken: 25 less" if lines.broken else kept),
    )
    return SmallTable(("", "left behind"), parts)


def _forecast(case_role: CaseRole, state: State) -> str:
    came = "it did" if stands(case_role, state) else "it did not"
    return (
        f"Before the first meeting you put the chance that all sign and home stands by it at "
        f"{state.sheet.forecast} in 100; {came}."
    )


def _plan(case_role: CaseRole, state: State) -> list[Block]:
    written = dict(state.sheet.answers)
    entries: list[Block] = []
    for line_id, line in case_role.plan_lines.items():
        answer = answer_by_id(line, written[line_id]) if line_id in written else None
        verdict = "left blank"
        if answer is not None and answer.right:
            knew = not state.sheet.knew.isdisjoint(line.told_by)
            verdict = "right, and you knew" if knew else "right, by guess: counts half"
        elif answer is not None:
            verdict = "not so"
        wrote = f"{answer.text.rstrip('.')} ({verdict})." if answer else f"Nothing ({verdict})."
        told = line.reason
        if answer is None or not answer.right:
            told = f"{right_answer(line).text.rstrip('.')}. {told}"
        entries.append(Entry(line.text, (("You wrote", wrote), ("In this case", told))))
    return entries


def credit_blocks(finished: Finished) -> tuple[Block, ...]:
    """How the gain divides between conditions, preparation and rapport."""
    case_role, state = finished.case_role, finished.state
    assert state.deal is not None, "there is credit for a signed deal only"
    parts = credit(finished.play)
    own = value(case_role, case_role.role.side, state.deal.package)
    gain = own - floors_at(case_role, state.deal)[case_role.role.side]
    got = f"gained {shown(gain)} over" if gain >= 0 else f"signed {shown(-gain)} below"
    both = told_for_preparation(finished.play)
    pair = tuple(
        fact.text for name, fact in case_role.case.facts.items() if name in both and fact.worth
    )
    return (
        Paragraph(f"You {got} your floor. Judged by the papers that were on the table:", "lead"),
        SmallTable(
            ("what brought it", "points"),
            (
                ("conditions, as you found them", shown(parts.conditions)),
                ("preparation", shown(parts.preparation)),
                ("rapport", shown(parts.rapport)),
                ("in all", shown(gain)),
            ),
        ),
        Paragraph(
            "Conditions are what the best of those papers would have brought somebody who had "
            "neither prepared nor met anyone. The rest is shared between the two by what each adds "
            "alone and beside the other."
        ),
        *(
            (Paragraph("Half of each, since only somebody prepared could ask:"), Points(pair))
            if pair
            else ()
        ),
        Paragraph(
            "A part may be negative: it says that the papers tabled without it would have served "
            "you better.",
            "quiet",
        ),
    )
