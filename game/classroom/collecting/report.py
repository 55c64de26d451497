"""The report on a class: pages nobody is named on, and one for the teacher that names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import groupby

from game.classroom.collecting.gather import Collected
from game.classroom.collecting.lines import Came, Line, Reached
from game.classroom.collecting.splits import groundwork_split, scene_splits
from game.classroom.wording import counted, listed, mean
from game.pages.charts import Axis, Chart, ChartMark, chart_as_svg, merged
from game.pages.document import (
    Bar,
    Bars,
    Block,
    Bullets,
    Document,
    Figure,
    Grid,
    Heading,
    Page,
    Para,
    aligned,
)
from game.rules.numbers import shown

HALF = 50
"""The middle of a score."""

WHY_NOT_THE_DEAL = (
    "The deal has no column here, on purpose. What could be signed depended on the role, and often "
    "the better course was to sign nothing. A mark for the deal would pay for signing, which is "
    "the temptation that the case is about.",
    "What can be marked is what was the student's own: what was found out before the talks, the "
    "plan written down before the first meeting, and the two sentences written before any score "
    "was shown. The forecast is for talking about, as it takes many to judge a forecaster.",
)


def report(collected: Collected) -> Document:
    """The whole report."""
    lines = collected.counted
    pages: list[Page] = []
    for (case, role), group in groupby(lines, key=lambda line: (line.case, line.role)):
        pages.append(_class_page(case, role, list(group)))
    pages.append(_teachers_page(collected))
    aside = sum(line.set_aside for line in collected.lines)
    unfinished = len(collected.unfinished)
    told = f"{counted(len(lines), 'finished journal')}"
    told += f"; {unfinished} without an ending, in no figure" if unfinished else ""
    told += f"; {counted(aside, 'file')} set aside, named at the end" if aside else ""
    return Document("A class at the table", f"{told}.", tuple(pages))


def _class_page(case: str, role: str, lines: list[Line]) -> Page:
    plays = [line.play for line in lines if line.play is not None]
    came = [line.came for line in lines if line.came is not None]
    case_role = plays[0].case_role
    blocks: tuple[Block, ...] = (
        Para(f"{case_role.role.title}. {counted(len(plays), 'play')}.", "lead"),
        endings_reached(came),
        labels_reached(came),
        Para(forecasts_told(came)),
        preparation_and_rapport(came),
        two_readings(came),
        Heading("How the class split, beside what was done"),
        groundwork_split(case_role, plays),
        *scene_splits(case_role, plays),
        Heading("In their own words"),
        *_reflections(came),
    )
    return Page(f"{case}-{role}", case_role.case.title, "For the class: nobody is named", blocks)


def endings_reached(came: Sequence[Came]) -> Bars:
    """How the plays ended."""
    reached = Counter((each.ending_title, each.history) for each in came)
    bars = (Bar(title, n, "as in history" if history else "")
            for (title, history), n in reached.most_common())  # fmt: skip
    return Bars("How it ended", tuple(bars), len(came))


def labels_reached(came: Sequence[Came]) -> Bars:
    """What the plays came to."""
    labels = Counter(each.label for each in came)
    bars = tuple(Bar(label, number) for label, number in labels.most_common())
    return Bars("What it came to", bars, len(came))


def forecasts_told(came: Sequence[Came]) -> str:
    """What was foreseen, where it came so and where it did not."""
    forecast = [each for each in came if each.forecast is not None]
    if not forecast:
        return "Nobody wrote down a forecast."
    groups = (
        ("where it came so", [each.forecast for each in forecast if each.stood]),
        ("where it did not", [each.forecast for each in forecast if not each.stood]),
    )
    told = [
        f"{shown(mean(chance for chance in chances if chance is not None))} in 100 on average in "
        f"the {counted(len(chances), 'play')} {which}"
        for which, chances in groups
        if chances
    ]
    return f"The forecast that all sign and home stands by it: {', '.join(told)}."


def preparation_and_rapport(came: Sequence[Came]) -> Figure:
    """Both scores of each play."""
    both = sum(c.scores.preparation >= HALF and c.scores.rapport >= HALF for c in came)
    prepared = sum(c.scores.preparation >= HALF > c.scores.rapport for c in came)
    warm = sum(c.scores.rapport >= HALF > c.scores.preparation for c in came)
    sentence = (
        f"Preparation against rapport, a point a play. {_of(both, came)} reached half of both; "
        f"{prepared} reached it in preparation only, {warm} in rapport only, "
        f"{len(came) - both - prepared - warm} in neither."
    )
    points = [(float(c.scores.preparation), float(c.scores.rapport)) for c in came]
    return _figure(sentence, "Preparation", "Rapport", points)


def two_readings(came: Sequence[Came]) -> Figure:
    """What each article makes of each play."""
    foreign_policy = sum(c.foreign_policy > c.krasnyak for c in came)
    krasnyak = sum(c.krasnyak > c.foreign_policy for c in came)
    sentence = (
        "The two readings of each play. Foreign Policy thinks better of "
        f"{_of(foreign_policy, came)}, Krasnyak of {krasnyak}; on average "
        f"{shown(mean(c.foreign_policy for c in came))} and "
        f"{shown(mean(c.krasnyak for c in came))} of 100."
    )
    points = [(float(c.foreign_policy), float(c.krasnyak)) for c in came]
    return _figure(sentence, "The Foreign Policy reading", "The Krasnyak reading", points)


def _of(count: int, came: Sequence[Came]) -> str:
    return f"{count} of {counted(len(came), 'play')}"


def _figure(sentence: str, x: str, y: str, points: list[tuple[float, float]]) -> Figure:
    # A number beside a point says how many plays it stands for.
    stacked = Counter(points)
    marks = merged(
        ChartMark(at[0], at[1], "dot", str(n) if n > 1 else "") for at, n in stacked.items()
    )
    # Both axes whole: two scores are compared, and half is in the middle.
    corners = (ChartMark(0, 0, "none"), ChartMark(100, 100, "none"))
    chart = Chart(sentence, Axis(x), Axis(y), (*corners, *marks))
    return Figure(chart_as_svg(chart), sentence)


def _reflections(came: Sequence[Came]) -> Iterable[Block]:
    written = [each.reflection for each in came if each.reflection.strip()]
    # By no order that says whose is whose, and the same one on every run.
    written.sort(key=lambda text: sha256(text.encode("utf-8", "replace")).digest())
    if written:
        yield Bullets(tuple(written))
    silent = len(came) - len(written)
    if silent:
        yield Para(f"{counted(silent, 'student')} wrote nothing.", "small")


def _teachers_page(collected: Collected) -> Page:
    blocks: list[Block] = [*(Para(text) for text in WHY_NOT_THE_DEAL), _marks(collected)]
    aside = [line for line in collected.lines if line.set_aside]
    if aside:
        blocks += [
            Heading("Set aside: not in the figures"),
            Grid(
                ("file", "pseudonym", "why"),
                tuple((f"{line.number}", line.pseudonym, line.remark) for line in aside),
                widths=(8, 24, 68),
            ),
        ]
    noted = [line for line in collected.lines if line.remark and not line.set_aside]
    if noted:
        names = [f"{line.pseudonym}: {line.remark}." for line in noted]
        blocks += [Heading("To be looked at"), Bullets(tuple(names))]
    return Page(
        "marks", "What can be marked", "For the teacher: not for the projector",
        tuple(blocks), closed=True,
    )  # fmt: skip


def _marks(collected: Collected) -> Grid:
    rows: list[tuple[str, ...]] = []
    for line in collected.lines:
        came, reached = line.came, line.reached
        if reached is not None:
            rows.append(_unfinished_row(line, reached))
        if came is None:
            continue
        rows.append(
            (
                line.pseudonym,
                f"{line.case}, {line.role}",
                shown(came.scores.preparation),
                f"{came.plan_right} of {came.plan_lines}",
                "-" if came.forecast is None else str(came.forecast),
                "yes" if came.stood else "no",
                f"{len(came.reflection.split())} words" if came.reflection else "none",
                "" if line.minutes is None else str(line.minutes),
                "yes" if line.verifies else "no",
            )
        )
    head = (
        "pseudonym", "case and role", "prepa-ration", "plan right", "fore-cast", "it stood",
        "reflection", "min-utes", "verifies",
    )  # fmt: skip
    return Grid(head, tuple(rows), aligned(2, 5), widths=(19, 22, 9, 9, 8, 8, 11, 6, 8))


def _unfinished_row(line: Line, reached: Reached) -> tuple[str, ...]:
    return (
        line.pseudonym,
        f"{line.case}, {line.role}",
        shown(reached.preparation),
        "-" if reached.plan_right is None else f"{reached.plan_right} of {reached.plan_lines}",
        "-" if reached.forecast is None else str(reached.forecast),
        "-",
        "no ending",
        "" if line.minutes is None else str(line.minutes),
        "-",
    )


def report_sentence(collected: Collected) -> str:
    """The class in a sentence, for whoever ran the command."""
    cases = dict.fromkeys(f"{line.case} ({line.role})" for line in collected.counted)
    aside = sum(line.set_aside for line in collected.lines)
    told = (
        f"{counted(len(collected.counted), 'journal')} of {listed(list(cases))}"
        if cases
        else "No finished play that counts"
    )
    unfinished = len(collected.unfinished)
    more = f"; {unfinished} not finished" if unfinished else ""
    return f"{told}{more}; {counted(aside, 'file')} set aside."
