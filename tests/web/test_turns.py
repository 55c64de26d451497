"""Double clicks, second tabs, the way back, forms that are stale or none: nothing is repeated, and
nothing that was typed is lost.
"""

import re
from collections.abc import Sequence
from html import unescape

import pytest

from game.rules.moves import Choose, FillPlan, NotOffered, Propose
from game.session.keeper import NotKept
from game.web.forms import Change, changes, parse_form
from game.web.setting import Look
from game.web.turns import TOO_LATE
from tests.loaded import FIXTURES
from tests.records.lighthouse import ENVOY
from tests.web.hosted import Hosted, form_for

LIGHTHOUSE = FIXTURES / "lighthouse"

TABLE = 10
"""Moves of `ENVOY` before the table."""

REFLECTION = 13


def hosted(moves: int = 0) -> Hosted:
    """The envoy's play after so many of his moves."""
    play = Hosted(LIGHTHOUSE, "envoy")
    play.make(ENVOY[:moves])
    return play


def test_a_double_click_makes_one_move() -> None:
    play = hosted(1)
    for _ in range(2):
        assert play.post({"move": "sound-the-bar"}, 1).status == 303
    assert play.session.moves == 2


def test_of_two_tabs_one_wins_and_the_other_is_told_how_it_stands() -> None:
    play = hosted(1)
    play.post({"move": "sound-the-bar"}, 1)
    late = play.post({"move": "search-the-chest"}, 1)

    assert late.status == 409
    assert TOO_LATE in str(late.body)
    assert 'data-turn="2"' in str(late.body)
    assert play.session.moves == 2


def test_the_same_move_much_later_is_done_and_not_made_again() -> None:
    play = hosted(6)
    assert play.post({"move": "begin"}, 0).status == 303
    assert play.session.moves == 6


def test_an_undo_is_a_turn_too() -> None:
    play = hosted(2)
    play.post({"move": "undo"}, 2)
    assert (play.turn, play.session.moves) == (3, 1)
    # The second press of a double click takes nothing more back.
    assert play.post({"move": "undo"}, 2).status == 303
    assert (play.turn, play.session.moves) == (3, 1)
    # The page from before the undo is no longer the newest, though as many moves were made.
    assert play.post({"move": "search-the-chest"}, 1).status == 409


def test_a_turn_from_the_future_or_none_at_all_is_late() -> None:
    play = hosted(1)
    for turn in ("2", "99999999999999999999", "-1", "", "one", "²"):
        assert play.post({"move": "sound-the-bar", "turn": turn}).status == 409
    assert play.session.moves == 1


def test_a_commit_that_writes_and_commits_is_one_press() -> None:
    play = hosted(5)
    form = {"move": "commit", "their-interest": "interest-lamp", "forecast": "70"}
    play.post(form, 5)
    assert play.made[5:] == [
        FillPlan((("their-interest", "interest-lamp"),), 70),
        Choose("commit"),
    ]
    assert play.post(form, 5).status == 303
    assert play.turn == 7


def test_a_whole_sheet_commits_itself_as_in_the_json_game() -> None:
    play = hosted(5)
    whole = {line.id: line.answers[0].id for line in play.session.view.lines}
    play.post({"move": "commit", "forecast": "0", **whole})
    assert play.made[5:] == [FillPlan(tuple(whole.items()), 0)]
    assert play.session.view.phase == "scene"


def test_a_whole_sheet_written_down_is_not_committed() -> None:
    play = hosted(5)
    whole = {line.id: line.answers[0].id for line in play.session.view.lines}
    play.post({"move": "plan", "forecast": "55", **whole})
    assert play.session.view.phase == "plan"
    assert play.session.view.forecast == 55
    assert play.post({"move": "plan", "forecast": "55", **whole}).status == 409


@pytest.mark.parametrize("forecast", ["101", "-1", "many", "5.5", "1e2", "٥"])
def test_a_forecast_that_is_none_is_still_there_to_be_mended(forecast: str) -> None:
    play = hosted(5)
    said = play.post({"move": "commit", "forecast": forecast, "their-interest": "interest-lamp"})

    assert said.status == 409
    assert "The forecast is a whole number from 0 to 100." in str(said.body)
    assert f'value="{forecast}"' in str(said.body)
    assert 'value="interest-lamp" checked' in str(said.body)
    assert play.turn == 5


WRITTEN = "Two men & a <charter>.\r\nNo more."


def test_a_reflection_is_kept_with_its_lines() -> None:
    play = hosted(REFLECTION)
    for _ in range(2):
        assert play.post({"move": "reflect", "reflect": WRITTEN}, REFLECTION).status == 303
    assert play.session.play.state.reflection == "Two men & a <charter>.\nNo more."


def test_a_reflection_that_came_too_late_can_still_be_read_and_copied() -> None:
    play = hosted(REFLECTION)
    play.post({"move": "skip"})
    late = play.post({"move": "reflect", "reflect": WRITTEN}, REFLECTION)

    assert late.status == 409
    assert "What you had written" in str(late.body)
    assert "Two men & a <charter>." in unescape(str(late.body))
    assert "<charter>" not in str(late.body)


def test_a_reflection_that_is_too_long_stays_on_the_sheet() -> None:
    play = hosted(REFLECTION)
    said = play.post({"move": "reflect", "reflect": "long " * 500})

    assert said.status == 409
    assert "Keep it to 2000 characters." in str(said.body)
    assert str(said.body).count("long ") >= 500


