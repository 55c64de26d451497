"""`summitry score` of one package."""

import pytest

from tests.classroom.running import run

CaptureFixture = pytest.CaptureFixture[str]


def test_everything_about_a_package(capsys: CaptureFixture) -> None:
    ran = run(capsys, "score", "reykjavik-1986", *["A3", "B4", "C3", "D3", "E2", "F2"])

    assert ran.code == 0
    assert "Washington  63.1 points, floor 62: 1.1 above it" in ran.out
    assert "Moscow      61.9 points, floor 60: 1.9 above it" in ran.out
    assert "Label: a thin deal." in ran.out
    assert "Durability: 36" in ran.out
    assert "Distance to the frontier: 1." in ran.out
    assert "6 packages, 3 of them better for everybody" in ran.out
    assert "A5 B5 C3 D2 E2 F2  Washington 64, Moscow 62.4" in ran.out
    assert "History: nothing was signed." in ran.out
    assert "The last American text: A4 B4 C2 D2 E1 F2  Washington 85.8, Moscow 34.1" in ran.out


def test_a_package_on_the_frontier(capsys: CaptureFixture) -> None:
    ran = run(capsys, "score", "lighthouse", "A4", "B2", "C3", "D2")

    assert "Distance to the frontier: 0. Nobody could gain without another's loss." in ran.out


def test_red_lines_and_floors(capsys: CaptureFixture) -> None:
    crossed = run(capsys, "score", "reykjavik-1986", *["A2", "B3", "C4", "D4", "E3", "F3"])
    trap = run(capsys, "score", "reykjavik-1986", *["A3,B3,C3,D3,E2,F2"])

    assert "crosses its red line C4: No testing in space, and laboratories only" in crossed.out
    assert "no deal: it crosses a red line of Washington" in crossed.out
    assert "4.9 BELOW it" in trap.out
    assert "an agreement trap: for Washington it is worth less than walking away" in trap.out


def test_three_sides(capsys: CaptureFixture) -> None:
    ran = run(capsys, "score", "three-rivers", "A2", "B2", "--rapport", "headwoman-ash=12")

    assert "Uplands  62 points, floor 50" in ran.out
    assert "Forest   60 points, floor 45" in ran.out
    assert "Abbot Lune 10 and Headwoman Ash 12" in ran.out


def test_what_the_readings_make_of_it(capsys: CaptureFixture) -> None:
    words = ["A3", "B4", "C3", "D3", "E2", "F2", "--rapport", "gorbachev=14"]
    ran = run(capsys, "score", "reykjavik-1986", *words)

    assert "Moscow signs from 56.9 points on, and would sign it." in ran.out
    assert "Krasnyak: 51," in ran.out
    assert "Foreign Policy: 18 to 68," in ran.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("lighthouse", "What was agreed? Name an option of each issue, as in A1 B1 C1 D1"),
        ("lighthouse A1 B1 C1", "leaves out D (Who keeps what washes up)"),
        ("lighthouse A1 A2 B1 C1 D1", "are both of A (Who keeps the lamp): name one."),
        ("lighthouse A1 B1 C1 D7", "There is no D7"),
        ("lighthouse A1 B1 C1 D1 --rapport orla", '"orla" is not PERSON=N, as in begin=14.'),
        ("lighthouse A1 B1 C1 D1 --rapport orla=9", 'did you mean "dame-orla"?'),
        ("lighthouse A1 B1 C1 D1 --rapport dame-orla=21", "a whole number from 0 to 20."),
        ("lighthouse A1 B1 C1 D1 --rapport dame-orla=-1", "a whole number from 0 to 20."),
        ("lighthouse A1 --table x.csv", "leave them out."),
    ],
)
def test_bad_input_is_one_sentence(capsys: CaptureFixture, words: str, sentence: str) -> None:
    ran = run(capsys, "score", *words.split())

    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("summitry: ")
    assert ran.err.count("\n") == 1
    assert sentence in ran.err
