"""The plain game: what is typed, and what is said."""

import json

import pytest

from game.records.saves.reading import read_journal
from game.records.saves.slots import read_slot
from game.rules.moves import Choose
from tests.plain.typed import ENVOY, LEADER
from tests.records import lighthouse
from tests.records.lighthouse import find, take_all


@pytest.mark.parametrize(
    ("role", "lines", "ending"),
    [("envoy", ENVOY, "A paper with holes"), ("leader", LEADER, "A dark winter")],
)
def test_a_whole_game(play, saves, role: str, lines, ending: str) -> None:
    said = play(*lines, role=role)
    assert said.index("GROUNDWORK") < said.index("THE PLAN") < said.index("BEFORE THE DEBRIEF")
    assert f"DEBRIEF\n\n{ending}: " in said
    [slot] = saves.slots()
    assert (slot.ending, slot.finished) == (ending, True)
    assert slot.scores is not None


def test_the_same_moves_make_the_same_play(play, saves) -> None:
    play(*ENVOY, role="envoy")
    [slot] = saves.slots()
    with saves.resume(slot.path, find) as typed:
        assert typed.play.moves == lighthouse.ENVOY


def test_nothing_is_said_twice_in_groundwork(play) -> None:
    said = play("", "6", "5", "status", "q")
    assert said.count("Walk the sea wall with the pilots") == 1
    assert said.count("Preparation: 2 of 20.") == 1
    assert said.count("Mandate: 9 of 20.") == 2  # At the briefing, and when asked for.


def test_undo_puts_the_action_back_under_its_number(play) -> None:
    said = play("", "2", "undo", "2", "q")
    assert said.count("2. Make the customs house") == 2
    assert said.count("Wickmouth names, every one.") == 2


def test_what_was_said_at_the_talks_was_said(play) -> None:
    said = play(*LEADER[:10], "undo", "q")
    assert "Taken back." not in said
    assert "That cannot be undone" in said


@pytest.mark.parametrize("leave", ["q", "Q", "quit", "save and quit"])
def test_leaving_says_where_it_is_saved_and_how_to_go_on(play, leave: str) -> None:
    said = play("", "1", leave)
    assert said.endswith(
        "Saved as lighthouse-leader-1 in SAVES.\n\n"
        "To go on:\n"
        "  summitry play lighthouse --resume lighthouse-leader-1 --saves SAVES --plain\n\n"
    )


def test_the_end_of_the_input_saves(play, saves) -> None:
    assert "The input has ended." in play("", "1")
    assert saves.slots()[0].moves == 2


def test_help_is_there_at_every_prompt(play) -> None:
    lines = [line for each in LEADER for line in ("?", each)]
    said = play(*lines, "?")
    assert said.count("q, or save and quit, leaves.") == len(LEADER) + 1


def test_papers_at_hand(play) -> None:
    said = play("dossier", "brief", "people", "", "4", "dossier", "q")
    assert "Your dossier is empty so far." in said
    assert said.count("Bring home a lamp before the gales.") == 2
    assert "Dame Orla Quist, Warden of Wickmouth. Rapport: correct." in said
    # A false lead looks like any other fact.
    assert "- A foreign company has offered Wickmouth gold for the rock.\nSource: " in said


def test_numbers_are_shown_when_asked_for(play) -> None:
    assert "Rapport with Dame Orla Quist: correct, 10 of 20." in play("q", numbers=True)


def test_a_recess_returns_to_where_it_was_called(play) -> None:
    said = play("", "7", *["skip"] * 4, "commit", "1", "5", "?", "1", "6", "q")
    recess = said.partition("A RECESS")[2]
    assert "It takes one hour." in recess
    assert "ON THE SEA WALL" in recess
    # What was read out there before is not read out again.
    assert said.count("The tide is out and the bar shows its back.") == 1


def test_a_staked_name_hides_points_until_the_brief_is_read(play) -> None:
    said = play("", "7", *["skip"] * 4, "commit", "3", "2", "read brief", "q")
    hidden, _, shown = said.partition("At the table: read brief")
    assert "Your name is staked: your own points and floor are hidden from you." in hidden
    assert "read brief: Read your brief again. It takes one round." in hidden
    assert "Points: you ?, " in hidden and "Points: you 40, " not in hidden
    assert "Points: you 40, " in shown and "Your floor is 55" in shown


