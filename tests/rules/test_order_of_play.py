"""Groundwork, plan, scenes, recess, effects, recall, undo: each promise with its numbers."""

from fractions import Fraction

import pytest

from game.rules.moves import Choose, FillPlan, NotOffered, Reflect
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.scoring.outcome import label
from game.rules.scoring.scores import preparation_score, rapport_score
from game.rules.view.blocks import Learned
from game.rules.view.draw import view
from tests.rules.small_case import at_table, case_role, choice, fact, person, scene


def action(action_id: str, days: int = 1, **more):
    return {"id": action_id, "text": action_id, "days": days, "result": "done", **more}


def groundwork(*actions, days: int = 4):
    return {"days": days, "text": "Days.", "actions": actions}


def moves_of(play: Play) -> dict[str, tuple[bool, str | None]]:
    return {move.id: (move.open, move.why_not) for move in view(play).moves}


def begun(**changes) -> Play:
    return Play.begin(case_role(**changes)).after(Choose("begin"))


def in_room(*choices, recess: bool = False, **changes) -> Play:
    """A play in a first scene with these choices, one action and four days unspent."""
    scenes = {"room": scene(choices=choices, recess=recess), "table": scene(table=True)}
    ready = case_role(scenes=scenes, **changes)
    return Play.begin(ready).after_all([Choose("begin"), Choose("commit"), Choose("commit")])


def test_groundwork_teaches_at_once_and_pays_at_the_commit() -> None:
    work = groundwork(
        action("ask", 2, effects={"learn": ("known",), "mandate": -1, "rapport": {"them": 2}}),
        action("visit", 1, effects={"mandate": -2, "rapport": {"them": {"by": 5, "up_to": 13}}}),
    )
    play = begun(groundwork=work).after(Choose("ask"))
    assert play.state.knows == {"known"}
    assert (play.state.mandate, play.state.rapport, play.state.days_left) == (10, (10,), 2)
    play = play.after(Choose("visit")).after(Choose("commit"))
    # 10 + 2, then by 5 up to 13.
    assert (play.state.mandate, play.state.rapport) == (7, (13,))
    assert play.state.hours_left == 1


def test_the_order_of_groundwork_makes_no_difference() -> None:
    work = groundwork(
        action("cool", effects={"rapport": {"them": -12}}),
        action("warm", effects={"rapport": {"them": 12}}),
        action("flatter", effects={"rapport": {"them": {"by": 2, "up_to": 8}}}),
    )
    first = begun(groundwork=work)
    one = first.after_all(map(Choose, ("cool", "warm", "flatter", "commit")))
    two = first.after_all(map(Choose, ("flatter", "warm", "cool", "commit")))
    assert one.state == two.state
    assert one.state.rapport == (10,)


def test_a_ceiling_never_lowers_and_a_fall_has_none() -> None:
    warm_up = choice("go", effects={"rapport": {"them": {"by": 4, "up_to": 8}}})
    assert in_room(warm_up).after(Choose("go")).state.rapport == (10,)
    fall = choice("go", effects={"rapport": {"them": {"by": -4, "up_to": 8}}})
    assert in_room(fall).after(Choose("go")).state.rapport == (6,)


def test_an_action_is_done_once_and_within_the_days() -> None:
    work = groundwork(action("long", 3), action("short", 2))
    play = begun(groundwork=work).after(Choose("long"))
    assert "long" not in moves_of(play)
    assert moves_of(play)["short"] == (False, "takes two days; one day left")
    with pytest.raises(NotOffered, match="takes two days"):
        play.after(Choose("short"))


def test_unspent_days_become_at_most_three_hours() -> None:
    play = begun(groundwork=groundwork(action("one"), days=9)).after(Choose("commit"))
    assert play.state.hours_left == 3


def test_undo_is_free_until_the_commit() -> None:
    play = begun().after(Choose("look"))
    assert play.can_undo
    assert play.undone().state == begun().state
    assert not begun().can_undo, "the briefing is read"
    committed = play.after(Choose("commit"))
    assert not committed.can_undo
    penciled = committed.after(FillPlan((("interest", "is-land"),)))
    assert penciled.undone().state.sheet.answers == ()
    with pytest.raises(NotOffered, match="cannot be undone"):
        penciled.after(Choose("commit")).undone()


def test_the_plan_counts_fully_if_you_knew_and_half_if_you_guessed() -> None:
    right, wrong = (
        FillPlan((("interest", "is-water"),), 40),
        FillPlan((("interest", "is-land"),), 40),
    )
    knew = begun().after_all([Choose("look"), Choose("commit"), right])
    guessed = begun().after_all([Choose("commit"), right])
    missed = begun().after_all([Choose("look"), Choose("commit"), wrong])
    ready = knew.case_role
    # 3 x 2 for the fact, and 40, 20 or nothing for the one line.
    assert preparation_score(ready, knew.state) == 46
    assert preparation_score(guessed.case_role, guessed.state) == 20
    assert preparation_score(missed.case_role, missed.state) == 6
    assert knew.state.phase is Phase.SCENE, "a whole sheet commits itself"