def test_an_empty_sheet_is_not_handed_in() -> None:
    play = hosted(REFLECTION)
    assert "The sheet is empty" in str(play.post({"move": "reflect", "reflect": "  \r\n"}).body)
    assert play.session.view.phase == "reflection"


def test_weighing_changes_nothing_and_its_address_has_the_paper() -> None:
    play = hosted(TABLE)
    weighed = play.post({"move": "weigh", "lamp": "guild-lamp", "dues": "", "salvage": "no-such"})

    assert weighed.status == 303
    assert weighed.location == "/play/?lamp=guild-lamp&dues=&channel=&salvage=#paper"
    assert play.turn == TABLE
    drawn = play.page(lamp="guild-lamp", dues="", channel="", salvage="")
    assert 'value="guild-lamp" data-code="A4" checked' in drawn


def test_the_table_in_words_has_no_points_but_those_that_limit_it() -> None:
    play = hosted(TABLE)
    paper = {"lamp": "guild-lamp", "dues": "dues-half", "channel": "", "salvage": ""}
    figures = play.page(**paper)
    play.setting = play.setting._replace(look=Look(figures=False))
    words = play.page(**paper)

    assert re.search(r">you \d+<", figures)
    assert not re.search(r">you \d+<", words)
    assert re.search(r">you (great|much|some|little|nil)<", words)
    assert "still open." in words


def test_a_paper_that_cannot_be_tabled_stays_put_together() -> None:
    play = hosted(TABLE)
    open_ = {"dues": "", "channel": "", "salvage": ""}
    said = play.post({"move": "propose", "lamp": "guild-lamp", **open_})

    assert said.status == 409
    assert "A draft may leave" in str(said.body)
    assert 'value="guild-lamp" data-code="A4" checked' in str(said.body)
    assert play.turn == TABLE


def test_a_pledge_is_broken_only_by_who_was_asked() -> None:
    play = hosted(TABLE)
    paper = {"lamp": "wick-lamp", "dues": "", "channel": "", "salvage": "owner-keeps"}
    asked = play.post({"move": "propose", **paper})
    assert asked.status == 303
    assert asked.location == (
        "/play/?lamp=wick-lamp&dues=&channel=&salvage=owner-keeps&ask=1#paper"
    )
    assert play.turn == TABLE
    page = play.page(ask="1", **paper)
    assert "Tabling it costs 6 of your mandate." in page
    assert '<input type="hidden" name="sure" value="1"' in page
    assert play.post({"move": "propose", "sure": "1", **paper}).status == 303
    assert play.made[-1] == Propose(tuple((i, o or None) for i, o in paper.items()))


def test_what_is_not_offered_is_refused_with_a_sentence() -> None:
    play = hosted(1)
    said = play.post({"move": "search-the-cellar"})

    assert said.status == 409
    assert "is not offered here" in str(said.body)
    assert "names no move" in str(play.post({}).body)
    assert play.turn == 1


def test_where_nothing_can_be_kept_the_form_comes_back_with_its_text() -> None:
    class Unkept(Hosted):
        """A host whose store is away."""

        def make(self, changes: Sequence[Change]) -> None:
            """Keep nothing."""
            raise NotKept("Nothing can be kept just now: send it once more in a minute.")

    play = Unkept(LIGHTHOUSE, "envoy")
    Hosted.make(play, ENVOY[:REFLECTION])
    said = play.post({"move": "reflect", "reflect": "Two men."})

    assert said.status == 503
    assert "send it once more" in str(said.body)
    assert ">Two men.</textarea>" in str(said.body)


def test_while_moves_are_halted_there_are_none_on_any_page() -> None:
    play = hosted()
    for move in ENVOY:
        play.setting = play.setting._replace(halted="The teacher has stopped the clock.")
        # A paper may be looked at all the same.
        offered = set(re.findall(r'name="move" value="([^"]*)"', play.page()))
        assert offered <= {"weigh"}
        assert "stopped the clock" in play.page()
        refused = play.post(form_for(move))
        assert refused.status == 409
        play.setting = play.setting._replace(halted="")
        play.make([move])


def test_a_sealed_debrief_shows_nothing_of_itself() -> None:
    play = hosted(len(ENVOY))
    shown = play.page()
    play.setting = play.setting._replace(sealed="Your teacher shows the scores to all at once.")
    sealed = play.page()

    assert "all at once" in sealed
    view = play.session.view.debrief
    assert view is not None
    for paragraph in view.page_one:
        assert paragraph.text in unescape(shown)
        assert paragraph.text not in unescape(sealed)
    for path in ("debrief/scores", "debrief/quiz", "debrief.html", "debrief.md", "branch"):
        with pytest.raises(AssertionError):
            play.page(path)


def test_a_form_with_a_thousand_fields_is_none() -> None:
    with pytest.raises(ValueError, match="fields"):
        parse_form("&".join(f"field{n}=1" for n in range(1000)))


def test_of_two_fields_of_one_name_the_first_counts() -> None:
    assert parse_form("move=walk&move=commit&empty=") == {"move": "walk", "empty": ""}


def test_a_form_on_the_wrong_page_asks_for_what_cannot_be_made() -> None:
    play = hosted(1)
    with pytest.raises(NotOffered):
        play.make(changes({"move": "propose"}, play.session.view))