def test_a_counter_offer_is_read_and_weighed(play) -> None:
    said = play("", "7", *["skip"] * 4, "commit", "1", "4", "a3 b2 c2 d2", "q")
    answer = said.partition("At the table: a3 b2 c2 d2")[2]
    assert "Wickmouth refuses, and answers with a paper of its own." in answer
    assert "Rounds left at the table: 4." in answer
    assert "3. Wickmouth's paper: A3 B3 C2 D2.\nWorth 41.0 to you, BELOW your floor" in answer


def test_the_leader_has_no_brackets(play) -> None:
    said = play(*LEADER[:11], "a3 b2 c2 -", "q")
    assert "settle every issue" in said
    assert "You may leave up to" not in said


def test_pages_quiz_and_menu(play) -> None:
    said = play(*LEADER, "9", "", "99", "menu", "x")
    assert "The two scores" in said and "= 3 x " in said
    assert "There is no 99 here" in said
    assert said.count("Behind this page:") == 2
    number = said.rpartition(". A quiz")[0].rpartition("\n")[2]
    quiz = play(*LEADER, number, "7", "x", "1", number, "2", number, "stop", "q")
    assert "There is no 7 here: the numbers are 1 to 2." in quiz
    assert "Right. It was a red line" in quiz and "1 of 1 right." in quiz
    assert "Not so. The answer is: She had sworn it over a coffin." in quiz


def test_page_one_comes_before_any_score(play) -> None:
    said = play(*LEADER)
    page_one, _, behind = said.partition("DEBRIEF\n")[2].partition("Behind this page:")
    assert "Foreign Policy would say:" in page_one and "Krasnyak would say:" in page_one
    assert "Preparation" not in page_one
    assert "The two scores" in behind


def test_branching_goes_on_in_a_new_journal(play, saves) -> None:
    said = play(*LEADER, "branch", "branch 99", "branch 7", "4", "q")
    assert "Type branch and the number of a move" in said
    assert "lighthouse-leader-1.json has no move 99: its moves are 1 to 11." in said
    assert "A new play from before move 7." in said
    branched = read_slot(saves.folder / "lighthouse-leader-2.json")
    assert (branched.moves, branched.finished) == (7, False)
    assert read_slot(saves.folder / "lighthouse-leader-1.json").finished


def test_an_unfinished_play_is_not_branched(play) -> None:
    assert "is not finished: only a finished play is branched." in play("", "branch 1", "q")


def test_a_resumed_play_tells_what_came_last(play, saves) -> None:
    with saves.begin(find("lighthouse"), "leader") as journal:
        take_all(journal, (*lighthouse.LEADER[:5],))
    said = play("q", journal=saves.resume(journal.path, find))
    assert said.startswith("It is a long list, and most of it is about your grandfather.\n\nON THE")


def test_a_copy_is_announced(play, saves) -> None:
    first = saves.begin(find("lighthouse"), "leader")
    take_all(first, (*lighthouse.LEADER[:2],))
    from game.records.saves.saves import Saves

    said = play("commit", "q", journal=Saves(saves.folder).resume(first.path, find))
    assert said.startswith("lighthouse-leader-1.json is open in another window.")
    assert json.loads(first.path.read_bytes())["moves"][-1]["move"] == "walk-the-wall"


def test_a_play_that_cannot_be_saved_says_so_first_and_last(play, tmp_path) -> None:
    from game.records.saves.saves import Saves

    (tmp_path / "file").write_text("")
    journal = Saves(tmp_path / "file" / "saves").begin(find("lighthouse"), "leader")
    said = play("", "1", "q", journal=journal)
    assert said.startswith("Nothing can be saved in ")
    assert said.count("Nothing can be saved in ") == 1
    assert said.endswith("This play is not saved anywhere.\n\n")


