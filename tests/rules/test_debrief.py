"""The debrief: credit by hand, page one, readings, remarks beside an ending."""

from fractions import Fraction

import pytest

from game.rules.debrief import debrief_pages
from game.rules.debrief.changes import what_changed
from game.rules.debrief.trail import trail
from game.rules.moves import Choose, FillPlan, Reflect
from game.rules.play import Play
from game.rules.scoring.outcome import right_to_walk
from game.rules.view.blocks import Heading
from game.rules.view.debrief_view import Credit, DebriefView
from game.rules.view.draw import view
from tests.rules.small_case import (
    TWO_ISSUES,
    at_table,
    case_role,
    choice,
    fact,
    option,
    propose,
    scene,
    side,
)


def finished(play: Play) -> DebriefView:
    debrief = view(play.after(Choose("continue")).after(Choose("skip"))).debrief
    assert debrief is not None
    return debrief


def sides(home: int, away: int) -> dict:
    return {"home": side("Home", home), "away": side("Away", away)}


def signed_halfway(home: int, away: int, eases: int, rapport: int) -> DebriefView:
    """Land and water halved, 50 to Home and 53 to Away, knowing a fact that eases Away."""
    facts = {"known": fact(2, **({"eases": {"away": eases}} if eases else {})), "lead": fact(0)}
    ready = case_role(
        {"sides": sides(home, away), "facts": facts},
        start={"mandate": 10, "rapport": {"them": rapport}},
    )
    return finished(at_table(ready, "look").after(propose("land-half", "water-half")))


def test_credit_of_rapport_by_hand() -> None:
    # Away's floor 56 - 2 = 54; at rapport 14 its line is 54 - 3.06. Cold it would refuse 53;
    # unprepared but warm its line is 52.94 and it signs.
    debrief = signed_halfway(40, 56, 2, 14)
    assert debrief.credit == Credit(Fraction(0), Fraction(0), Fraction(10))


def test_credit_of_both_by_hand() -> None:
    # 58 - 4 = 54: needs the fact (58 - 3.06 = 54.94 refuses) and the warmth (54 refuses).
    debrief = signed_halfway(40, 58, 4, 14)
    assert debrief.credit == Credit(Fraction(0), Fraction(5), Fraction(5))


def test_credit_of_conditions_by_hand() -> None:
    debrief = signed_halfway(40, 50, 0, 10)
    assert debrief.credit == Credit(Fraction(10), Fraction(0), Fraction(0))
    assert debrief.scores.deal is not None
    assert debrief.scores.deal.gain == 10
    # For no less to Away (53) Home could have had land-all and water-none: 60.
    assert debrief.scores.deal.left == 10


def test_a_clause_that_needed_facts_is_credited_to_preparation() -> None:
    issues = dict(TWO_ISSUES)
    options = dict(issues["water"]["options"])
    options["water-turns"] = option({"home": 60, "away": 60}, needs={"knows": ("known",)})
    issues["water"] = issues["water"] | {"options": options}
    ready = case_role({"issues": issues, "sides": sides(50, 50)})
    debrief = finished(at_table(ready, "look").after(propose("land-half", "water-turns")))
    # Home 30 + 24 = 54, gain 4: nothing else on the table could be signed at all.
    assert debrief.credit == Credit(Fraction(0), Fraction(4), Fraction(0))
    assert "Look it up." in debrief.page_one[1].text


def test_an_unsigned_play_has_no_credit_and_a_ledger() -> None:
    debrief = finished(at_table(case_role()).after(Choose("walk")))
    assert debrief.credit is None
    assert debrief.scores.deal is None and debrief.scores.durability is None
    assert debrief.scores.ledger == 0
    assert debrief.label == "empty"


def test_the_readings_are_the_means() -> None:
    debrief = signed_halfway(40, 50, 0, 14)
    # Preparation 3 x 2 + 40 = 46; Home 10 above, Away 3 above its floor: 100 x 1 x 4/5.
    assert debrief.scores.preparation == 46
    assert debrief.scores.durability == 80
    assert debrief.readings.foreign_policy.score == 63
    # Rapport 3 x 14; Away's floor 50 - 2 x 5.1 x 0.4 = 45.92, 7.08 below its value: all worlds.
    assert debrief.readings.krasnyak.score == 71


def test_where_the_readings_part_is_said() -> None:
    debrief = signed_halfway(40, 50, 0, 20)
    assert debrief.readings.parting[-1].startswith("Of the same play Krasnyak thinks better")


def test_a_refused_paper_that_more_friendship_would_have_signed_is_named() -> None:
    ready = case_role({"sides": sides(40, 57)}, start={"mandate": 10, "rapport": {"them": 14}})
    # 57 - 3.06 = 53.94 refuses 53; at s = 2, 57 - 4.08 = 52.92 signs.
    play = at_table(ready).after(propose("land-half", "water-half")).after(Choose("walk"))
    assert "If friendship counted for more, Them would have signed your first paper" in " ".join(
        finished(play).readings.parting
    )


