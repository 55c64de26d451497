"""An envoy's finished journal is handed to whoever plays the leader."""

from pathlib import Path

import pytest

from game.records.saves.opening import handed_over
from game.records.saves.saves import Saves
from game.session.errors import JournalError
from tests.records.lighthouse import ENVOY, LEADER, Edited, find, lighthouse, take_all


def journal_of(saves: Saves, case: str, role: str, moves) -> Path:
    with saves.begin(find(case), role) as journal:
        take_all(journal, moves)
    return journal.path


def test_the_draft_and_the_facts_are_handed_over(saves: Saves) -> None:
    relay = handed_over(journal_of(saves, "lighthouse", "envoy", ENVOY), lighthouse())
    assert relay.knows == ("guild-charter", "reef-moves", "oil-short")
    assert relay.text == (("lamp", "guild-lamp"), ("salvage", "owner-keeps"))
    with saves.begin(lighthouse(), "leader", relay) as leader:
        leader.take(LEADER[0])
        assert leader.play.state.days_left == 2


def refusal(path: Path, case_file) -> str:
    with pytest.raises(JournalError) as refused:
        handed_over(path, case_file)
    return str(refused.value)


def test_what_cannot_be_relayed(saves: Saves, tmp_path: Path) -> None:
    envoy = journal_of(saves, "lighthouse", "envoy", ENVOY)
    assert refusal(envoy, find("three-rivers")) == (
        "lighthouse-envoy-1.json is a journal of lighthouse; it cannot be relayed into "
        "three-rivers."
    )
    leader = journal_of(saves, "lighthouse", "leader", LEADER)
    assert refusal(leader, lighthouse()) == (
        "lighthouse-leader-1.json is a leader's journal; only an envoy's can be relayed."
    )
    half = journal_of(saves, "lighthouse", "envoy", ENVOY[:8])
    assert refusal(half, lighthouse()) == (
        "lighthouse-envoy-2.json is not finished: play the envoy to an ending first."
    )
    content = Edited(tmp_path)
    content.edit("envoy.yaml", "carry-the-paper", "fold-the-paper")
    assert refusal(envoy, content.find("lighthouse")).startswith(
        "The case was edited since this was played: lighthouse-envoy-1.json stops before move 12, "
        '"carry-the-paper" at "The lantern room", which is not offered'
    )


def test_roles_that_serve_different_sides(saves: Saves) -> None:
    from random import Random

    from game.explore.sampling.random_play import random_move
    from game.rules.phase import Phase
    from game.rules.view.draw import view

    with saves.begin(find("three-rivers"), "envoy") as journal:
        while journal.play.state.phase is not Phase.DEBRIEF:
            journal.take(random_move(view(journal.play), Random(1)))
    said = refusal(journal.path, find("three-rivers"))
    assert "different sides" in said and "\n" not in said


def test_the_leader_comes_first_where_the_envoys_file_has_the_list(
    saves: Saves, tmp_path: Path
) -> None:
    content = Edited(tmp_path)
    listed = "relay: [guild-charter, wreck-ledger, reef-moves, oil-short]\n"
    content.edit("leader.yaml", listed, "")
    content.edit("envoy.yaml", "\ngroundwork:\n", "\nrelay: [reef-moves]\ngroundwork:\n")
    case_file = content.find("lighthouse")
    with saves.begin(case_file, "leader") as journal:
        take_all(journal, LEADER)
    relay = handed_over(journal.path, case_file)
    assert relay.knows == ("reef-moves",)
    with saves.begin(case_file, "envoy", relay) as envoy:
        envoy.take(ENVOY[0])
        assert envoy.play.state.knows == {"reef-moves"}
    # What was handed over is judged when it is read again.
    with saves.resume(envoy.path, content.find) as again:
        assert again.play.state.knows == {"reef-moves"}
    with saves.begin(case_file, "envoy") as journal:
        take_all(journal, ENVOY)
    assert refusal(journal.path, case_file).endswith(
        "is an envoy's journal; only a leader's can be relayed."
    )