def test_a_play_that_cannot_be_saved_is_saved_elsewhere(play, tmp_path) -> None:
    from game.records.saves.saves import Saves

    (tmp_path / "file").write_text("")
    journal = Saves(tmp_path / "file" / "saves").begin(find("lighthouse"), "leader")
    stick = tmp_path / "Stick"
    lines = ("", "save", f"save {tmp_path}/file/x", f"save {stick}", "1", "q")
    said = play(*lines, journal=journal)
    how = "Type save and a folder, as in save ~/Documents, to save this play there."
    assert said.count(how) == 2
    assert f"It cannot be saved in {tmp_path}/file/x either: Not a directory." in said
    assert said.count("Saved as lighthouse-leader-1 in ") == 2
    assert journal.path == stick / "lighthouse-leader-1.json"
    assert len(json.loads(journal.path.read_bytes())["moves"]) == 2


def test_two_sentences_that_begin_with_save_are_no_command(play, saves) -> None:
    with saves.begin(find("lighthouse"), "leader") as journal:
        take_all(journal, lighthouse.LEADER[:-1])
    play("save the lamp first", "q", journal=saves.resume(journal.path, find))
    said = json.loads(journal.path.read_bytes())["moves"][-1]
    assert said["reflect"] == "save the lamp first"


def test_nothing_drives_the_terminal(play, saves) -> None:
    with saves.begin(find("lighthouse"), "leader") as journal:
        journal.take(Choose("begin"))
    said = play("\x1b[2Jx\x07", "q", journal=saves.resume(journal.path, find))
    assert "\x1b" not in said and "\x07" not in said


def test_the_front_opens_new_and_saved_plays(front, saves) -> None:
    said, journal = front("", "?", "saved", "9", "lighthose", "lighthouse", "page", "2", "1")
    assert said.startswith("SUMMITRY\n")
    assert "Nothing is saved here yet." in said
    assert "There is no 9 here" in said
    assert 'did you mean "lighthouse"?' in said
    assert '"page" is no role' in said
    assert journal is not None
    assert (journal.play.case_role.case.id, journal.play.case_role.name) == ("lighthouse", "envoy")
    take_all(journal, (*lighthouse.ENVOY[:9],))
    journal.close()
    (saves.folder / "bad.json").write_text("")
    said, resumed = front("saved", "", "saved", "x", "saved", "2", "saved", "1")
    assert "So far: envoy 1 under way." in said
    assert "1. lighthouse-envoy-1: lighthouse, envoy, at The net loft." in said
    assert "2. bad.json is empty: no move was ever saved in it." in said
    assert resumed is not None and resumed.path == journal.path


@pytest.mark.parametrize("lines", [("q",), ()])
def test_the_front_is_left(front, lines) -> None:
    assert front(*lines)[1] is None


def test_a_pseudonym_is_asked_for_at_the_end_and_written_into_the_journal(play, saves) -> None:
    said = play(*LEADER, "pseudonym a/b", "pseudonym otter", "q")
    assert "Type pseudonym and a word that you are known by there" in said
    assert 'This pseudonym is not used: it holds "/"' in said
    assert "The journal says otter now." in said
    [slot] = saves.slots()
    assert read_journal(slot.path).pseudonym == "otter"


@pytest.mark.parametrize("where", ["~nobody-of-that-name/x", "/proc/nowhere/x", "/" + "x" * 300])
def test_a_folder_that_cannot_be_is_a_sentence(play, saves, where: str) -> None:
    said = play("", f"save {where}", "q")
    assert "there is no home folder for ~nobody" in said or "It cannot be saved in /" in said
    assert [slot.moves for slot in saves.slots()] == [1]


def test_a_quoted_folder_is_the_folder(play, saves, tmp_path) -> None:
    said = play("", f'save "{tmp_path}/x y"', "1", "q")
    assert "--saves 'SAVES' --plain" in said
    assert [path.name for path in (tmp_path / "x y").glob("*.json")] == ["lighthouse-leader-1.json"]


def test_a_line_without_end_is_passed_over_and_a_mark_before_the_first_too(play, saves) -> None:
    said = play("\ufeff", "1" * 1_000_000, "1", "q")
    assert "A line is at most 100,000 characters long." in said
    assert [slot.moves for slot in saves.slots()] == [2]
