"""What collecting writes: the spreadsheet, the report twice over, and xAPI statements."""

from pathlib import Path

from game.classroom.collecting.gather import Collected
from game.classroom.collecting.lines import Line
from game.classroom.collecting.report import report, report_sentence
from game.classroom.errors import ClassroomError
from game.classroom.scoring.sheet_writing import sheet_as_bytes
from game.pages.as_html import document_as_html
from game.pages.as_markdown import document_as_markdown
from game.rules.numbers import rounded

HEADER = (
    "pseudonym",
    "case",
    "role",
    "ending",
    "label",
    "preparation",
    "rapport",
    "Foreign Policy",
    "Krasnyak",
    "forecast",
    "stood",
    "plan lines right",
    "plan lines",
    "minutes",
    "reflection",
    "verifies",
    "remark",
    "file",
    "durability",
    "ledger",
    "own points",
)

NOT_FINISHED = "not finished"
"""In the column of the label."""

FILES_HEADER = ("file", "pseudonym", "case", "role", "path")
"""Of the list that says which file is which: for the teacher alone."""


def collected_files(
    collected: Collected, out: Path, xapi: Path | None = None
) -> dict[Path, str | bytes]:
    """Every file and what stands in it.

    Only one has the names of files, which may be students' own: the list of them.

    Raises:
        ClassroomError: two of the files would have the same name.
    """
    whole = report(collected)
    files: dict[Path, str | bytes] = {
        out: sheet_as_bytes(HEADER, (_row(line) for line in collected.lines)),
        out.with_name(f"{out.stem}-files.csv"): sheet_as_bytes(
            FILES_HEADER, (_file_row(line) for line in collected.lines)
        ),
        out.with_name(f"{out.stem}-report.md"): document_as_markdown(whole),
        out.with_name(f"{out.stem}-report.html"): document_as_html(whole),
    }
    if xapi is not None:
        from game.classroom.collecting.xapi import statements_as_json

        if xapi in files:
            raise ClassroomError(f"{xapi} cannot be both: name another file after --xapi.")
        files[xapi] = statements_as_json(collected.lines)
    return files


def _row(line: Line) -> list[str | float | None]:
    came, reached = line.came, line.reached
    known = "yes" if line.verifies else "no"
    if reached is not None:
        return [
            line.pseudonym, line.case, line.role, None, NOT_FINISHED,
            rounded(reached.preparation), None, None, None, reached.forecast, None,
            reached.plan_right, reached.plan_lines, line.minutes, None, known, line.remark,
            line.number,
        ]  # fmt: skip
    if came is None:
        nothing: list[str | float | None] = [None] * 12
        return [line.pseudonym, line.case, line.role, *nothing, known, line.remark, line.number]
    scores = came.scores
    return [
        line.pseudonym,
        line.case,
        line.role,
        came.ending_title,
        came.label,
        rounded(scores.preparation),
        rounded(scores.rapport),
        rounded(came.foreign_policy),
        rounded(came.krasnyak),
        came.forecast,
        "yes" if came.stood else "no",
        came.plan_right,
        came.plan_lines,
        line.minutes,
        came.reflection,
        known,
        line.remark,
        line.number,
        None if scores.durability is None else rounded(scores.durability),
        scores.ledger,
        None if scores.deal is None else rounded(scores.deal.own),
    ]


def _file_row(line: Line) -> list[str | float | None]:
    return [line.number, line.pseudonym, line.case, line.role, str(line.path)]


def collected_in_words(collected: Collected) -> str:
    """The class in a sentence."""
    return report_sentence(collected)
