"""Charts in cells: what stands where, what the key says, and terminals without dots."""

import pytest

from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.saves import Saves
from game.rules.view.chart import Axis, Chart, Limit, Point, Series
from game.tui.app import SummitryApp
from game.tui.charting import chart_in_cells
from game.tui.screens.phases.debrief import DebriefScreen
from tests.histories import example_path
from tests.tui import seen
from tests.tui.hands import Hands

POINTS = Axis("points to Away", 0, 100, 20)


def drawn(*series: Series, width: int = 80, height: int = 20, **more: object) -> list[str]:
    chart = Chart("c", "Title", "Sentence.", Axis("points to Home", 0, 100, 20), POINTS, series)
    return chart_in_cells(chart._replace(**more), width, height).chart.plain.splitlines()


def place(lines: list[str], letters: str) -> tuple[int, int]:
    """Column and row of letters in the plot."""
    row = next(at for at, line in enumerate(lines) if letters in line)
    return lines[row].index(letters), row


def test_papers_stand_where_their_points_are_and_the_key_says_whose() -> None:
    yours = Series("yours", "your papers", (Point(100, 0, "1"), Point(0, 100, "2")))
    lines = drawn(yours)
    corner = lines[1].index("┤") + 1
    assert lines[1][corner] == "2" and lines[1].startswith("100 ┤")
    bottom = next(at for at, line in enumerate(lines) if "└" in line)
    assert "1" in lines[bottom - 1] and lines[bottom - 1].rstrip().endswith("1")
    assert "1-2 your papers" in lines[0]


def test_papers_of_one_cell_share_it_and_other_marks_move_aside() -> None:
    history = Series("history", "H1 A text", (Point(50, 50, "H1"), Point(50, 50, "H2")))
    signed = Series("signed", "what was signed", (Point(50, 50),))
    text = "\n".join(drawn(history, signed))
    assert "♦H1,H2" in text
    assert "■♦" in text or "♦H1,H2■" in text


def test_limits_run_across_and_are_named_once() -> None:
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


def test_a_course_steps_and_is_named_at_its_end() -> None:
    axis = Axis("rapport", 0, 20, 5, ((0, "cold"), (7, "correct"), (11, "easy"), (15, "warm")))
    course = Series("rapport", "as it truly was", (Point(0, 5), Point(6, 16), Point(9, 16, "true")))
    lines = drawn(course, x=Axis("move", 0, 9, 5), y=axis)
    text = "\n".join(lines)
    assert place(lines, "true")[0] > place(lines, "┤")[0] + 20
    for word in ("cold", "correct", "easy", "warm"):
        assert f"{word} ┤" in text


@pytest.mark.parametrize("width", [50, 56, 63, 64, 76, 103])
@pytest.mark.parametrize("height", [8, 12, 40])
def test_it_keeps_to_its_width(width: int, height: int) -> None:
    cloud = Series(
        "barred", "across a red line, a long name for a key", (Point(0, 0), Point(99, 3))
    )
    lines = drawn(cloud, width=width, height=height)
    assert max(map(len, lines)) <= width
    assert sum("┴" in line for line in lines) == 1


def test_a_linux_console_gets_letters_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    series = (
        Series("barred", "barred", tuple(Point(at, at) for at in range(0, 101, 3))),
        Series("theirs", "theirs", (Point(5, 90, "a"), Point(90, 5, "b"))),
    )
    text = "\n".join(drawn(*series, limits=(Limit("y", 40, "floors", stretched=True),)))
    assert not any(0x2800 <= ord(character) <= 0x28FF for character in text)
    assert "┄" not in text and "-----" in text and "." in text


def test_on_a_linux_console_too_clouds_are_told_apart_by_shape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "linux")
    clouds = [
        Series(kind, kind, tuple(Point(at, y) for at in range(101)))
        for kind, y in (("barred", 10), ("open", 40), ("clear", 70))
    ]
    lines = drawn(*clouds)
    for mark, kind in (("...", "barred"), (":::", "open"), ("###", "clear")):
        assert any(f"{mark} {kind}" in line for line in lines)
        assert any(mark * 5 in line for line in lines)


HISTORY = [
    Series("history", f"H{at} A text of that year with a long name", (Point(at, at, f"H{at}"),))
    for at in range(1, 7)
]
MOVED = Limit("x", 40, "as mandate and rapport moved them: 40 and 60", True, "moved: 40 and 60")


def test_a_key_longer_than_its_plot_gathers_the_texts_of_the_time_and_names_them_below() -> None:
    chart = Chart("c", "Title", "Sentence.", POINTS, POINTS, tuple(HISTORY), (MOVED,))
    high, low = chart_in_cells(chart, 76, 30), chart_in_cells(chart, 76, 12)
    assert high.more is None and "H6 A text" in high.chart.plain
    assert len(low.chart.plain.splitlines()) == 12
    assert "♦   H1-H6 named below" in low.chart.plain
    assert low.more is not None
    assert low.more.plain.splitlines() == [f"♦   {series.name}" for series in HISTORY]


def test_a_key_that_is_longer_even_so_is_cut_to_brief_names() -> None:
    ours = (Series("open", "across nobody's red line (3072)", (Point(50, 50),), "across none"),)
    chart = Chart("c", "Title", "Sentence.", POINTS, POINTS, (*ours, *HISTORY), (MOVED,))
    drawn, more = chart_in_cells(chart, 56, 4)
    assert "across none" in drawn.plain and "moved: 40 and 60" in drawn.plain
    assert more is not None
    for name in ("across nobody's red line (3072)", MOVED.name):
        assert name in more.plain


@pytest.mark.parametrize(
    ("case", "role"), [("panmunjom-2018", "leader"), ("camp-david-1978", "envoy")]
)
async def test_a_page_shows_the_plot_and_its_whole_key(saves: Saves, case: str, role: str) -> None:
    journal = saves.folder / "h.json"
    journal.parent.mkdir(parents=True)
    journal.write_bytes(example_path(case, role).read_bytes())
    app = SummitryApp(Desk(Shelf, lambda: saves), lambda stage: stage.resume(journal))
    async with app.run_test(size=(80, 24)) as pilot:
        hands = Hands(app, pilot)
        await hands.press("enter")
        debrief = app.screen
        assert isinstance(debrief, DebriefScreen)
        for _ in debrief.session.tabs:
            if debrief.at != "deal":
                await hands.press("right")
        chart = next(b for b in debrief.session.page("deal").blocks if isinstance(b, Chart))
        named = (*chart.series, *chart.limits)
        for size in ((60, 20), (80, 24), (120, 40), (200, 60)):
            await pilot.resize_terminal(*size)
            await hands.settle()
            here = "\n".join(seen.lines(app))
            assert chart.x.title in here and chart.y.title in here
            for each in named:
                papers = isinstance(each, Series) and each.kind == "history"
                names = (each.name[:2],) if papers else (each.brief, each.name)
                assert any(_stands(name, here) for name in names if name), f"{names}\n{here}"


def _stands(name: str, here: str) -> bool:
    """Whether all of a name is there, on however many lines."""
    return all(word in here for word in name.split())
