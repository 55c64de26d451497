"""`summitry score --table`: a class from a spreadsheet, whatever state it is in."""

import csv
from pathlib import Path

import pytest

from tests.classroom.running import Ran, run

CaptureFixture = pytest.CaptureFixture[str]

GOOD = """\
pair,A,B,C,D,rapport dame-orla
Otter,A4,B2,C3,D2,14
Heron,A4,B2,C2,D2,
Lynx,,,,,6
"""


def score(capsys: CaptureFixture, path: Path, content: str | bytes, *more: str) -> Ran:
    """Score a class of the lighthouse from a spreadsheet with this in it."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return run(capsys, "score", "lighthouse", "--table", path, *more)


def scored_rows(path: Path) -> list[list[str]]:
    """The scored spreadsheet, its header left out."""
    text = path.with_name(f"{path.stem}-scored.csv").read_text("utf-8-sig")
    return list(csv.reader(text.splitlines()))[1:]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "class.csv"


def test_a_class(capsys: CaptureFixture, sheet: Path) -> None:
    ran = score(capsys, sheet, GOOD)

    assert ran.code == 0
    assert ran.err == ""
    assert "Otter  A4 B2 C3 D2  Haven 56, Wickmouth 78.8" in ran.out
    assert "Lynx   nothing signed" in ran.out
    assert "2 of 3 signed; 2 above every floor and across no red line; 2 of these on the" in ran.out
    rows = scored_rows(sheet)
    assert [row[1] for row in rows] == ["Otter", "Heron", "Lynx"]
    assert len({len(row) for row in rows}) == 1


def test_the_chart_has_pairs_floors_frontier_and_history(
    capsys: CaptureFixture, sheet: Path
) -> None:
    score(capsys, sheet, GOOD)
    chart = sheet.with_name("class-chart-haven-wick.svg").read_text()

    assert chart.startswith("<svg xmlns=")
    assert ">Otter</text>" in chart
    assert chart.count(">floor</text>") == 2
    assert "<polyline" in chart
    assert ">H1 What was signed</text>" in chart
    assert sheet.with_name("class-chart-haven-wick-close.svg").exists()


def test_three_sides_have_a_chart_for_every_two(capsys: CaptureFixture, sheet: Path) -> None:
    sheet.write_text("pair,A,B\nOtter,2,2\nHeron,A2,B3\n")
    ran = run(capsys, "score", "three-rivers", "--table", sheet)

    assert ran.code == 0
    charts = sorted(path.stem for path in sheet.parent.glob("*.svg") if "close" not in path.stem)
    assert charts == [
        "class-chart-delta-forest",
        "class-chart-upland-delta",
        "class-chart-upland-forest",
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Newt,A9,B2,C2,D2,", "There is no A9: A (Who keeps the lamp) has A1, A2, A3, A4."),
        ("Newt,A4,,C2,D2,", "there is no option for B (Who takes the dues)"),
        ("Newt,A4,A3,C2,D2,", "A3 stands in the column of B (Who takes the dues)"),
        ("Newt,=A1+1,B2,C2,D2,", "holds a formula, =A1+1, and not a code: type the code."),
        ("Newt,A4 A3,B2,C2,D2,", 'There is no option "A4 A3"'),
        ("Newt A4 B2 C2 D2", "all of it stands in one cell: put commas or semicolons between"),
    ],
)
def test_a_bad_row_is_named_and_the_rest_is_scored(
    capsys: CaptureFixture, sheet: Path, row: str, sentence: str
) -> None:
    ran = score(capsys, sheet, f"{GOOD}{row}\nVole,A4,B2,C2,D2,\n")

    assert ran.code == 1
    assert ran.err.startswith("summitry: class.csv, row 5: ")
    assert ran.err.count("\n") == 1
    assert sentence in ran.err
    assert [cells[1] for cells in scored_rows(sheet)] == ["Otter", "Heron", "Lynx", "Vole"]


@pytest.mark.parametrize("felt", ["14.0", "25", "warm", "-1", "14,5"])
def test_a_rapport_that_is_none_costs_its_row_nothing_else(
    capsys: CaptureFixture, sheet: Path, felt: str
) -> None:
    ran = score(capsys, sheet, f'{GOOD}Newt,A4,B2,C2,D2,"{felt}"\n')

    assert ran.code == 1
    assert f'row 5: "{felt}" is no rapport with dame-orla: a whole number from 0 to 20.' in ran.err
    assert "It is not read; the rest of the row is." in ran.err
    newt = scored_rows(sheet)[-1]
    assert (newt[1], newt[2]) == ("Newt", "A4 B2 C2 D2")
    assert newt[-3:] == ["", "", ""], "what the two readings make of it needs the number"


# Separators, titles and rows as spreadsheets leave them.

HEADER = "pair,A,B,C,D,rapport dame-orla"


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}\nOtter;A4;B2;C3;D2;14\nLynx;no;;;;\n",
        f'"{HEADER}";;;;;\nOtter;A4;B2;C3;D2;14\nLynx;no;;;;\n',
        f"{HEADER};;;;;\nOtter;A4;B2;C3;D2;14\nLynx;no;;;;\n",
        f'{HEADER}\n"Otter;A4;B2;C3;D2;14"\n"Lynx;no;;;;"\n',
        f"{HEADER}\nOtter\tA4\tB2\tC3\tD2\t14\nLynx\tno\n",
        f"{HEADER.replace(',', ';')}\nOtter,A4,B2,C3,D2,14\nLynx,no,,,,\n",
        f"{HEADER.replace(',', '|')}\nOtter|A4|B2|C3|D2|14\nLynx|no||||\n",
        f"sep=;\n{HEADER.replace(',', ';')}\nOtter;A4;B2;C3;D2;14\nLynx;no;;;;\n",
        f'"sep=,"\n{HEADER}\nOtter,A4,B2,C3,D2,14\nLynx,no,,,,\n',
        f"Class 4b; Monday, third period\n\n{HEADER}\nOtter,A4,B2,C3,D2,14\nLynx,no,,,,\n",
        f"Class 4b,,,,,\n2 March,,,,,\n{HEADER}\nOtter,A4,B2,C3,D2,14\nLynx,no,,,,\n",
        f'{HEADER}\n"Otter",A4,B2,C3,D2,14\n"Lynx",no\n,,,,,\nHeron,,,,,\n',
    ],
)
def test_the_same_class_however_a_program_split_it(
    capsys: CaptureFixture, sheet: Path, text: str
) -> None:
    ran = score(capsys, sheet, text)

    assert ran.code == 0
    assert "1 of 2 signed" in ran.out
    assert [row[1:3] for row in scored_rows(sheet)] == [
        ["Otter", "A4 B2 C3 D2"], ["Lynx", "nothing signed"],
    ]  # fmt: skip
    assert scored_rows(sheet)[0][-3] != "", "the rapport was read"


def test_what_was_read_otherwise_than_it_stands_is_said(
    capsys: CaptureFixture, sheet: Path
) -> None:
    ran = score(capsys, sheet, f"4b\n{HEADER}\nOtter;A4;B2;C3;D2;14\nHeron,A4,B2,C2,D2,\n")

    assert "class.csv: not read, as it stands above the header: row 1." in ran.err
    assert "its header is separated by commas, and 1 of its rows, from row 3 on, other" in ran.err


def test_a_row_that_is_not_filled_in_is_no_result(capsys: CaptureFixture, sheet: Path) -> None:
    ran = score(capsys, sheet, f"{GOOD}Newt,,,,,\nVole\n")

    assert ran.code == 0
    assert "2 of 3 signed" in ran.out
    assert "class.csv: not filled in, and so not counted: row 5, 6. Where nothing was" in ran.err
    none = score(capsys, sheet, f"{HEADER}\nNewt,,,,,\n")
    assert none.code == 2
    assert "has no row that could be scored." in none.err


def test_a_line_end_in_quotes_and_a_mark_that_is_never_closed(
    capsys: CaptureFixture, sheet: Path
) -> None:
    ran = score(capsys, sheet, f'{HEADER}\n"Otter\nand Stoat";A4;B2;C3;D2;14\nLynx;no\n')
    assert ran.code == 0
    assert "Otter and Stoat  A4" in ran.out
    inches = score(capsys, sheet, f'{HEADER}\n5" Mole,A4,B2,C3,D2,\nLynx,no,,,,\n', "--replace")
    assert inches.code == 0
    assert "1 of 2 signed" in inches.out


def test_two_options_of_one_issue_in_a_column_of_all(capsys: CaptureFixture, sheet: Path) -> None:
    ran = score(capsys, sheet, "Table;Deal\n1;A4 B2 C2 D2\n2;A4 A3 B2 C2 D2\n3;no deal\n")

    assert ran.code == 1
    assert "row 3: A4 and A3 are both of A (Who keeps the lamp): name one." in ran.err
    assert [cells[1] for cells in scored_rows(sheet)] == ["1", "3"]


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [
        ("utf-8", ";"), ("utf-8-sig", ","), ("utf-16", "\t"), ("cp1252", ";"), ("utf-16", ","),
        ("utf-16-le", ";"), ("utf-16-be", ","), ("mac-roman", ";"),
    ],
)  # fmt: skip
def test_encodings_and_delimiters(
    capsys: CaptureFixture, sheet: Path, encoding: str, delimiter: str
) -> None:
    text = GOOD.replace("Otter", "Müller & Šá").replace(",", delimiter)
    ran = score(capsys, sheet, text.encode(encoding, "replace"))

    assert ran.code == 0
    assert "Müller & " in ran.out
    assert ("Windows-1252" in ran.err) == (encoding == "cp1252")
    assert ("Mac Roman" in ran.err) == (encoding == "mac-roman")


def test_other_names_for_columns_and_columns_nobody_asked_for(
    capsys: CaptureFixture, sheet: Path
) -> None:
    text = GOOD.replace(
        "pair,A,B,C,D,rapport dame-orla",
        "Names,LAMP,Who takes the dues,channel,Salvage,Dame Orla Quist,room",
    )
    ran = score(capsys, sheet, text)

    assert ran.code == 0
    assert ran.err == "summitry: class.csv: not read: room.\n"
    assert scored_rows(sheet)[0][-3] != "", "the rapport was read"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is empty."),
        ("\n\n", "is empty."),
        ("pair,A,B\nOtter,1,1\n", "has no column for C (Who may use the north channel) and D"),
        ("pair,A,B,C,D,lamp\nOtter,1,1,1,1,1\n", "has 2 columns for A (Who keeps the lamp): keep"),
        ("pair,A,B,C,D\n", "has no row that could be scored."),
        (b"PK\x03\x04abc", "is a workbook: save it as CSV (UTF-8)"),
        (b"pair\x00\x01", "is not text"),
        (b"\xff\xfeabc", "its UTF-16 breaks off"),
    ],
)
def test_a_spreadsheet_that_cannot_be_scored(
    capsys: CaptureFixture, sheet: Path, content: str | bytes, sentence: str
) -> None:
    ran = score(capsys, sheet, content)

    assert ran.code == 2
    assert sentence in ran.err
    assert ran.err.count("\n") == 1
    assert [path.name for path in sheet.parent.iterdir()] == ["class.csv"]


def test_no_spreadsheet_there(capsys: CaptureFixture, tmp_path: Path) -> None:
    for path in (tmp_path / "no.csv", tmp_path):
        assert run(capsys, "score", "lighthouse", "--table", path).code == 2


def test_names_shared_by_rows_are_said(capsys: CaptureFixture, sheet: Path) -> None:
    ran = score(capsys, sheet, f"{GOOD}otter,A4,B2,C2,D2,\n")

    assert ran.code == 0
    assert "rows 2 and 5 share the name Otter; each was scored." in ran.err


def test_the_teachers_spreadsheet_is_never_written_over(
    capsys: CaptureFixture, sheet: Path
) -> None:
    score(capsys, sheet, GOOD)
    marked = sheet.with_name("class-scored.csv")
    marked.write_text("with my marks in it")

    assert score(capsys, sheet, GOOD).code == 2
    assert marked.read_text() == "with my marks in it"
    assert score(capsys, sheet, GOOD, "--replace").code == 0
    assert sheet.read_text() == GOOD