def test_a_plan_may_be_filled_a_line_at_a_time_or_left_blank() -> None:
    play = begun().after(Choose("commit")).after(FillPlan((("interest", "is-land"),)))
    assert play.state.phase is Phase.PLAN
    assert view(play).lines[0].chosen == "is-land"
    play = play.after(FillPlan((), 30))
    assert view(play).forecast == 30
    assert play.after(Choose("commit")).state.phase is Phase.SCENE


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        (FillPlan((("rumour", "is-land"),)), "no line 'rumour'"),
        (FillPlan((("interest", "is-sky"),)), "no answer 'is-sky'"),
        (FillPlan((), 101), "from 0 to 100"),
    ],
)
def test_a_bad_plan_is_refused(plan: FillPlan, message: str) -> None:
    with pytest.raises(NotOffered, match=message):
        begun().after(Choose("commit")).after(plan)


def test_a_case_may_say_in_its_own_words_why_something_is_closed() -> None:
    never = {"flags": ("never",)}
    late = choice("late", needs={"hours": 3}, closed="the room was never booked")
    for model, why in (
        (choice("ask", needs=never, closed="he was not asked to stay"), "he was not asked to stay"),
        (choice("ask", needs=never), "nothing that has happened so far leads to this"),
        (late, "there is no time left for it"),
    ):
        short = in_room(choice("go", next_="room", effects={"hours": -1}), model)
        assert moves_of(short.after(Choose("go")))[model["id"]] == (False, why)
    work = groundwork(action("go"), action("call", needs=never, closed="the line is dead"))
    assert moves_of(begun(groundwork=work))["call"] == (False, "the line is dead")


def test_the_first_closed_choice_is_dimmed_with_the_kind_of_thing_missing() -> None:
    play = in_room(
        choice("hidden", needs={"knows": ("known",)}, secret=True),
        choice("trust", needs={"rapport": {"them": 14}}),
        choice("more", needs={"knows": ("known",)}),
        choice("go"),
    )
    assert moves_of(play) == {
        "trust": (False, "it would take more trust than there is between you"),
        "go": (True, None),
    }
    with pytest.raises(NotOffered, match="not offered here: go"):
        play.after(Choose("more"))


@pytest.mark.parametrize(
    ("needs", "opens_with"),
    [
        ({"preparation": 2}, True),
        ({"preparation": 3}, False),
        ({"mandate": 10}, True),
        ({"mandate": 11}, False),
        ({"rapport": {"them": 10}}, True),
        ({"rapport": {"them": 11}}, False),
        ({"knows": ("known",)}, True),
        ({"knows": ("known", "lead")}, False),
        ({"knows_at_least": {"count": 1, "of": ("known", "lead")}}, True),
        ({"knows_at_least": {"count": 2, "of": ("known", "lead")}}, False),
        ({"hours": 3}, True),
        ({"flags": ("never",)}, False),
        ({"staked": True}, False),
        ({"owed": ("away",)}, False),
        ({"agreed": ("land-all",)}, False),
        ({"knows": ("known",), "mandate": 10, "hours": 1}, True),
        ({"knows": ("known",), "mandate": 19}, False),
    ],
)
def test_a_condition_is_a_conjunction(needs, opens_with: bool) -> None:
    for key in ("needs", "unless"):
        scenes = {
            "room": scene(choices=(choice("go", **{key: needs}), choice("other"))),
            "table": scene(table=True),
        }
        ready = case_role(scenes=scenes)
        play = Play.begin(ready).after_all(map(Choose, ("begin", "look", "commit", "commit")))
        expected = opens_with if key == "needs" else not opens_with
        assert moves_of(play)["go"][0] is expected


def test_a_choice_that_costs_more_hours_than_are_left_is_not_offered() -> None:
    play = in_room(
        choice("long", effects={"hours": -3}),
        choice("go"),
        groundwork=groundwork(action("x"), days=2),
    )
    assert moves_of(play)["long"] == (False, "there is no time left for it")
    play = in_room(
        choice("long", effects={"hours": -2}), groundwork=groundwork(action("x"), days=2)
    )
    assert play.after(Choose("long")).state.hours_left == 0


def test_effects_clamp_and_then_recall() -> None:
    play = in_room(
        choice("up", effects={"mandate": 20, "rapport": {"them": 19}}),
        choice("down", effects={"mandate": -10}),
    )
    up = play.after(Choose("up")).state
    assert (up.mandate, up.rapport) == (20, (20,))
    down = play.after(Choose("down"))
    assert (down.state.place, down.state.phase) == ("recalled", Phase.ENDING)


def test_groundwork_can_recall() -> None:
    work = groundwork(action("leak", effects={"mandate": -10}))
    play = begun(groundwork=work).after_all(map(Choose, ("leak", "commit")))
    assert play.state.place == "recalled"


