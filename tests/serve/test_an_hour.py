"""A class from its making to its deletion, as teacher and students go through it."""

import json

from game.rules.moves import Choose
from game.session.journal.reading import journal_from_bytes
from game.session.journal.sealing import seal_holds
from game.session.replaying.verifying import verify
from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.conftest import Time
from tests.serve.schools import CASES, KEY, Node, make_class, play_moves

HISTORY = history(ready(SHIPPED / "reykjavik-1986", "leader")).moves


def test_a_student_joins_plays_to_the_debrief_and_takes_his_journal_along(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    student = in_class.student("Otter")

    debrief = play_moves(student, HISTORY)

    assert debrief.page.main["data-phase"] == "debrief"
    raw = student.client.get("/play/1/journal.json").content
    journal = journal_from_bytes(raw, "it")
    assert journal.pseudonym == "Otter"
    assert seal_holds(journal, KEY)
    verified = verify(journal, "it", CASES.find("reykjavik-1986"))
    assert (verified.verifies, verified.remark) == (True, "")
    assert verified.play is not None
    assert verified.play.moves == HISTORY


def test_gates_stop_whoever_comes_to_them(node: Node) -> None:
    in_class = make_class(node)
    student = in_class.student("Otter")
    assert "groundwork is not open yet" in student.page.text
    assert student.page.moves == []
    assert student.page.links["Look again"] == "/play/1/"

    in_class.do("gate", gate="plan")
    student.get("/play/1/")
    commits = [i for i, move in enumerate(HISTORY) if move == Choose("commit")]
    play_moves(student, HISTORY[: commits[1]])
    refused = student.move({"move": "commit"})
    assert refused.status == 409
    assert "talks are not open yet" in refused.page.text
    assert refused.page.main["data-phase"] == "plan"

    in_class.do("gate", gate="talks")
    student.get("/play/1/")
    ended = play_moves(student, HISTORY[commits[1] : -2])
    assert ended.page.main["data-phase"] == "ending"
    assert "not open yet" in student.get("/play/1/").page.text
    assert student.page.moves == []

    in_class.do("gate", gate="ending")
    student.get("/play/1/")
    assert play_moves(student, HISTORY[-2:]).page.main["data-phase"] == "debrief"


def test_a_plan_committed_too_early_is_written_down(node: Node) -> None:
    in_class = make_class(node)
    in_class.do("gate", gate="plan")
    student = in_class.student("Otter")
    commit = HISTORY.index(Choose("commit"))
    plan = play_moves(student, HISTORY[: commit + 1])
    line = next(iter(CASES.find("reykjavik-1986").roles["leader"].plan.lines))
    answer = line.answers[0].id
    assert plan.page.main["data-phase"] == "plan"

    kept = student.move({"move": "commit", line.id: answer, "forecast": "35"})
    assert kept.status == 200
    assert kept.page.main["data-phase"] == "plan"
    assert "talks are not open yet" in kept.page.text
    again = student.get("/play/1/")
    form = next(form for form in again.page.forms if "forecast" in form.fields)
    assert (form.fields[line.id], form.fields["forecast"]) == (answer, "35")


def test_a_paused_class_reads_and_moves_no_further(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    student = in_class.student("Otter")
    page = student.page
    in_class.do("pause", on="yes")

    form = next(form for form in page.forms if "turn" in form.fields)
    refused = student.post(form.action, {**form.fields, "move": "begin"})
    assert refused.status == 409
    assert "paused" in refused.page.text
    assert student.get("/play/1/brief").status == 200

    in_class.do("pause", on="no")
    student.get("/play/1/")
    assert student.move({"move": "begin"}).page.main["data-phase"] == "groundwork"


def test_called_time_ends_what_is_under_way_with_what_was_reached(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    student, through = (in_class.student(name) for name in ("Otter", "Heron"))
    play_moves(student, HISTORY[:6])
    play_moves(through, HISTORY)

    in_class.do("call", on="yes")

    reached = student.get("/play/1/")
    assert "Time was called" in reached.page.text
    assert "Preparation" in reached.page.text
    assert reached.page.moves == []
    assert student.get("/play/1/dossier").status == 200
    assert through.get("/play/1/").page.main["data-phase"] == "debrief"

    in_class.do("call", on="no")
    assert student.get("/play/1/").page.moves != []


def test_scores_wait_until_they_are_released(node: Node) -> None:
    in_class = make_class(node, release="later")
    in_class.open_all()
    student, slow = (in_class.student(name) for name in ("Otter", "Heron"))
    sealed = play_moves(student, HISTORY)
    assert "shows the scores to everybody at once" in sealed.page.text
    assert student.get("/play/1/debrief.html").status == 404

    play_moves(slow, HISTORY[:6])
    in_class.do("call", on="yes")
    assert "Preparation" not in slow.get("/play/1/").page.text
    assert "To hand in" in slow.get("/play/").page.text

    in_class.do("release", on="yes")
    assert "Preparation" in slow.get("/play/1/").page.text
    assert student.client.get("/play/1/debrief.html").status_code == 200


def test_reading_time_keeps_the_groundwork_closed(node: Node, time: Time) -> None:
    in_class = make_class(node, reading="8")
    in_class.open_all()
    student = in_class.student("Otter")
    time.pass_(6)
    refused = student.move({"move": "begin"})
    assert refused.status == 409
    assert "2 are left" in refused.page.text
    time.pass_(2)
    student.get("/play/1/")
    assert student.move({"move": "begin"}).page.main["data-phase"] == "groundwork"


def test_he_comes_back_by_cookie_or_by_two_words(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    student = in_class.student("Otter")
    play_moves(student, HISTORY[:3])
    student.get("/play/")
    words = student.page.html.partition('class="two-words">')[2].partition("<")[0]

    elsewhere = node.browser()
    elsewhere.get("/")
    elsewhere.send("/return", code=in_class.code, name="otter", words=words.upper())
    turn = student.get("/play/1/").page.main["data-turn"]
    assert elsewhere.get("/play/1/").page.main["data-turn"] == turn


def test_five_wrong_words_lock_a_player_until_he_is_freed(node: Node) -> None:
    in_class = make_class(node)
    student = in_class.student("Otter")
    student.get("/play/")
    words = student.page.html.partition('class="two-words">')[2].partition("<")[0]
    thief = node.browser()
    for _ in range(5):
        thief.get("/")
        wrong = thief.send("/return", code=in_class.code, name="Otter", words="no nothing")
        assert wrong.status == 409
    thief.get("/")
    assert (
        "Too many wrong words"
        in thief.send("/return", code=in_class.code, name="Otter", words=words).page.text
    )

    seat = in_class.board().page.links["Otter"].rpartition("/")[2]
    freed = in_class.do("free", player=seat)
    new = freed.page.text.partition("with the words ")[2].partition(";")[0]
    assert student.get("/play/").url.endswith("/?again=1"), "the old device is out"
    thief.get("/")
    back = thief.send("/return", code=in_class.code, name="Otter", words=new)
    assert back.url.endswith("/play/")


def test_joining_pressed_twice_is_one_seat(node: Node) -> None:
    in_class = make_class(node)
    student = node.browser()
    student.get("/")
    form = student.page.form_to("/join")
    fields = {**form.fields, "code": in_class.code, "name": "Otter"}
    for _ in range(2):
        assert "/play/" in student.post(form.action, fields).url
    assert "1 here" in in_class.board().page.text
    assert student.get("/play/1/").status == 200


def test_two_of_one_name_are_told_apart(node: Node) -> None:
    in_class = make_class(node)
    in_class.student("Otter")
    second = in_class.student("otter")
    assert "otter 2" in second.get("/play/").page.text


def test_who_is_put_out_is_out_until_he_is_let_in(node: Node) -> None:
    in_class = make_class(node)
    student = in_class.student("Otter")
    seat = in_class.board().page.links["Otter"].rpartition("/")[2]
    in_class.do("out", player=seat, on="yes")
    assert student.get("/play/1/").url.endswith("/?again=1")
    in_class.do("out", player=seat, on="no")
    assert student.get("/play/1/").status == 200


def test_a_closed_door_takes_nobody_new_and_keeps_who_is_in(node: Node) -> None:
    in_class = make_class(node)
    student = in_class.student("Otter")
    in_class.do("door", on="no")
    late = node.browser()
    late.get("/")
    refused = late.send("/join", code=in_class.code, name="Heron")
    assert refused.status == 409
    assert "takes nobody new" in refused.page.text
    assert refused.page.form_to("/join").fields["name"] == "Heron"
    assert student.get("/play/1/").status == 200


def test_a_class_with_two_cases_plays_them_in_any_order(node: Node) -> None:
    in_class = make_class(node, **{"and:hanoi-2019": "yes"})
    in_class.open_all()
    student = in_class.student("Otter")
    home = student.page
    assert "Hanoi 2019" in home.text
    begun = [form for form in home.forms if form.action.endswith("/play/begin")]
    assert [form.fields["part"] for form in begun] == [
        "reykjavik-1986:leader",
        "hanoi-2019:leader",
    ]
    student.post(begun[1].action, begun[1].fields)
    assert student.get("/play/1/").page.main["data-phase"] == "briefing"
    student.post(begun[0].action, begun[0].fields)
    assert play_moves(student, HISTORY).page.main["data-phase"] == "debrief"
    board = in_class.board().page.text
    assert "Reykjavik 1986" in board


def test_a_play_is_branched_and_the_copy_says_so(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    student = in_class.student("Otter")
    play_moves(student, HISTORY)
    student.get("/play/1/branch")
    branched = student.send("/play/1/branch", before="5")
    assert "/play/2/" in branched.url
    play_moves(student, HISTORY[4:])
    journal = json.loads(student.client.get("/play/2/journal.json").content)
    assert journal["parent"] == {"file": "try 1", "move": 5}


def test_a_student_deletes_his_play(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    student = in_class.student("Otter")
    play_moves(student, HISTORY[:4])
    student.get("/play/1/delete")
    student.send("/play/1/delete")
    assert student.get("/play/1/").status == 404
    assert "Otter" in in_class.board().page.text


def test_automatic_players_play_to_their_end_and_go_with_a_click(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    in_class.do("rehearse", count="6")
    for _ in range(150):
        if not node.rehearsal.turn():
            break
    board = in_class.board()
    assert "6 at the debrief" in board.page.text
    wall = in_class.teacher.get(f"{in_class.base}wall?n=1")
    assert wall.page.main is not None
    assert "What the days were spent on" in wall.page.text

    in_class.do("dismiss")
    assert "0 here" in in_class.board().page.text


def test_what_comes_after_a_deleted_play_is_its_own(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    gone, new = (in_class.student(name) for name in ("Otter", "Heron"))
    play_moves(gone, HISTORY[:5])
    gone.get("/play/1/delete")
    gone.send("/play/1/delete")
    gone.send("/play/begin")
    assert gone.get("/play/1/").page.main["data-turn"] == "0"
    play_moves(gone, HISTORY[:2])
    assert new.get("/play/1/").page.main["data-turn"] == "0"


def test_a_deleted_class_is_gone_for_everybody(node: Node) -> None:
    in_class = make_class(node)
    student = in_class.student("Otter")
    in_class.teacher.get(f"{in_class.base}delete")
    in_class.teacher.send(f"{in_class.base}delete")
    assert student.get("/play/1/").url.endswith("/?again=1")
    assert in_class.teacher.get(in_class.base).status == 404


def test_pages_ask_what_is_new_and_hear_nothing_while_nothing_is(node: Node) -> None:
    in_class = make_class(node)
    in_class.open_all()
    student = in_class.student("Otter")
    assert student.live().status == 204
    in_class.do("say", text="Two more minutes.")
    told = student.live()
    assert told.status == 200
    assert "Two more minutes." in told.page.text
    assert student.live(int(told.headers["x-since"])).status == 204

    teacher = in_class.teacher
    in_class.board()
    assert teacher.live().status == 204
    student.get("/play/1/")
    student.move({"move": "begin"})
    changed = teacher.live()
    assert changed.status == 200
    assert "groundwork" in changed.page.text
