"""The profile is read off the journals."""

from game.records.player.profile import profile, progress_in_words
from game.records.saves.saves import Saves
from tests.records.lighthouse import ENVOY, LEADER, lighthouse, take_all


def play(saves: Saves, role: str, moves) -> None:
    with saves.begin(lighthouse(), role) as journal:
        take_all(journal, moves)


def test_what_is_finished_with_which_scores(saves: Saves) -> None:
    play(saves, "leader", LEADER)
    play(saves, "leader", LEADER)
    play(saves, "leader", LEADER[:3])
    play(saves, "envoy", ENVOY)
    (saves.folder / "bad.json").write_text("no journal")
    found = profile(saves.slots())
    leader, envoy = found["lighthouse", "leader"], found["lighthouse", "envoy"]
    assert (leader.under_way, leader.endings) == (1, ("dark-winter",))
    assert leader.words == "finished twice, 1 ending; 1 under way"
    [result] = envoy.results
    assert result.history and result.ending == "draft-carried"
    # 3 x 13 known, and 40 x 1 line of 3; rapport 5 x 10.
    assert (result.preparation, result.rapport, result.ledger) == (52.3, 30.0, 75)
    assert progress_in_words(saves.slots()) == {
        "lighthouse": "envoy finished once, 1 ending. leader finished twice, 1 ending; 1 under way"
    }


def test_no_score_is_known_before_the_debrief(saves: Saves) -> None:
    play(saves, "leader", LEADER[:9])
    [slot] = saves.slots()
    assert slot.finished and slot.result is not None
    assert (slot.scores, slot.result.label, slot.result.preparation) == (None, None, None)
