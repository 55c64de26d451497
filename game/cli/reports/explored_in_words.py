"""What exploring a role found, in words."""

import json
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, Any

from game.cli.reports.places import place_of_finding
from game.explore.queries.ending_reached import EndingReached
from game.explore.report.findings import Finding, LessonChecked
from game.rules.moves import Move, move_to_json
from game.rules.numbers import shown

if TYPE_CHECKING:
    from game.explore.queries.wins import Wins
    from game.explore.report.exploration import Exploration


def where_in(found: "Exploration", finding: Finding) -> str:
    """Where a finding stands, by the name that `check` has for it."""
    return place_of_finding(found.case_role, finding)


def exploration_in_words(found: "Exploration") -> str:
    """Everything that exploring a role found, in words."""
    case_role = found.case_role
    lines = [
        f"{case_role.case.id}, {case_role.name}: every way to play it, "
        f"{found.states:,} states, {found.edges:,} edges, {found.seconds:.1f} seconds",
        "",
        *_coverage(found),
        "",
        "Endings",
    ]
    for ending, reached in found.endings.items():
        lines += _ending(found, ending, reached)
    lines += ["", *_ranked(found), *_wins(found.wins), "", "Lessons"]
    lines += [_lesson(found, each) for each in found.lessons] or ["  none"]
    return "\n".join(lines)


def _coverage(found: "Exploration") -> list[str]:
    met: Counter[str] = Counter()
    among: Counter[str] = Counter()
    for thing, can_be in found.things.items():
        among[thing.kind] += 1
        met[thing.kind] += can_be
    told = ", ".join(f"{met[kind]} of {among[kind]} {_PLURAL[kind]}" for kind in among)
    lines = [f"Can be met: {told}."]
    lines += [f"  {each.code} {where_in(found, each)}: {each.message}" for each in found.findings]
    return lines


_PLURAL = {
    "choice": "choices",
    "passage": "passages",
    "fact": "facts",
    "action": "actions",
    "option": "settlement options",
    "dimmed": "choices as they stand dimmed",
    "ending": "endings",
}


def _ending(found: "Exploration", ending: str, reached: EndingReached | None) -> list[str]:
    model = found.case_role.role.endings[ending]
    marks = [word for word, so in (("history", model.history), ("best", model.best)) if so]
    head = f"  {ending}" + (f" ({', '.join(marks)})" if marks else "")
    if reached is None:
        return [f"{head}: no play stops there"]
    share = found.shares.get(ending)
    if share is not None:
        error = error_of(share, found.plays) or 0
        if share:
            head += f": {100 * share:.1f}% of random play, give or take {100 * error:.1f}"
        else:
            # Three plays in n would leave one chance in twenty of none among n.
            head += f": none of {found.plays} random plays, so under {300 / found.plays:.1f}%"
    rapport = "; ".join(f"rapport with {who} {_range(r)}" for who, r in reached.rapport.items())
    lines = [
        head,
        f"    preparation {_range(reached.preparation)}; {rapport}; "
        f"mandate {_range(reached.mandate)}",
        f"    {', '.join(reached.labels)}"
        + (f"; durability {_scores(reached.durability)}" if reached.durability else "")
        + (f"; ledger {_range(reached.ledger)}" if reached.ledger else ""),
    ]
    prepared = "; ".join(f"{_range(r)} with {who}" for who, r in reached.best_prepared.items())
    lines.append(
        f"    best prepared: rapport {prepared}; coldest: preparation {_range(reached.coldest)}; "
        f"warmest: preparation {_range(reached.warmest)}"
    )
    without = "reached" if ending in found.without_groundwork else "never reached"
    cold = "reached" if ending in found.cold else "never reached"
    lines.append(f"    {without} with no day spent; {cold} with no rapport ever above 10")
    return lines


def _range(range_: tuple[int, int]) -> str:
    least, most = range_
    return str(least) if least == most else f"{least} to {most}"


def _scores(range_: "tuple[Any, Any]") -> str:
    least, most = map(shown, range_)
    return least if least == most else f"{least} to {most}"


def _ranked(found: "Exploration") -> list[str]:
    """The endings as each reading ranks them, by the best play that stops there."""
    reached = {ending: each for ending, each in found.endings.items() if each is not None}
    policy = sorted(reached, key=lambda ending: -reached[ending].foreign_policy)
    krasnyak = sorted(reached, key=lambda ending: -reached[ending].krasnyak)
    return [
        "What each reading ranks first, by the best play that stops there",
        "  Foreign Policy: "
        + ", ".join(f"{each} {shown(reached[each].foreign_policy)}" for each in policy[:3]),
        "  Krasnyak: "
        + ", ".join(f"{each} {shown(reached[each].krasnyak)}" for each in krasnyak[:3]),
    ]


def _wins(wins: "Wins | None") -> list[str]:
    """Which article wins the role, and by what its best endings take."""
    if wins is None:
        return []
    winner = {
        (True, True): "both articles",
        (True, False): "the Foreign Policy article",
        (False, True): "Krasnyak's article",
        (False, False): "neither article",
    }[wins.foreign_policy, wins.krasnyak]
    takes = [f"a preparation of {wins.least_preparation} at least"]
    takes += ["a rapport of 13"] if wins.needs_warmth else []
    takes += ["a fact known only by being told"] if wins.needs_told else []
    cold = "can" if wins.cold else "cannot"
    return [
        f"Here {winner} {'win' if winner.startswith('both') else 'wins'}",
        f"  the best ending takes {', '.join(takes)}; "
        f"it {cold} be reached with no rapport above 10",
    ]


def _lesson(found: "Exploration", checked: LessonChecked) -> str:
    lesson = checked.lesson
    verdict = "holds" if checked.holds else "DOES NOT HOLD"
    moves = found.lesson_moves.get(lesson.id)
    told = f"  {lesson.id}: {verdict}. {lesson.text}"
    if moves and not checked.holds:
        told += "\n    A play that breaks it: " + " ".join(map(_move, moves))
    return told + _weight(checked)


def _weight(checked: LessonChecked) -> str:
    """What a lesson rests on."""
    weight = checked.weight
    if weight is None:
        return ""
    if weight.nearest is not None:
        return f"\n    Nearest: {weight.nearest}"
    if not weight.premise:
        return "\n    It speaks of nothing: no end of this role is as it says"
    idle = f"; without weight: {', '.join(weight.idle)}" if weight.idle else ""
    ends = "end is" if weight.premise == 1 else "ends are"
    return f"\n    {weight.premise:,} {ends} as it says{idle}"


def _move(move: Move) -> str:
    data = move_to_json(move)
    return str(data["move"]) if "move" in data else json.dumps(data)


def error_of(share: float | None, plays: int) -> float | None:
    """The standard error of a sampled share."""
    return None if share is None else round(sqrt(share * (1 - share) / plays), 4)
