"""The debrief's courses: preparation and rapport over the moves, and what turned them."""

from collections.abc import Sequence
from itertools import pairwise

from game.rules.debrief.changes import meters_changed
from game.rules.debrief.finished import Finished
from game.rules.knowledge.adviser import WORDS, rapport_word
from game.rules.state import METER_TOP
from game.rules.view.blocks import Block, Heading, Paragraph, Points, SmallTable
from game.rules.view.chart import Axis, Chart, Kind, Point, Series

STARTS = (0, *(below for below, _ in WORDS[:-1]))
ADVISERS_WORDS = tuple((float(at), word) for at, (_, word) in zip(STARTS, WORDS, strict=True))
"""The adviser's words for rapport, each where it begins."""

TRUE_KINDS: tuple[Kind, ...] = ("rapport", "second-rapport")

OPENING = "the opening of the talks"
"""Where what groundwork did to people shows."""


def course_blocks(finished: Finished) -> tuple[Block, ...]:
    """Preparation and rapport over the moves, and the moves that turned them."""
    blocks: list[Block] = [_course_chart(finished)]
    turned = _what_turned(finished)
    if turned:
        blocks += [Heading("The moves that turned them"), Points(turned)]
    else:
        blocks.append(Paragraph("No move of yours turned either."))
    names = map(finished.case_role.person_name, finished.case_role.faces)
    rows = [(str(at.turn), str(at.preparation), *map(str, at.rapport)) for at in finished.course]
    blocks += [Heading("In figures"), SmallTable(("move", "preparation", *names), _rows(rows))]
    return tuple(blocks)


def _course_chart(finished: Finished) -> Chart:
    course, where = finished.course, _where(finished)
    short = finished.case_role.short_names
    prepared = [each.preparation for each in course]
    told = [_course_in_words("Preparation", prepared, where)]
    series = [Series("preparation", "preparation", _steps(prepared, "prepared"))]
    for index, person in enumerate(finished.case_role.faces):
        levels = [each.rapport[index] for each in course]
        name = finished.case_role.person_name(person)
        told.append(_course_in_words(f"Rapport with {name}", levels, where))
        series.append(
            Series(
                TRUE_KINDS[index],
                f"rapport with {name}",
                _steps(levels, short[name]),
                f"rapport: {short[name]}",
            )
        )
    return Chart(
        "course",
        "Move by move",
        " ".join(told),
        _moves_axis(len(course) - 1),
        Axis("0 to 20", 0, METER_TOP, 5),
        tuple(series),
    )


def told_blocks(finished: Finished) -> tuple[Block, ...]:
    """Rapport as it truly was, beside what the adviser told: a chart and a table a face."""
    blocks: list[Block] = []
    for index, person in enumerate(finished.case_role.faces):
        name = finished.case_role.person_name(person)
        course = [(each.turn, each.rapport[index], each.told[index]) for each in finished.course]
        rows = _rows(
            [
                (str(t), str(true), rapport_word(true), rapport_word(told))
                for t, true, told in course
            ]
        )
        truth, told = [true for _, true, _ in course], [told for _, _, told in course]
        sentence = _course_in_words(f"Rapport with {name}", truth, _where(finished))
        blocks.append(
            Chart(
                f"told-{person}",
                f"Rapport with {name}, true and told",
                f"{sentence} {_how_well_read(truth, told)}",
                _moves_axis(len(course) - 1),
                Axis("rapport", 0, METER_TOP, 5, ADVISERS_WORDS),
                (
                    Series("told", "as your adviser told it", _steps(told, "told")),
                    Series("rapport", "as it truly was", _steps(truth, "true")),
                ),
            )
        )
        blocks.append(SmallTable(("move", "rapport", "truly", "your adviser"), rows))
    return tuple(blocks)


def _moves_axis(moves: int) -> Axis:
    return Axis("move", 0, max(moves, 1), 5)


def _steps(levels: Sequence[int], name: str) -> tuple[Point, ...]:
    """Where a level begins; and the end, with a name for it."""
    last = len(levels) - 1
    return tuple(
        Point(turn, level, name if turn == last else "")
        for turn, level in enumerate(levels)
        if turn in (0, last) or level != levels[turn - 1]
    )


def _rows(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows that differ from the one before, its move apart."""
    return tuple(row for at, row in enumerate(rows) if at == 0 or row[1:] != rows[at - 1][1:])


def _course_in_words(name: str, levels: Sequence[int], where: Sequence[str]) -> str:
    """As in `Rapport with Barak rose from 8 to 15: up most at Aspen Lodge, by 3.`."""
    first, last = levels[0], levels[-1]
    # The move before the first changed nothing: so every level has the change that led to it.
    changes = [0, *(now - was for was, now in pairwise(levels))]
    if not any(changes):
        return f"{name} stood at {first} throughout."
    way = f"{name} ended where it began, at {first}"
    if first != last:
        way = f"{name} {'rose' if last > first else 'fell'} from {first} to {last}"
    up, down = max(changes), min(changes)
    turns = [
        f"{word} most at {where[changes.index(by)]}, by {abs(by)}"
        for word, by in (("up", up), ("down", down))
        if by
    ]
    return f"{way}: {'; '.join(turns)}."


def _where(finished: Finished) -> tuple[str, ...]:
    """By turn: where it was taken; what groundwork did to people shows when the talks open."""
    scenes = {step.turn: step.where for step in finished.steps}
    return tuple(scenes.get(each.turn, OPENING) for each in finished.course)


def _how_well_read(truth: Sequence[int], told: Sequence[int]) -> str:
    """Whether the adviser's words were the right ones, and until when they were not."""
    wrong = [
        turn
        for turn, (true, read) in enumerate(zip(truth, told, strict=True))
        if rapport_word(true) != rapport_word(read)
    ]
    if not wrong:
        return "Your adviser's word for it was right throughout."
    warmer = sum(told[turn] - truth[turn] for turn in wrong) > 0
    until = "to the end" if wrong[-1] == len(truth) - 1 else f"up to move {wrong[-1]}"
    return f"Your adviser took it to be {'warmer' if warmer else 'colder'} than it was {until}."


def _what_turned(finished: Finished) -> tuple[str, ...]:
    """The moves that moved preparation or a rapport, with why."""
    steps = {step.turn: step for step in finished.steps}
    turned: list[str] = []
    for was, now in pairwise(finished.course):
        if (was.preparation, was.rapport) == (now.preparation, now.rapport):
            continue
        step = steps.get(now.turn)
        if step is not None:
            where, why = step.where, f"{step.did} {step.because or ''}".strip()
        else:
            where, why = OPENING, "What your groundwork did to people showed when you met them."
        turned.append(f"Move {now.turn}, {where}: {_changed_at(finished, now.turn)}. {why}")
    return tuple(turned)


def _changed_at(finished: Finished, turn: int) -> str:
    """Which meters a move changed, whatever it was."""
    states = (finished.play.before(turn - 1), finished.play.turns[turn - 1].state)
    return meters_changed(finished.case_role, *states)
