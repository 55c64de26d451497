"""The two articles' readings of the same play, in numbers and in words."""

from fractions import Fraction
from itertools import chain

from game.library.labels import Label
from game.rules.bargaining.other_sides import accepts
from game.rules.case_role import CaseRole
from game.rules.debrief.codes import in_codes
from game.rules.debrief.trail import Step, ordinal
from game.rules.numbers import shown
from game.rules.scoring.outcome import STRETCH_FOR_KRASNYAK, durability
from game.rules.state import State
from game.rules.view.debrief_view import Readings, ReadingView, Scores

LESS_FRIENDSHIP, MORE_FRIENDSHIP = Fraction(1), Fraction(2)
"""The scales of stretch at which the tabled packages are judged again."""

FAR_APART = 10
"""Points between the two scores from which it is worth saying that they part."""


def readings(
    case_role: CaseRole, state: State, label: Label, scores: Scores, steps: tuple[Step, ...]
) -> Readings:
    """Both readings, and where they part."""
    foreign_policy = _foreign_policy(case_role, label, scores, steps)
    krasnyak = _krasnyak(case_role, state, label, scores, steps)
    parting = _parting(case_role, steps, foreign_policy.score, krasnyak.score)
    return Readings(foreign_policy, krasnyak, parting)


def _foreign_policy(
    case_role: CaseRole, label: Label, scores: Scores, steps: tuple[Step, ...]
) -> ReadingView:
    """mean(preparation, durability, or the ledger where nothing stands); a trap counts 0."""
    outcome, name = _outcome(label, scores, scores.durability)
    score = (scores.preparation + outcome) / 2
    text = [
        f"Preparation {shown(scores.preparation)} and {name} {shown(outcome)}: "
        f"{shown(score)} of 100."
    ]
    worths = [
        (sum(case_role.worth[fact] for fact in step.learned(case_role)), step) for step in steps
    ]
    best = sorted((w for w in worths if w[0]), key=lambda w: -w[0])[:2]
    if best:
        text.append(
            "What the staff brought you: "
            + "; ".join(f"{step.did.rstrip('.')} ({step.where})" for _, step in best)
            + "."
        )
    else:
        text.append("Nobody told you anything that was both new and true.")
    text.append(_on_paper(label, scores))
    return ReadingView(score, tuple(text))


def _outcome(label: Label, scores: Scores, lasting: Fraction | None) -> tuple[Fraction, str]:
    if label == "trap":
        return Fraction(0), "an agreement trap"
    if lasting is not None:
        return lasting, "durability"
    return Fraction(scores.ledger or 0), "the ledger"


def _on_paper(label: Label, scores: Scores) -> str:
    if label == "trap":
        return "A signature below your own floor is worth nothing to this reading."
    if scores.durability is None:
        return "Without a standing paper, what counts is what the next team can start from."
    if scores.durability == 0:
        return "Someone signed below his floor, and will find reasons."
    return f"In {shown(scores.durability)} of 100 nearby worlds everyone still signs, liking apart."


def _krasnyak(
    case_role: CaseRole, state: State, label: Label, scores: Scores, steps: tuple[Step, ...]
) -> ReadingView:
    """mean(rapport, durability with the others' floors stretched at s = 2, or the ledger)."""
    lasting = None
    if scores.durability is not None and state.deal is not None:
        lasting = durability(case_role, state.deal, bool(state.owed), STRETCH_FOR_KRASNYAK)
    outcome, name = _outcome(label, scores, lasting)
    score = (scores.rapport + outcome) / 2
    text = [
        f"Rapport {shown(scores.rapport)} and {name} {shown(outcome)}"
        f"{' with what friendship carries' if name == 'durability' else ''}: "
        f"{shown(score)} of 100.",
        *_turned_the_room(steps),
        _learned_face_to_face(case_role, state),
        _as_equals(case_role, state, steps),
        _the_door(state),
    ]
    return ReadingView(score, tuple(text))


def _turned_the_room(steps: tuple[Step, ...]) -> list[str]:
    if not steps:
        return []
    warmest = max(steps, key=lambda step: step.rapport_change())
    coldest = min(steps, key=lambda step: step.rapport_change())
    told: list[str] = []
    if warmest.rapport_change() > 0:
        told.append(f"The room warmed most at {warmest.where}: {warmest.did}")
    if coldest.rapport_change() < 0:
        told.append(f"It cooled most at {coldest.where}: {coldest.did}")
    return told


def _learned_face_to_face(case_role: CaseRole, state: State) -> str:
    learned = [
        case_role.case.facts[fact].text
        for fact in case_role.case.facts
        if fact in case_role.only_face_to_face and fact in state.knows
    ]
    if learned:
        return "What no file could have told you: " + " ".join(learned)
    if case_role.only_face_to_face:
        return "There was something here to be learned only face to face, and you did not learn it."
    return "Nothing here had to be learned face to face."


def _as_equals(case_role: CaseRole, state: State, steps: tuple[Step, ...]) -> str:
    pressed = sum(step.approach in ("press", "insist") for step in steps)
    owed_once = set(chain.from_iterable(step.after.owed - step.before.owed for step in steps))
    owed = [case_role.side_name(side) for side in case_role.others if side in state.owed]
    repaid = [
        case_role.side_name(side)
        for side in case_role.others
        if side in owed_once and side not in state.owed
    ]
    if owed:
        return f"{' and '.join(owed)} went home owed something, and will look for it."
    if repaid:
        return f"You pressed {' and '.join(repaid)}, and gave something back."
    if pressed:
        times = "once" if pressed == 1 else f"{pressed} times"
        return f"You pressed {times}, and nobody left with a score to settle."
    return "Nobody was pressed."


def _the_door(state: State) -> str:
    if state.channel == "agreed":
        return "The door is open: a next step was agreed."
    if state.channel == "lost":
        return "The door is shut: a channel that was there is gone."
    return "The door is neither open nor shut: nobody said what comes next."


def _parting(
    case_role: CaseRole,
    steps: tuple[Step, ...],
    foreign_policy: Fraction,
    krasnyak: Fraction,
) -> tuple[str, ...]:
    offered = [step for step in steps if step.made_offer]
    told = [
        sentence
        for number, step in enumerate(offered, 1)
        for side in case_role.others
        for sentence in _judged_again(case_role, number, step, side)
    ]
    if abs(foreign_policy - krasnyak) >= FAR_APART:
        kinder, harder = "Foreign Policy", "Krasnyak"
        if krasnyak > foreign_policy:
            kinder, harder = harder, kinder
        told.append(
            f"Of the same play {kinder} thinks better than {harder}: "
            f"{shown(max(foreign_policy, krasnyak))} against "
            f"{shown(min(foreign_policy, krasnyak))}."
        )
    return tuple(told)


def _judged_again(case_role: CaseRole, number: int, step: Step, side: str) -> list[str]:
    name = case_role.person_name(case_role.role.faces[side])
    package = step.after.table.offers[-1].package
    paper = f"your {ordinal(number)} paper ({in_codes(case_role, package)})"
    signed = accepts(case_role, step.before, side, package)
    if signed and not accepts(case_role, step.before, side, package, LESS_FRIENDSHIP):
        return [f"If friendship counted for less, {name} would have refused {paper}."]
    if not signed and accepts(case_role, step.before, side, package, MORE_FRIENDSHIP):
        return [f"If friendship counted for more, {name} would have signed {paper}."]
    return []
