"""One package in words: what each side has, what it crosses, how long it lasts, what was better."""

from collections.abc import Iterable

from game.classroom.judging import InARoom, Judged
from game.classroom.paper_table import PaperTable
from game.classroom.papers import history_papers
from game.classroom.wording import counted, listed, sentence
from game.rules.bargaining.packages import value
from game.rules.numbers import shown
from game.rules.scoring.outcome import LABELS

MOST_BETTER = 5
"""Better packages that are named; the rest are counted."""


def label_in_words(table: PaperTable, judged: Judged) -> str:
    """The label of a package, with a human in every chair."""
    if judged.label is None:
        crossed = [table.side_name(side.side) for side in judged.sides if side.crossed]
        return f"no deal: it crosses a red line of {listed(crossed)}"
    below = listed([table.side_name(side) for side in judged.below])
    return {
        "durable": LABELS["durable"],
        "fragile": LABELS["fragile"],
        "trap": f"an agreement trap: for {below} it is worth less than walking away",
    }[judged.label]


def package_in_words(table: PaperTable, judged: Judged) -> str:
    """Everything about a package, in lines."""
    return "\n".join(
        [
            *_itself(table, judged),
            "",
            *_sides(table, judged),
            "",
            f"Label: {label_in_words(table, judged)}.",
            _durability(judged),
            *_at_home(table, judged),
            _distance(table, judged),
            *_better(table, judged),
            *_history(table),
        ]
    )


def _itself(table: PaperTable, judged: Judged) -> Iterable[str]:
    yield f"{table.case_role.case.title}: {table.codes.called(judged.package)}"
    for option in judged.package:
        assert option is not None
        text = table.case_role.option_text[option]
        drafted = " (nobody had drafted it)" if option in table.undrafted else ""
        yield f"  {table.codes.of_option[option]}  {text}{drafted}"


def _sides(table: PaperTable, judged: Judged) -> Iterable[str]:
    width = max(len(table.side_name(side.side)) for side in judged.sides)
    for side in judged.sides:
        over = "at its floor" if not side.margin else (
            f"{shown(abs(side.margin))} {'above' if side.margin > 0 else 'BELOW'} it"
        )  # fmt: skip
        yield (
            f"{table.side_name(side.side):{width}}  {shown(side.value)} points, floor "
            f"{shown(side.floor)}: {over}"
        )
        for option in side.crossed:
            code = table.codes.of_option[option]
            text = sentence(table.case_role.option_text[option])
            yield f"{'':{width}}  crosses its red line {code}: {text}"


def _durability(judged: Judged) -> str:
    told = f"Durability: {shown(judged.durability)}"
    if judged.crossed:
        return f"{told}. In no world is a red line signed."
    if judged.below:
        return f"{told}, because somebody is below his floor."
    return f"{told}: the share of nearby worlds in which everybody still signs."


def _at_home(table: PaperTable, judged: Judged) -> Iterable[str]:
    own = table.sides[0]
    if own not in judged.below:
        return
    name = table.side_name(own)
    if judged.mandate_needed is None:
        yield f"At home: {name} could not stand by it at any mandate. It would be repudiated."
    else:
        yield (
            f"At home: {name} stands by it only with a mandate of {judged.mandate_needed} or more "
            "of 20; else it is repudiated."
        )


def _distance(table: PaperTable, judged: Judged) -> str:
    if not judged.distance:
        beyond = "" if judged.efficient else " Only a paper across a red line would be better."
        return f"Distance to the frontier: 0. Nobody could gain without another's loss.{beyond}"
    gains = [
        f"{table.side_name(side.side)} {shown(side.could_gain)}"
        for side in judged.sides
        if side.could_gain
    ]
    return (
        f"Distance to the frontier: {shown(judged.distance)}. The most that one side could still "
        f"have gained at nobody's cost: {listed(gains)}."
    )


def _better(table: PaperTable, judged: Judged) -> Iterable[str]:
    if not judged.better:
        return
    count = len(judged.better)
    yield (
        f"Better for somebody and worse for nobody: {counted(count, 'package')}, "
        f"{judged.better_for_all or 'none'} of them better for everybody"
        f"{'' if count <= MOST_BETTER else f'. The first {MOST_BETTER}'}:"
    )
    for package in judged.better[:MOST_BETTER]:
        yield f"  {table.codes.called(package)}  {values_in_words(table, package)}"


def values_in_words(table: PaperTable, package: tuple[str | None, ...]) -> str:
    """As in `Washington 63.1, Moscow 61.9`."""
    return ", ".join(
        f"{table.side_name(side)} {shown(value(table.case_role, side, package))}"
        for side in table.sides
    )


def _history(table: PaperTable) -> Iterable[str]:
    papers = history_papers(table)
    signed = any(paper.signed for paper in papers)
    yield "History's papers:" if signed else "History: nothing was signed. Papers of the time:"
    for paper in papers:
        called = table.codes.called(paper.package)
        yield f"  {paper.title}: {called}  {values_in_words(table, paper.package)}"
    if not papers:
        yield "  none in the case file"


def room_in_words(table: PaperTable, judged: Judged, room: InARoom) -> str:
    """What the two readings would make of the package, the room being as it was."""
    felt = listed([f"{table.case_role.person_name(p)} {number}" for p, number in room.rapport])
    lines = ["", f"In a room with rapport {felt}:"]
    for side, line, signs in room.lines:
        verb = "would sign it" if signs else "would not sign it"
        lines.append(f"  {table.side_name(side)} signs from {shown(line)} points on, and {verb}.")
    low, high = room.foreign_policy
    lines += [
        f"  Krasnyak: {shown(room.krasnyak)}, the mean of rapport and of what friendship carries.",
        f"  Foreign Policy: {shown(low)} to {shown(high)}, the mean of preparation, which nobody "
        "measured here, and durability.",
    ]
    if judged.crossed:
        lines.append("  Across a red line, both readings count the paper for nothing.")
    return "\n".join(lines)
