"""The two articles' readings of the same play, in numbers and in words."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from game.library.labels import Label
from game.rules.bargaining.codes import in_codes
from game.rules.bargaining.other_sides import accepts
from game.rules.bargaining.packages import value
from game.rules.case_role import CaseRole
from game.rules.conditions import worth_told
from game.rules.debrief.trail import TrailStep, ordinal
from game.rules.numbers import shown
from game.rules.places import RECALLED
from game.rules.scoring.judged import Judged, both_judged
from game.rules.scoring.outcome import floors_at
from game.rules.state import State
from game.rules.view.debrief_view import Readings, ReadingView, Scores

LESS_FRIENDSHIP, MORE_FRIENDSHIP = Fraction(1), Fraction(2)
"""The scales of stretch at which the tabled packages are judged again."""

FAR_APART = 10
"""Points between the two scores from which it is worth saying that they part."""


def readings(
    case_role: CaseRole, state: State, label: Label, scores: Scores, steps: tuple[TrailStep, ...]
) -> Readings:
    """Both readings, and where they part."""
    weighed, warmed = both_judged(case_role, state, label, scores)
    foreign_policy = ReadingView(
        weighed.score,
        (
            _sum("Preparation", weighed, _of_paper(scores, "durability")),
            *_held(weighed, HELD_BY_PAPER),
            *_fell_short(case_role, state, label),
            *_prepared(case_role, state, steps),
            *_on_paper(label, scores),
        ),
    )
    krasnyak = ReadingView(
        warmed.score,
        (
            _sum("Rapport", warmed, _of_paper(scores, "durability with friendship counted")),
            *_held(warmed, HELD_BY_TRUST),
            *_fell_short(case_role, state, label),
            *_turned_the_room(steps),
            _learned_face_to_face(case_role, state),
            _as_equals(case_role, state, steps),
            _the_door(state, label),
        ),
    )
    parting = _parting(case_role, steps, foreign_policy.score, krasnyak.score)
    return Readings(foreign_policy, krasnyak, parting)


HELD_BY_PAPER = (
    "Where something was broken, good preparation is spent: the next team starts from what is left."
)
HELD_BY_TRUST = (
    "A meeting is worth the trust that outlives it, and here something was broken that trust was "
    "for."
)
"""Why a reading gives no more than the ledger, as each article would put it."""


def _sum(half: str, found: Judged, outcome: str) -> str:
    """The arithmetic of a reading, in a sentence."""
    return (
        f"{half} {shown(found.half)} and {outcome} {shown(found.outcome)}: "
        f"{shown(found.score)} of 100."
    )


def _of_paper(scores: Scores, lasting: str) -> str:
    """What a reading adds to its own half: durability as it measures it, or the ledger."""
    return "the ledger" if scores.durability is None else lasting


def _held(found: Judged, why: str) -> list[str]:
    """What holds a score down, where something was broken."""
    if not found.held:
        return []
    return [f"The mean is {shown(found.mean)}, held to {shown(found.score)}. {why}"]


def _fell_short(case_role: CaseRole, state: State, label: Label) -> list[str]:
    """By how much an agreement trap fell short; both readings give it nothing."""
    deal = state.deal
    if label != "trap" or deal is None:
        return []
    own = case_role.role.side
    short = floors_at(case_role, deal)[own] - value(case_role, own, deal.package)
    return [
        f"The paper is worth {shown(short)} less to you than walking away, and so it counts as "
        "nothing here. That is bargaining arithmetic; neither article says it."
    ]


def _prepared(case_role: CaseRole, state: State, steps: tuple[TrailStep, ...]) -> Iterator[str]:
    """What brought the most that was prepared; and to whom else what was told is of use."""
    worths = [(sum(map(case_role.worth.__getitem__, step.prepared())), step) for step in steps]
    best = sorted((w for w in worths if w[0]), key=lambda w: -w[0])[:2]
    if best:
        done = "; ".join(f"{step.did.rstrip('.')} ({step.where})" for _, step in best)
        yield f"What prepared you most: {done}."
    else:
        yield "Nothing was prepared that was both new and true."
    told = worth_told(case_role, state.told)
    if told and case_role.name == "envoy":
        yield "What you were told in the room is groundwork too: your leader's."


def _on_paper(label: Label, scores: Scores) -> Iterator[str]:
    if scores.durability is None:
        yield "Without a standing paper, what counts is what the next team can start from."
    elif label != "trap":
        yield (
            f"In {shown(scores.durability)} of 100 nearby worlds everyone still signs, liking "
            "apart. It says how much slack the paper had that day, not how long it lasted."
        )


def _turned_the_room(steps: tuple[TrailStep, ...]) -> list[str]:
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
        fact
        for fact in case_role.case.facts
        if fact in case_role.only_face_to_face and fact in state.told
    ]
    trusted = [fact for fact in learned if fact in case_role.only_by_trust]
    merely = [fact for fact in learned if fact not in case_role.only_by_trust]
    said = [
        " ".join([introduced, *(case_role.case.facts[fact].text for fact in facts)])
        for introduced, facts in (
            ("What only trust unlocked:", trusted),
            ("What could be learned only face to face, and you were told:", merely),
        )
        if facts
    ]
    if said:
        return " ".join(said)
    if case_role.only_face_to_face:
        return "There was something here to be learned only face to face, and you did not learn it."
    return "Nothing here had to be learned face to face."


def _as_equals(case_role: CaseRole, state: State, steps: tuple[TrailStep, ...]) -> str:
    pressed = sum(step.pressed(case_role) for step in steps)
    owed_once = set(chain.from_iterable(step.after.owed - step.before.owed for step in steps))
    owed = [case_role.side_name(side) for side in case_role.others if side in state.owed]
    repaid = [
        case_role.side_name(side)
        for side in case_role.others
        if side in owed_once and side not in state.owed
    ]
    if owed:
        return f"Something is still owed to {' and '.join(owed)}, and will be looked for."
    if repaid:
        return f"You pressed {' and '.join(repaid)}, and gave something back."
    if pressed:
        times = "once" if pressed == 1 else f"{pressed} times"
        return f"You pressed {times}, and nobody left with a score to settle."
    return "Nobody was pressed."


def _the_door(state: State, label: Label) -> str:
    if state.place == RECALLED:
        return "The door is shut for you: whoever was to take the next step has been sent for."
    if state.channel == "agreed":
        return "The door is open: a next step was agreed."
    if state.channel == "lost":
        return "The door is shut: a channel that was there is gone."
    if label in ("durable", "fragile", "trap", "draft"):
        return "The door is as the paper leaves it: beside that, nobody said what comes next."
    if state.confidence_broken:
        return "The door is all but shut: a confidence was broken, and nobody said what comes next."
    return "The door is neither open nor shut: nobody said what comes next."


def _parting(
    case_role: CaseRole,
    steps: tuple[TrailStep, ...],
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


def _judged_again(case_role: CaseRole, number: int, step: TrailStep, side: str) -> list[str]:
    name = case_role.person_name(case_role.role.faces[side])
    package = step.after.table.offers[-1].package
    paper = f"your {ordinal(number)} paper ({in_codes(case_role, package)})"
    signed = accepts(case_role, step.before, side, package)
    if signed and not accepts(case_role, step.before, side, package, LESS_FRIENDSHIP):
        return [f"If friendship counted for less, {name} would have refused {paper}."]
    if not signed and accepts(case_role, step.before, side, package, MORE_FRIENDSHIP):
        return [f"If friendship counted for more, {name} would have signed {paper}."]
    return []
