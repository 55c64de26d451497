"""The debrief's pages of numbers: scores, the deal, credit, and values under dispute."""

from fractions import Fraction

from game.library.models.case import DisputedValue
from game.rules.case_role import CaseRole, Package
from game.rules.conditions import preparation
from game.rules.credit import credit, tabled_packages
from game.rules.debrief_view import DebriefPage, SmallTable
from game.rules.numbers import shown
from game.rules.outcome import LABELS, floors_at, label, ledger, stands
from game.rules.packages import floor, line, value, weighed_packages
from game.rules.plan import answer_by_id, right_answer
from game.rules.scores import (
    FROM_METER,
    FROM_PLAN,
    FROM_RAPPORT,
    pareto_frontier,
    plan_lines_counted,
    scores,
)
from game.rules.state import State

Blocks = tuple[str | SmallTable, ...]


def scores_page(case_role: CaseRole, state: State) -> DebriefPage:
    """The two scores with their arithmetic, the plan line by line, the outcome beside them."""
    scored = scores(case_role, state)
    counted = plan_lines_counted(case_role, state)
    meter = preparation(case_role, state.knows)
    mean = Fraction(sum(state.rapport), len(state.rapport))
    named = label(case_role, state)
    blocks: list[str | SmallTable] = [
        f"Preparation {shown(scored.preparation)} = {FROM_METER} x {meter} (what you knew) "
        f"+ {FROM_PLAN} x {shown(counted)} of {len(case_role.plan_lines)} plan lines.",
        f"Rapport {shown(scored.rapport)} = {FROM_RAPPORT} x {shown(mean)}"
        + (", the mean over those you dealt with." if len(state.rapport) > 1 else "."),
        f"The outcome: {LABELS[named]}.",
    ]
    if scored.durability is not None:
        halved = " It is halved, because a side is owed." if state.owed else ""
        blocks.append(
            f"Durability {shown(scored.durability)}: the share of nearby worlds in which every "
            f"side still signs.{halved}"
        )
    if scored.ledger is not None:
        blocks.append(_ledger_line(case_role, state, scored.ledger))
    blocks.append(_plan_table(case_role, state))
    if state.sheet.forecast is not None:
        blocks.append(_forecast(state))
    if state.reflection:
        blocks.append(f"What you wrote before you saw this: {state.reflection}")
    return DebriefPage("scores", "The two scores", tuple(blocks))


def _ledger_line(case_role: CaseRole, state: State, score: int) -> str:
    lines = ledger(case_role, state)
    parts = (
        ("their floor and red lines known", lines.known),
        ("a gap narrowed", lines.narrowed),
        ("a next step agreed", lines.channel),
        ("no confidence broken", lines.confidence),
    )
    return f"Ledger {score}: " + "; ".join(f"{t}, {'yes' if y else 'no'}" for t, y in parts) + "."


def _forecast(state: State) -> str:
    came = "it did" if stands(state) else "it did not"
    return (
        f"Before the first meeting you put the chance that all sign and home stands by it at "
        f"{state.sheet.forecast} in 100; {came}."
    )


def _plan_table(case_role: CaseRole, state: State) -> SmallTable:
    written = dict(state.sheet.answers)
    rows: list[tuple[str, ...]] = []
    for line_id, on_sheet in case_role.plan_lines.items():
        answer = answer_by_id(on_sheet, written[line_id]) if line_id in written else None
        verdict = "left blank"
        if answer is not None and answer.right:
            knew = not state.sheet.knew.isdisjoint(on_sheet.told_by)
            verdict = "right, and you knew" if knew else "right, by guess: half"
        elif answer is not None:
            verdict = "not so"
        rows.append(
            (on_sheet.text, answer.text if answer else "-", verdict,
             f"{right_answer(on_sheet).text.rstrip('.')}. {on_sheet.reason}")
        )  # fmt: skip
    return SmallTable(("line", "you wrote", "counts as", "in this case"), tuple(rows))


def deal_page(case_role: CaseRole, state: State) -> DebriefPage:
    """The table in numbers: every paper, floors and lines, the frontier, history's packages."""
    if case_role.role.table is None:
        return DebriefPage("deal", "The table in numbers", ())
    sides = (case_role.role.side, *case_role.others)
    names = tuple(case_role.side_name(side) for side in sides)
    blocks: list[str | SmallTable] = [
        SmallTable(("", *names), _limits(case_role, state, sides)),
    ]
    tabled = tabled_packages(case_role, state)
    if tabled:
        blocks.append("Every paper on the table, with what it was worth:")
        blocks.append(_valued(case_role, sides, {named(p): p for p in tabled}))
    scored = scores(case_role, state)
    if scored.deal is not None:
        blocks.append(
            f"You gained {shown(scored.deal.gain)} over your floor. With what was open to you, "
            f"you left {shown(scored.deal.left)} on the table: the most you could still have "
            "gained at no cost to them."
        )
    frontier = pareto_frontier(case_role)
    everything = weighed_packages(case_role, case_role.option_ids, sides)
    blocks.append(
        f"Of {len(everything)} possible papers, {len(frontier)} could not be bettered for one "
        "side without costing another."
    )
    blocks.extend(_history_packages(case_role, sides))
    return DebriefPage("deal", "The table in numbers", tuple(blocks))


