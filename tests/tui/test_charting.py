"""Charts in cells: what stands where, what the key says, and terminals without dots."""

import pytest

from game.rules.debrief.chart import Axis, Chart, Limit, Point, Series
from game.tui.charting import chart_in_cells

POINTS = Axis("points to Away", 0, 100, 20)


def drawn(*series: Series, width: int = 80, height: int = 20, **more: object) -> list[str]:
    chart = Chart("c", "Title", "Sentence.", Axis("points to Home", 0, 100, 20), POINTS, series)
    return chart_in_cells(chart._replace(**more), width, height).plain.splitlines()


def place(lines: list[str], letters: str) -> tuple[int, int]:
    """Column and row of letters in the plot."""
    row = next(at for at, line in enumerate(lines) if letters in line)
    return lines[row].index(letters), row


def test_papers_stand_where_their_points_are_and_the_key_says_whose():
    yours = Series("yours", "your papers", (Point(100, 0, "1"), Point(0, 100, "2")))
    lines = drawn(yours)
    corner = lines[1].index("┤") + 1
    assert lines[1][corner] == "2" and lines[1].startswith("100 ┤")
    bottom = next(at for at, line in enumerate(lines) if "└" in line)
    assert "1" in lines[bottom - 1] and lines[bottom - 1].rstrip().endswith("1")
    assert "1-2 your papers" in lines[0]


def test_papers_of_one_cell_share_it_and_other_marks_move_aside():
    history = Series("history", "H1 A text", (Point(50, 50, "H1"), Point(50, 50, "H2")))
    signed = Series("signed", "what was signed", (Point(50, 50),))
    text = "\n".join(drawn(history, signed))
    assert "♦H1,H2" in text
    assert "■♦" in text or "♦H1,H2■" in text


def test_limits_run_across_and_are_named_once():
    limits = tuple(
        Limit(axis, at, f"floors{' moved' * moved}", bool(moved))
        for moved, at in ((0, 60.0), (1, 40.0))
        for axis in ("x", "y")
    )
    lines = drawn(Series("open", "papers", (Point(10, 10),)), limits=limits)
    text = "\n".join(lines)
    assert text.count("floors") == 2
    assert "│─" in text and "┊┄" in text
    assert max(line.count("─") for line in lines[2:-4]) > 20


def test_a_course_steps_and_is_named_at_its_end():
    axis = Axis("rapport", 0, 20, 5, ((0, "cold"), (7, "correct"), (11, "easy"), (15, "warm")))
    course = Series("rapport", "as it truly was", (Point(0, 5), Point(6, 16), Point(9, 16, "true")))
    lines = drawn(course, x=Axis("move", 0, 9, 5), y=axis)
    text = "\n".join(lines)
    assert place(lines, "true")[0] > place(lines, "┤")[0] + 20
    for word in ("cold", "correct", "easy", "warm"):
        assert f"{word} ┤" in text


@pytest.mark.parametrize("width", [30, 56, 63, 64, 76, 103])
@pytest.mark.parametrize("height", [8, 12, 40])
def test_it_keeps_to_its_width(width: int, height: int):
    cloud = Series(
        "barred", "across a red line, a long name for a key", (Point(0, 0), Point(99, 3))
    )
    lines = drawn(cloud, width=width, height=height)
    assert max(map(len, lines)) <= width
    assert sum("┴" in line for line in lines) == 1


def test_a_linux_console_gets_letters_it_has(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TERM", "linux")
    series = (
        Series("barred", "barred", tuple(Point(at, at) for at in range(0, 101, 3))),
        Series("theirs", "theirs", (Point(5, 90, "a"), Point(90, 5, "b"))),
    )
    text = "\n".join(drawn(*series, limits=(Limit("y", 40, "floors", stretched=True),)))
    assert not any(0x2800 <= ord(character) <= 0x28FF for character in text)
    assert "┄" not in text and "-----" in text and "." in text


def test_on_a_linux_console_too_clouds_are_told_apart_by_shape(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TERM", "linux")
    clouds = [
        Series(kind, kind, tuple(Point(at, y) for at in range(101)))
        for kind, y in (("barred", 10), ("open", 40), ("clear", 70))
    ]
    lines = drawn(*clouds)
    for mark, kind in (("...", "barred"), (":::", "open"), ("###", "clear")):
        assert any(f"{mark} {kind}" in line for line in lines)
        assert any(mark * 5 in line for line in lines)