def test_right_to_walk_and_the_paper_nobody_drafted() -> None:
    issues = dict(TWO_ISSUES)
    options = dict(issues["water"]["options"])
    options["water-turns"] = option({"home": 90, "away": 90}, needs={"knows": ("known",)})
    issues["water"] = issues["water"] | {"options": options}
    ready = case_role({"issues": issues, "sides": sides(61, 61)})
    without = right_to_walk(ready, at_table(ready).state)
    assert without.right
    assert without.undrafted == ("water-turns",)
    assert without.needed == ("known",)
    with_it = right_to_walk(ready, at_table(ready, "look").state)
    assert not with_it.right


def texts(debrief: DebriefView) -> list[str]:
    return [part.text for part in debrief.page_one]


def test_a_false_lead_is_believed_by_whoever_acts_on_it_and_not_by_whoever_heard_it() -> None:
    actions = (
        {
            "id": "ask",
            "text": "Ask around.",
            "days": 1,
            "result": "They talk.",
            "effects": {"learn": ("lead",)},
        },
    )
    more = choice("offer-it", needs={"knows": ("lead",)})
    scenes = {"room": scene(choices=(choice("go"), more)), "table": scene(table=True)}
    days = {"days": 2, "text": "Days.", "actions": actions}
    play = at_table(case_role(groundwork=days, scenes=scenes), "ask")
    heard = finished(play.after(Choose("walk")))
    assert "You believed: nothing that proved false." in texts(heard)
    acted = play._replace(turns=play.turns[:-1]).after(Choose("offer-it"))
    debrief = finished(acted.after(Choose("walk")))
    assert "You believed: a false lead. not so" in texts(debrief)


def test_what_a_staked_name_costs_is_told_apart_from_the_move_that_ended_the_play() -> None:
    promise = {
        "id": "promise",
        "text": "Promise it.",
        "days": 1,
        "result": "Done.",
        "effects": {"stake": True},
    }
    scenes = {
        "room": scene(choices=(choice("go", next_="walked", effects={"mandate": 1}),)),
        "table": scene(table=True),
    }
    days = {"days": 2, "text": "Days.", "actions": (promise,)}
    ready = case_role(groundwork=days, scenes=scenes)
    begun = Play.begin(ready).after_all([Choose("begin"), Choose("promise")])
    play = begun.after_all([Choose("commit"), Choose("commit"), Choose("go")])
    promised, ended = trail(begun)[-1], trail(play)[-1]
    assert what_changed(ready, promised) == "mandate +2"
    assert what_changed(ready, ended) == "mandate -3 (4 lost for the name you staked)"


def test_what_the_plan_says_wrongly_was_believed() -> None:
    play = at_table(case_role())
    filled = FillPlan((("interest", "is-land"),), 50)
    wrong = Play.begin(play.case_role).after_all(
        [*play.moves[:-2], filled, *play.moves[-1:], Choose("walk")]
    )
    said = 'You believed: your plan said "Land"; it was not so.'
    assert said in texts(finished(wrong))


def test_the_reflection_is_said_back() -> None:
    play = at_table(case_role()).after(Choose("walk")).after(Choose("continue"))
    play = play.after(Reflect("The water decided it."))
    (page,) = [page for page in debrief_pages(play) if page.id == "scores"]
    assert any("The water decided it." in str(block) for block in page.blocks)
    assert any("50 in 100; it did not" in str(block) for block in page.blocks)


@pytest.mark.parametrize("length", [1, 25])
def test_page_one_has_at_most_120_words_however_long_the_parts(length: int) -> None:
    sentence = " ".join(["word"] * length)
    ending = {
        "title": "End",
        "text": "It ends.",
        "readings": {
            "foreign_policy": " ".join(["word"] * 14),
            "krasnyak": " ".join(["word"] * 14),
        },
        "question": " ".join(["word"] * 14),
        "history": True,
    }
    press = choice(
        "go",
        "deadlock",
        effects={"rapport": {"them": -3}, "mandate": -1},
        text=sentence,
        because=sentence,
    )
    ready = case_role(
        scenes={"room": scene(title="a b c d e f", choices=(press,)), "table": scene(table=True)},
        endings=dict.fromkeys(
            ("signed", "repudiated", "draft", "deadlock", "walked", "recalled"), ending
        ),
    )
    play = Play.begin(ready).after_all(map(Choose, ("begin", "commit", "commit", "go")))
    page = [part.text for part in finished(play).page_one]
    assert len(page) == 6
    assert sum(len(part.split()) for part in page) <= 120
    assert sentence in page[1], "the reason is never cut before the quotation"


def test_every_page_behind_page_one_says_something() -> None:
    play = at_table(case_role(), "look").after(propose("land-half", "water-half"))
    play = play.after(Choose("continue")).after(Choose("skip"))
    pages = debrief_pages(play)
    assert [page.id for page in pages][:4] == ["readings", "undrafted", "path", "history"]
    assert pages[0].blocks[0] == Heading("On this case")
    assert all(page.blocks for page in pages)
