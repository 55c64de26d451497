"""Prepared and told, what was broken, and what the scores make of it: on numbers worked by hand."""

from fractions import Fraction

import pytest

from game.rules.conditions import preparation, worth_told
from game.rules.debrief import debrief_pages
from game.rules.moves import Choose
from game.rules.play import Play
from game.rules.scoring.credit import credit, told_for_preparation
from game.rules.scoring.outcome import Ledger, label, ledger, stands
from game.rules.scoring.scores import rapport_score
from game.rules.view.blocks import Heading, Paragraph, Points
from game.rules.view.draw import view
from tests.rules.small_case import (
    ENDING,
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

FACTS = {"known": fact(2), "shared": fact(3), "lead": fact(0)}


def in_room(*choices: dict, present: tuple[str, ...] = ("them",), **role) -> Play:
    """A play in a room, with these choices and whoever is present."""
    rooms = {"room": scene(choices=choices, present=present), "table": scene(table=True)}
    ready = case_role({"facts": FACTS}, scenes=rooms, **role)
    return Play.begin(ready).after_all(map(Choose, ("begin", "commit", "commit")))


def meters_of(play: Play) -> tuple[int, int]:
    state = play.state
    prepared = preparation(play.case_role, state.knows, state.told)
    return prepared, worth_told(play.case_role, state.told)


@pytest.mark.parametrize(
    ("present", "by", "expected"),
    [
        (("them",), None, (0, 3)),
        (("aide", "them"), None, (0, 3)),
        (("aide",), None, (3, 0)),
        ((), None, (3, 0)),
        (("them",), "staff", (3, 0)),
    ],
    ids=["face to face", "in company", "among one's own", "alone", "by the staff"],
)
def test_a_fact_counts_by_who_is_in_the_room(present, by, expected: tuple[int, int]) -> None:
    asked = choice("ask", effects={"learn": ("shared",), "by": by})
    assert meters_of(in_room(asked, present=present).after(Choose("ask"))) == expected


def test_the_first_way_in_which_it_was_learned_counts() -> None:
    asked = choice("ask", "again", effects={"learn": ("known", "shared")})
    again = choice("again", effects={"learn": ("shared",), "by": "staff"})
    rooms = {
        "room": scene(choices=(asked,), present=("them",)),
        "again": scene(choices=(again,), present=("them",)),
        "table": scene(table=True),
    }
    ready = case_role({"facts": FACTS}, scenes=rooms)
    moves = [Choose("begin"), Choose("look"), Choose("commit"), Choose("commit"), Choose("ask")]
    play = Play.begin(ready).after_all(moves)
    assert meters_of(play) == (2, 3), "known was prepared in the groundwork"
    assert meters_of(play.after(Choose("again"))) == (2, 3), "shared was told before"
    assert ready.only_face_to_face == frozenset(), "the staff can say it too"


def test_the_rapport_score_is_the_room_and_what_it_told() -> None:
    asked = choice("ask", effects={"learn": ("shared",)})
    play = in_room(asked).after(Choose("ask"))
    # 3 x 10 + 4 x 3.
    assert rapport_score(play.case_role, play.state) == 42
    assert view(play).meters.told == 3
    many = {f"f{n}": fact(3) for n in range(4)}
    ready = case_role({"facts": FACTS | many})
    state = play.state._replace(told=frozenset(many))
    # 3 x 10 + min(40, 4 x 12).
    assert rapport_score(ready, state) == 70


def test_where_little_is_told_the_forty_are_shared_over_it() -> None:
    asked = choice("ask", effects={"learn": ("shared",)})
    other = choice("other", effects={"learn": ("known",)})
    play = in_room(asked, other, told_little="They wrote.").after(Choose("ask"))
    # 3 x 10 + 40 x 3 / 5.
    assert rapport_score(play.case_role, play.state) == 54


@pytest.mark.parametrize(
    ("lines", "score"),
    [
        ((False, False, False, False), 0),
        ((True, False, False, False), 25),
        ((True, True, False, False), 75),
        ((False, False, True, False), 50),
        ((True, True, True, False), 100),
        ((True, True, True, True), 50),
        ((True, False, False, True), 0),
        ((False, False, False, True), 0),
    ],
)
def test_the_ledger_does_not_pay_for_what_was_broken(lines: tuple[bool, ...], score: int) -> None:
    assert Ledger(*lines).score == score


@pytest.mark.parametrize(
    ("effects", "expected"),
    [
        ({"channel": "agreed"}, "productive"),
        ({"channel": "agreed", "breaks_confidence": True}, "harmful"),
        ({"channel": "lost"}, "harmful"),
        ({"channel": "agreed", "mandate": -20}, "recalled"),
        ({}, "empty"),
    ],
)
def test_labels_where_nothing_was_signed(effects: dict, expected: str) -> None:
    play = in_room(choice("go", "walked", effects=effects)).after(Choose("go"))
    assert label(play.case_role, play.state) == expected
    if expected == "recalled":
        # Whoever was to take the next step is gone, and confidence counts as broken.
        assert ledger(play.case_role, play.state) == Ledger(False, False, False, True)


def finished(play: Play):
    debrief = view(play.after(Choose("continue")).after(Choose("skip"))).debrief
    assert debrief is not None
    return debrief


def test_a_recall_after_charm_is_no_success_in_anybodys_reading() -> None:
    gone = choice("go", "walked", effects={"channel": "agreed", "mandate": -20})
    ready = in_room(gone, start={"mandate": 10, "rapport": {"them": 20}})
    debrief = finished(ready.after(Choose("go")))
    assert debrief.label == "recalled" and debrief.scores.ledger == 0
    assert debrief.readings.krasnyak.score == debrief.readings.foreign_policy.score == 0
    # Rapport 3 x 20 and a ledger of nothing.
    assert any("The mean is 30, held to 0" in text for text in debrief.readings.krasnyak.text)


def test_a_recall_after_a_signature_shuts_the_door_too() -> None:
    gone = choice("go", "signed", effects={"channel": "agreed", "mandate": -20})
    rooms = {
        "room": scene(choices=(choice("go"),)),
        "table": scene(table=True),
        "after": scene(choices=(gone,)),
    }
    table = {**dict(case_role().role.model_dump()["table"]), "signed": "after"}
    signed = at_table(case_role(scenes=rooms, table=table)).after(
        propose("land-half", "water-half")
    )
    debrief = finished(signed.after(Choose("go")))
    assert debrief.label == "repudiated" and debrief.scores.ledger == 0
    assert any(text.startswith("The door is shut") for text in debrief.readings.krasnyak.text)


@pytest.mark.parametrize(
    ("present", "effects", "said"),
    [
        (("them",), {}, "You pressed once, and nobody left with a score to settle."),
        (("aide",), {}, "Nobody was pressed."),
        (("aide",), {"rapport": {"them": -1}}, "You pressed once"),
    ],
    ids=["to their face", "one's own aide", "felt from afar"],
)
def test_pressed_is_what_another_side_was_pressed(present, effects: dict, said: str) -> None:
    firm = choice("go", "walked", effects=effects) | {"approach": "insist"}
    debrief = finished(in_room(firm, present=present).after(Choose("go")))
    assert any(text.startswith(said) for text in debrief.readings.krasnyak.text)


def test_a_broken_confidence_holds_both_readings_at_the_ledger() -> None:
    broken = choice("go", "walked", effects={"channel": "agreed", "breaks_confidence": True})
    ready = in_room(broken, start={"mandate": 10, "rapport": {"them": 18}})
    debrief = finished(ready.after(Choose("go")))
    # A next step 25, less 25 for the confidence.
    assert (debrief.label, debrief.scores.ledger) == ("harmful", 0)
    assert debrief.readings.krasnyak.score == 0
    kept = choice("go", "walked", effects={"channel": "agreed"})
    debrief = finished(
        in_room(kept, start={"mandate": 10, "rapport": {"them": 18}}).after(Choose("go"))
    )
    # (3 x 18 + 50) / 2: nothing was broken, and nothing is held.
    assert debrief.readings.krasnyak.score == 52


def test_what_was_signed_and_undone_is_judged_by_what_it_left() -> None:
    undone = ENDING | {"undone_by": "the Diet"}
    endings = {**dict(case_role().role.model_dump()["endings"]), "signed": undone}
    play = at_table(case_role(endings=endings)).after(propose("land-half", "water-half"))
    assert play.state.deal.outcome == "signed"
    assert not stands(play.case_role, play.state)
    debrief = finished(play)
    assert (debrief.label, debrief.label_text) == ("undone", "signed, and undone by the Diet")
    assert any("the Diet undid it" in part.text for part in debrief.page_one)
    # Nothing known and no next step, 25 less: 0.
    assert (debrief.scores.durability, debrief.credit) == (None, None)
    assert debrief.readings.foreign_policy.score <= debrief.scores.ledger


def test_a_deal_with_a_debt_left_open_is_never_sound() -> None:
    owe = choice("go", effects={"owe": ("away",)})
    scenes = {"room": scene(choices=(owe,)), "table": scene(table=True)}
    sides = {"home": side("Home", 40), "away": side("Away", 40)}
    play = at_table(case_role({"sides": sides}, scenes=scenes)).after(
        propose("land-half", "water-half")
    )
    debrief = finished(play)
    # Every side signs in every world: 100, halved by the debt.
    assert (debrief.scores.durability, debrief.label, debrief.label_text) == (
        50, "fragile", "a thin deal",
    )  # fmt: skip


def question(**needs) -> Play:
    """A play in which a question brings out the clause that both sign; asked, and signed.

    Home 60 and Away 53 of it: Home gains 10. Without it nothing that was tabled is signed: Away's
    paper leaves Home nothing.
    """
    options = dict(TWO_ISSUES["water"]["options"])
    options["water-turns"] = option({"home": 75, "away": 50}, needs={"knows": ("shared",)})
    issues = TWO_ISSUES | {"water": TWO_ISSUES["water"] | {"options": options}}
    asked = choice("go", effects={"learn": ("shared",)}, **needs)
    rooms = {
        "room": scene(choices=(asked, choice("else")), present=("them",)),
        "table": scene(table=True),
    }
    ready = case_role({"facts": FACTS, "issues": issues}, scenes=rooms)
    return at_table(ready, "look").after(propose("land-half", "water-turns"))


def test_what_was_told_is_the_meetings_doing() -> None:
    play = question()
    assert play.state.deal.outcome == "signed"
    # Unprepared it would be signed too, and cold not.
    assert credit(play) == (0, 0, 10)


def test_a_good_question_is_half_of_each() -> None:
    play = question(needs={"knows": ("known",)})
    assert told_for_preparation(play) == {"shared"}
    assert credit(play) == (0, 5, 5)
    several = question(needs={"knows_at_least": {"count": 1, "of": ("known", "shared")}})
    assert credit(several) == (0, 5, 5)
    assert credit(question(needs={"preparation": 2})) == (0, 5, 5)
    assert credit(question(needs={"rapport": {"them": 10}})) == (0, 0, 10)


def test_what_was_prepared_is_preparations_doing() -> None:
    options = dict(TWO_ISSUES["water"]["options"])
    options["water-turns"] = option({"home": 75, "away": 50}, needs={"knows": ("known",)})
    issues = TWO_ISSUES | {"water": TWO_ISSUES["water"] | {"options": options}}
    play = at_table(case_role({"issues": issues}), "look")
    assert credit(play.after(propose("land-half", "water-turns"))) == (0, Fraction(10), 0)


def page(play: Play, page_id: str) -> list:
    """The blocks of a page of the debrief, after a play that was signed."""
    done = play.after(Choose("continue")).after(Choose("skip"))
    return list(next(each for each in debrief_pages(done) if each.id == page_id).blocks)


@pytest.mark.parametrize(
    ("needs", "how", "reading"),
    [
        ({"rapport": {"them": 10}}, "Only trust unlocked it.", "What only trust unlocked: f"),
        (
            {"mandate": 1},
            "It could be learned no other way.",
            "What could be learned only face to face, and you were told: f",
        ),
    ],
)
def test_the_debrief_names_what_was_told_and_whether_trust_unlocked_it(needs, how, reading) -> None:
    play = question(needs=needs)
    assert Points((f"f ({how})",)) in page(play, "scores")
    done = play.after(Choose("continue")).after(Choose("skip"))
    assert reading in view(done).debrief.readings.krasnyak.text


def test_the_debrief_names_what_was_told() -> None:
    blocks = page(question(), "scores")
    assert Heading("Told to your face") in blocks
    # 3 x 2 prepared by looking, and 4 x 3 told.
    lead = [block.text for block in blocks if isinstance(block, Paragraph)][:2]
    assert "3 x 2 (what was prepared)" in lead[0]
    assert "3 x 10 (the room) + 12 for 3 told to your face" in lead[1]


def test_the_page_of_credit_names_the_pair() -> None:
    blocks = page(question(needs={"knows": ("known",)}), "credit")
    assert Points(("f",)) in blocks
    assert Points(("f",)) not in page(question(), "credit")
