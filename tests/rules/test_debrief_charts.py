"""The charts of the debrief as data, by hand; each with the sentence that says what it shows."""

from random import Random

import pytest

from game.explore.sampling.random_play import one_play
from game.rules.debrief import debrief_pages
from game.rules.moves import Choose
from game.rules.play import Play
from game.rules.view.blocks import Block, Decision, Heading, Paragraph
from game.rules.view.chart import Chart, Kind
from tests.loaded import every_role, ready
from tests.rules.small_case import at_table, case_role, choice, propose, scene, side


def blocks(play: Play, page_id: str) -> tuple[Block, ...]:
    (page,) = [page for page in debrief_pages(play) if page.id == page_id]
    return page.blocks


def charts(play: Play, page_id: str) -> list[Chart]:
    return [block for block in blocks(play, page_id) if isinstance(block, Chart)]


def points(chart: Chart, kind: Kind) -> set[tuple[float, float]]:
    return {(p.x, p.y) for series in chart.series if series.kind == kind for p in series.points}


def over(play: Play) -> Play:
    return play.after(Choose("continue")).after(Choose("skip"))


@pytest.fixture
def signed() -> Play:
    """Land and water halved, 50 to Home and 53 to Away, at rapport 14."""
    ready_ = case_role(start={"mandate": 10, "rapport": {"them": 14}})
    return over(at_table(ready_, "look").after(propose("land-half", "water-half")))


def test_every_paper_is_on_the_deal_chart(signed: Play) -> None:
    (chart,) = charts(signed, "deal")
    # Nine papers: land none, half, all to Home (0/30, 30/18, 60/0) with water (0/70, 20/35, 40/7).
    assert points(chart, "clear") == {(50, 53), (60, 70)}
    assert len(points(chart, "open")) == 7
    assert points(chart, "barred") == set()
    assert points(chart, "frontier") == {(100, 7), (80, 35), (60, 70), (30, 88), (0, 100)}
    assert points(chart, "yours") == points(chart, "signed") == {(50, 53)}
    assert [series.points[0].label for series in chart.series if series.kind == "yours"] == ["1"]


def test_floors_are_drawn_and_where_rapport_moved_them(signed: Play) -> None:
    (chart,) = charts(signed, "deal")
    # 50, less 1.5 x (1.5 + 0.45 x concentration 8) x 0.4 = 3.06 of stretch; home's has not moved.
    assert [(limit.axis, round(limit.at, 2), limit.stretched) for limit in chart.limits] == [
        ("x", 50, False),
        ("y", 50, False),
        ("y", 46.94, True),
    ]


def test_the_deal_chart_says_what_it_shows(signed: Play) -> None:
    (chart,) = charts(signed, "deal")
    assert chart.sentence == (
        "Of 9 papers that could have been written, 2 cross nobody's red line and stand at or above "
        "every floor. In points to Home and Away: your paper stood at 50 and 53; Away's "
        "paper stood at 0 and 100; what was signed is worth 50 and 53; the floors are 50 and 50."
    )


def test_both_sides_papers_are_paths_in_order() -> None:
    play = at_table(case_role()).after(propose("land-all", "water-all"))
    play = over(play.after(propose("land-all", "water-half")).after(Choose("walk")))
    (chart,) = charts(play, "deal")
    yours, theirs = (
        [(p.label, p.x, p.y) for s in chart.series if s.kind == kind for p in s.points]
        for kind in ("yours", "theirs")
    )
    assert yours == [("1", 100, 7), ("2", 80, 35)]
    assert [label for label, _, _ in theirs] == ["a", "b"][: len(theirs)] and theirs
    assert "your 2 papers went from 100 and 7 to 80 and 35" in chart.sentence
    assert "nothing was signed" in chart.sentence


def test_the_course_steps_at_the_moves_that_turned_it() -> None:
    warm = choice("warm", effects={"rapport": {"them": 3}, "hours": -1}, because="He liked it.")
    ready_ = case_role(scenes={"room": scene(title="The room", choices=(warm,)),
                               "table": scene(table=True)})  # fmt: skip
    moves = ("begin", "look", "commit", "commit", "warm", "walk", "continue", "skip")
    play = Play.begin(ready_).after_all(map(Choose, moves))
    (chart,) = charts(play, "course")
    assert points(chart, "preparation") == {(0, 0), (2, 2), (6, 2)}
    assert points(chart, "rapport") == {(0, 10), (5, 13), (6, 13)}
    assert chart.sentence == (
        "Preparation rose from 0 to 2: up most at Groundwork, by 2. "
        "Rapport with Them rose from 10 to 13: up most at The room, by 3."
    )
    told = " ".join(str(block) for block in blocks(play, "course"))
    assert "Move 5, The room: rapport with Them +3. warm He liked it." in told


def test_an_adviser_who_misread_is_drawn_beside_the_truth() -> None:
    adviser = {"person": "aide", "misreads": ({"person": "them", "by": -4, "until": "known"},)}
    play = over(at_table(case_role(adviser=adviser), "look").after(Choose("walk")))
    (chart,) = charts(play, "scores")
    assert points(chart, "rapport") == {(0, 10), (6, 10)}
    assert points(chart, "told") == {(0, 6), (2, 10), (6, 10)}
    assert "Your adviser took it to be colder than it was up to move 1." in chart.sentence


def test_what_history_did_stands_beside_what_you_did() -> None:
    yours = choice("yours", text="Wait.", because="He waited too.")
    fact = choice("fact", text="Speak.", because="He heard it.", history=True)
    ready_ = case_role(scenes={"room": scene(choices=(yours, fact)), "table": scene(table=True)})
    for taken, as_in_fact, instead in (("yours", False, "Speak."), ("fact", True, None)):
        play = Play.begin(ready_).after_all(map(Choose, ("begin", "commit", "commit", taken)))
        play = over(play.after(Choose("walk")))
        decision = next(b for b in blocks(play, "path") if isinstance(b, Decision))
        assert (decision.as_in_fact, decision.in_fact) == (as_in_fact, instead)
        assert decision.in_fact_because == ("He heard it." if instead else None)


@pytest.mark.parametrize(("folder", "role"), every_role(), ids=str)
def test_every_chart_of_every_case_has_its_sentence_and_holds_its_points(folder, role) -> None:
    play = one_play(ready(folder, role), Random(7))
    for page in debrief_pages(play):
        for chart in (block for block in page.blocks if isinstance(block, Chart)):
            assert 5 < len(chart.sentence.split()) < 110
            assert chart.series
            for point in (point for series in chart.series for point in series.points):
                assert chart.x.low <= point.x <= chart.x.high
                assert chart.y.low <= point.y <= chart.y.high


def test_what_an_author_says_of_a_sides_numbers_stands_beside_them() -> None:
    sides = {
        "home": side("Home", 50, judgement="No archive has this column."),
        "away": side("Away", 50),
    }
    ready_ = case_role({"sides": sides}, start={"mandate": 10, "rapport": {"them": 14}})
    shown = blocks(over(at_table(ready_).after(propose("land-half", "water-half"))), "deal")
    at = shown.index(Heading("What these numbers rest on"))
    assert shown[at + 1] == Paragraph("Home. No archive has this column.")
    assert isinstance(shown[at + 2], Heading)