def test_owed_until_repaid() -> None:
    play = in_room(choice("press", "second", approach="press", effects={"owe": ("away",)}))
    scenes = dict(
        play.case_role.role.model_dump()["scenes"],
        second=scene(choices=(choice("give", effects={"repay": ("away",)}), choice("go"))),
    )
    ready = case_role(scenes=scenes)
    play = Play.begin(ready).after_all(map(Choose, ("begin", "commit", "commit", "press")))
    assert play.state.owed == {"away"}
    assert view(play).owed == ("Away",)
    assert play.after(Choose("give")).state.owed == frozenset()


def test_branches_are_tried_in_order() -> None:
    to = ({"to": "table", "when": {"knows": ("known",)}}, {"to": "walked"})
    assert in_room(choice("go", to)).after(Choose("go")).state.place == "walked"


def test_a_recess_spends_hours_on_actions_and_returns_where_it_was_called() -> None:
    play = in_room(choice("go"), recess=True)
    assert play.state.hours_left == 3
    recess = play.after(Choose("recess"))
    assert view(recess).title == "A recess"
    assert set(moves_of(recess)) == {"look", "return"}
    learned = recess.after(Choose("look"))
    assert learned.state.hours_left == 2
    assert view(learned).reply[-1] == Learned("f")
    back = learned.after(Choose("return"))
    assert (back.state.place, back.state.phase) == ("room", Phase.SCENE)
    assert "recess" not in moves_of(back), "there is nothing left to do in one"


def test_an_action_that_needs_the_road_is_not_for_a_recess() -> None:
    work = groundwork(action("look", recess=False, effects={"learn": ("known",)}))
    play = in_room(choice("go"), recess=True, groundwork=work)
    assert "recess" not in moves_of(play)


def test_a_recess_applies_its_effects_at_once_and_may_recall() -> None:
    work = groundwork(action("leak", effects={"mandate": -10, "rapport": {"them": 1}}))
    play = in_room(choice("go"), recess=True, groundwork=work)
    play = play.after(Choose("recess")).after(Choose("leak"))
    assert play.state.place == "recalled"
    assert not play.state.in_recess


def test_the_adviser_may_misread_until_a_fact_corrects_him() -> None:
    adviser = {"person": "aide", "misreads": ({"person": "them", "by": 4, "until": "known"},)}
    play = begun(adviser=adviser)
    (read,) = view(play, numbers=True).meters.rapport
    assert (read.word, read.number) == ("easy", 14)
    (read,) = view(play.after(Choose("look"))).meters.rapport
    assert (read.word, read.number) == ("correct", None)


@pytest.mark.parametrize(
    ("rapport", "word"),
    [
        (0, "cold"),
        (6, "cold"),
        (7, "correct"),
        (10, "correct"),
        (11, "easy"),
        (14, "easy"),
        (15, "warm"),
        (20, "warm"),
    ],
)
def test_the_words_for_rapport(rapport: int, word: str) -> None:
    play = begun(start={"mandate": 10, "rapport": {"them": rapport}})
    assert view(play).meters.rapport[0].word == word


def test_the_ending_leads_through_reflection_to_the_debrief() -> None:
    play = at_table(case_role()).after(Choose("walk"))
    assert view(play).phase is Phase.ENDING
    play = play.after(Choose("continue"))
    assert view(play).phase is Phase.REFLECTION
    assert view(play).debrief is None, "two sentences come before any score"
    play = play.after(Reflect("It was the water. Neither article saw it."))
    drawn = view(play)
    assert drawn.phase is Phase.DEBRIEF and drawn.debrief is not None
    assert drawn.moves == ()
    with pytest.raises(NotOffered, match="play is over"):
        play.after(Choose("continue"))


def test_rapport_score_is_the_mean_over_the_faces() -> None:
    people = dict(case_role().case.model_dump()["people"], other=person("Other", "away"))
    play = at_table(case_role({"people": people}))
    assert rapport_score(play.case_role, play.state) == 30
    two = play.state._replace(rapport=(8, 13))
    assert rapport_score(play.case_role, two) == Fraction(63, 2)


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        ({}, "empty"),
        ({"channel": "agreed"}, "productive"),
        ({"channel": "lost"}, "harmful"),
        ({"breaks_confidence": True}, "harmful"),
        # A channel agreed is 25, and a broken confidence leaves it at that.
        ({"channel": "agreed", "breaks_confidence": True}, "harmful"),
    ],
)
def test_labels_of_an_unsigned_ending(effects, expected: str) -> None:
    play = in_room(choice("go", "walked", effects=effects)).after(Choose("go"))
    assert label(play.case_role, play.state) == expected


def test_knowing_floor_and_red_lines_is_worth_a_line_of_the_ledger() -> None:
    from game.rules.scoring.outcome import ledger

    knows = {"known": fact(2, reveals={"floors": ("away",)}), "lead": fact(0)}
    play = begun().case_role
    ready = case_role({"facts": knows})
    play = Play.begin(ready).after_all(map(Choose, ("begin", "look")))
    # Away refuses nothing, so its floor is all there is to know.
    assert ledger(ready, play.state).known
    assert ledger(ready, play.state).score == 25, "reading every file is no achievement beside it"
    assert ledger(ready, Play.begin(ready).state).score == 0, "keeping quiet alone is nothing"
