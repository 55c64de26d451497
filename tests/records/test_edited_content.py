"""Content edited between saving and resuming: a new text goes on, another way on stops."""

import json
from pathlib import Path

import pytest

from game.records.saves.saves import Saves
from game.rules.moves import Choose
from game.rules.relay import Relay
from game.session.errors import JournalError
from tests.records.lighthouse import ENVOY, LEADER, Edited, take_all


@pytest.fixture
def content(tmp_path: Path) -> Edited:
    return Edited(tmp_path)


def saved(saves: Saves, content: Edited, role: str, moves) -> Path:
    with saves.begin(content.find("lighthouse"), role) as journal:
        take_all(journal, moves)
    return journal.path


def test_a_reworded_text_resumes_in_the_same_file(saves: Saves, content: Edited) -> None:
    path = saved(saves, content, "envoy", ENVOY[:9])
    before = json.loads(path.read_bytes())["content"]["hash"]
    content.edit("envoy.yaml", "somebody has sent up cider", "there is cider")
    with saves.resume(path, content.find) as journal:
        assert (journal.path, journal.notice) == (path, None)
        journal.take(Choose("praise-the-clerk"))
    assert json.loads(path.read_bytes())["content"]["hash"] != before


def test_a_removed_choice_stops_and_keeps_the_file(saves: Saves, content: Edited) -> None:
    path = saved(saves, content, "envoy", ENVOY[:10])
    before = path.read_bytes()
    content.edit("envoy.yaml", "id: praise-the-clerk", "id: praise-the-tables")
    with saves.resume(path, content.find) as journal:
        assert journal.notice == (
            "The case was edited since this was played: lighthouse-envoy-1.json stops before move "
            '10, "praise-the-clerk" at "The net loft", which is not offered there any more. The '
            "file is left as it is; you go on in lighthouse-envoy-1-kept.json."
        )
        assert journal.play.state.place == "net-loft"
        journal.take(Choose("praise-the-tables"))
    assert path.read_bytes() == before
    kept = json.loads(journal.path.read_bytes())
    assert journal.path.name == "lighthouse-envoy-1-kept.json"
    assert kept["parent"] == {"file": "lighthouse-envoy-1.json", "move": 10}
    assert [move["move"] for move in kept["moves"] if "move" in move][-1] == "praise-the-tables"


def test_a_renamed_scene_stops(saves: Saves, content: Edited) -> None:
    path = saved(saves, content, "leader", LEADER[:6])
    before = path.read_bytes()
    content.edit("leader.yaml", "sea-wall", "sea-front")
    with saves.resume(path, content.find) as journal:
        assert journal.notice is not None
        assert journal.notice.startswith(
            "The case was edited since this was played: lighthouse-leader-1.json stops before move "
            '5, "Let her speak first, for as long as she likes." at "The warden\'s gatehouse", '
            'which led to "sea-wall"; there is no such place any more.'
        )
    assert path.read_bytes() == before
    assert not journal.path.exists()


def test_an_offer_that_no_longer_fits_stops(saves: Saves, content: Edited) -> None:
    path = saved(saves, content, "envoy", ENVOY[:11])
    for file in ("case.yaml", "envoy.yaml", "leader.yaml", "debrief.yaml"):
        with_it = content.folder / "cases" / "lighthouse" / file
        if "owner-keeps" in with_it.read_text(encoding="utf-8"):
            content.edit(file, "owner-keeps", "owners-keep")
    with saves.resume(path, content.find) as journal:
        assert journal.notice is not None
        assert 'stops before move 11, the offer "guild-lamp - - owner-keeps"' in journal.notice


def test_a_finished_play_that_stops_can_be_played_to_another_end(
    saves: Saves, content: Edited
) -> None:
    path = saved(saves, content, "leader", LEADER)
    content.edit("leader.yaml", "id: name-a-day", "id: name-a-week")
    with saves.resume(path, content.find) as journal:
        assert not journal.finished
        take_all(journal, (Choose("name-a-week"), Choose("continue"), Choose("skip")))
        assert journal.finished


def test_a_relay_of_a_fact_that_is_gone_is_refused(saves: Saves, content: Edited) -> None:
    relay = Relay(("oil-short",), (), ())
    with saves.begin(content.find("lighthouse"), "leader", relay) as journal:
        journal.take(LEADER[0])
    for file in ("case.yaml", "envoy.yaml", "leader.yaml"):
        content.edit(file, "oil-short", "oil-scarce")
    with pytest.raises(JournalError) as refused:
        saves.resume(journal.path, content.find)
    assert str(refused.value) == (
        "The case was edited since this was played: lighthouse-leader-1.json cannot begin, because "
        'it says that the envoy handed over "oil-short", which no envoy can now; the file is left '
        "as it is."
    )
    assert saves.resume(journal.path, Edited(saves.folder / "again").find).notice is None
