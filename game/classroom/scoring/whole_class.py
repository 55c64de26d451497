"""A class in words, as a spreadsheet and as a chart."""

from collections.abc import Sequence
from pathlib import Path

from game.classroom.paper_table import PaperTable
from game.classroom.scoring.class_table import ClassTable, Row, agreements
from game.classroom.scoring.one_package import label_in_words, values_in_words
from game.classroom.scoring.sheet_writing import sheet_as_bytes
from game.classroom.table_chart import table_charts
from game.rules.numbers import rounded, shown


def class_sentence(table: PaperTable, rows: Sequence[Row]) -> str:
    """What the chart shows, in words."""
    signed = [row.judged for row in rows if row.judged is not None]
    clear = [each for each in signed if not each.below and not each.crossed]
    below = sum(bool(each.below) for each in signed)
    crossed = sum(each.crossed for each in signed)
    efficient = sum(not each.distance for each in clear)
    told = [f"{len(signed)} of {len(rows)} signed"]
    told.append(f"{len(clear)} above every floor and across no red line")
    told.append(f"{efficient} of these on the frontier")
    if below:
        told.append(f"{below} below somebody's floor")
    if crossed:
        told.append(f"{crossed} across a red line")
    return f"{'; '.join(told)}."


def class_in_words(table: PaperTable, read: ClassTable) -> str:
    """A line for each row, and the sentence on all of them."""
    lines: list[str] = []
    width = max((len(_name(row)) for row in read.rows), default=0)
    for row in read.rows:
        judged = row.judged
        if judged is None:
            lines.append(f"{_name(row):{width}}  nothing signed")
            continue
        lines.append(
            f"{_name(row):{width}}  {table.codes.called(judged.package)}  "
            f"{values_in_words(table, judged.package)}; durability {shown(judged.durability)}; "
            f"{label_in_words(table, judged)}; {shown(judged.distance)} from the frontier"
        )
    return "\n".join([*lines, "", class_sentence(table, read.rows)])


def _name(row: Row) -> str:
    from game.pages.cleaning import shown_text

    return shown_text(row.pair)


def class_files(
    table: PaperTable, read: ClassTable, source: Path, folder: Path
) -> dict[Path, str | bytes]:
    """The scored spreadsheet and the charts, each whole and close up."""
    files: dict[Path, str | bytes] = {
        folder / f"{source.stem}-scored.csv": _scored(table, read.rows),
    }
    told = class_sentence(table, read.rows)
    for name, figure in table_charts(table, told, agreements(read.rows), close=True):
        files[folder / f"{source.stem}-chart-{name}.svg"] = f"{figure.svg}\n"
    return files


def _scored(table: PaperTable, rows: Sequence[Row]) -> bytes:
    names = [table.side_name(side) for side in table.sides]
    header = (
        "row",
        "pair",
        "package",
        *(f"{name} points" for name in names),
        *(f"{name} over floor" for name in names),
        *(f"{name} could still have gained" for name in names),
        "red lines crossed",
        "durability",
        "label",
        "distance to the frontier",
        "better for somebody and worse for nobody",
        "Krasnyak",
        "Foreign Policy, from",
        "Foreign Policy, to",
    )
    scored = (_scored_row(table, row) for row in rows)
    return sheet_as_bytes(header, ([*row, *[None] * (len(header) - len(row))] for row in scored))


def _scored_row(table: PaperTable, row: Row) -> list[str | float | None]:
    judged, room = row.judged, row.room
    if judged is None:
        return [row.number, row.pair, "nothing signed"]
    crossed = [table.codes.of_option[option] for side in judged.sides for option in side.crossed]
    return [
        row.number,
        row.pair,
        table.codes.called(judged.package),
        *(rounded(side.value) for side in judged.sides),
        *(rounded(side.margin) for side in judged.sides),
        *(rounded(side.could_gain) for side in judged.sides),
        " ".join(crossed),
        rounded(judged.durability),
        label_in_words(table, judged),
        rounded(judged.distance),
        len(judged.better),
        *((rounded(room.krasnyak), *map(rounded, room.foreign_policy)) if room else ()),
    ]