def _limits(
    case_role: CaseRole, state: State, sides: tuple[str, ...]
) -> tuple[tuple[str, ...], ...]:
    own = case_role.role.side
    floors = [floor(case_role, side, state.knows, state.flags) for side in sides]
    lines = ["-" if side == own else shown(line(case_role, side, state)) for side in sides]
    reservations = [str(case_role.case.sides[side].reservation) for side in sides]
    return (
        ("reservation", *reservations),
        ("floor, with what you knew", *map(str, floors)),
        ("line, with the rapport at the end", *lines),
    )


def _valued(
    case_role: CaseRole, sides: tuple[str, ...], packages: dict[str, Package]
) -> SmallTable:
    names = tuple(case_role.side_name(side) for side in sides)
    rows = tuple(
        (title, *(shown(value(case_role, side, package)) for side in sides))
        for title, package in packages.items()
    )
    return SmallTable(("paper", *names), rows)


def _history_packages(case_role: CaseRole, sides: tuple[str, ...]) -> Blocks:
    told = case_role.debrief.history
    packages = {f"{t.title}: {named(p)}": p for t in told.texts
                for p in [case_role.package(t.package)]}  # fmt: skip
    if told.package is not None:
        signed = case_role.package(told.package)
        packages[f"What was signed: {named(signed)}"] = signed
    if not packages:
        return ()
    return ("Papers from outside your play:", _valued(case_role, sides, packages))


def named(package: Package) -> str:
    """A package by its options' ids: `A3 B4 [..]`."""
    return " ".join("[..]" if option is None else option.upper() for option in package)


def credit_blocks(case_role: CaseRole, state: State) -> Blocks:
    """How the gain divides between conditions, preparation and rapport."""
    if not stands(state) or state.deal is None:
        return ()
    parts = credit(case_role, state, state.deal)
    own = value(case_role, case_role.role.side, state.deal.package)
    gain = own - floors_at(case_role, state.deal)[case_role.role.side]
    return (
        f"You gained {shown(gain)} over your floor. Judged by the papers that were on the table:",
        SmallTable(
            ("what brought it", "points"),
            (
                ("conditions, as you found them", shown(parts.conditions)),
                ("preparation", shown(parts.preparation)),
                ("rapport", shown(parts.rapport)),
            ),
        ),
        "A part may be negative: it says that the papers tabled without it would have served "
        "you better.",
    )


def disputes_page(case_role: CaseRole, state: State) -> DebriefPage:
    """The verdict under each reading of each disputed value."""
    blocks: list[str | SmallTable] = []
    for dispute in case_role.debrief.disputes:
        text = case_role.option_text[dispute.option]
        blocks.append(f"{text.rstrip('.')}. {dispute.text}")
        disputed = _disputed_value(case_role, dispute.option, dispute.side)
        rows = tuple(
            (
                dispute.readings[reading].name,
                str(points),
                _verdict(case_role, state, dispute.option, dispute.side, points),
                _heard(case_role, state, dispute.option, dispute.side, reading),
            )
            for reading, points in disputed.readings.items()
        )
        blocks.append(SmallTable(("by the reading of", "value", "then", "heard"), rows))
        blocks.extend(f"{r.name}: {r.text}" for r in dispute.readings.values())
    return DebriefPage("disputes", "Where experts differed", tuple(blocks))


def _disputed_value(case_role: CaseRole, option: str, side: str) -> DisputedValue:
    issue = case_role.case.issues[case_role.issue_ids[case_role.option_issue[option]]]
    disputed = issue.options[option].values[side]
    assert isinstance(disputed, DisputedValue), "lint sees to it"
    return disputed


def _heard(case_role: CaseRole, state: State, option: str, side: str, reading: str) -> str:
    heard = any(
        (hearing.option, hearing.side, hearing.reading) == (option, side, reading)
        for fact in state.knows
        for hearing in case_role.case.facts[fact].hears
    )
    return "you heard this" if heard else ""


def _verdict(case_role: CaseRole, state: State, option: str, side: str, points: int) -> str:
    """How many papers all could have signed, and what became of yours, at this value."""
    sides = (case_role.role.side, *case_role.others)
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
    told = f"{meeting} papers meet every reservation"
    if state.deal is not None and option in state.deal.package and side == case_role.role.side:
        own = value(case_role, side, state.deal.package) + Fraction(shift, 100)
        told += f"; yours is worth {shown(own)} to you"
    return told
