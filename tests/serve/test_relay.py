"""Relay in a class: an envoy's paper goes to the leader paired with him, or history's does."""

import json

from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.schools import Node, make_class, play_moves


def test_an_envoys_paper_goes_to_the_leader_who_is_paired_with_him(node: Node) -> None:
    in_class = make_class(node, who="relay")
    in_class.open_all()
    leader = in_class.student("Heron")
    assert "Nobody prepares for you yet" in leader.page.text
    brief = leader.get("/play/wait/")
    assert brief.page.main["data-phase"] == "briefing"
    assert brief.page.moves == []
    assert leader.get("/play/wait/people").status == 200
    envoy = in_class.student("Otter")
    assert "still at the table" in leader.get("/play/").page.text

    play_moves(envoy, history(ready(SHIPPED / "reykjavik-1986", "envoy")).moves)
    assert "with the paper that has come" in leader.get("/play/").page.text
    begun = leader.send("/play/begin")
    assert begun.page.main["data-phase"] == "briefing"
    journal = json.loads(leader.client.get("/play/1/journal.json").content)
    assert journal["relay"]["knows"]


def test_an_odd_leader_is_given_historys_paper(node: Node) -> None:
    in_class = make_class(node, who="relay")
    in_class.open_all()
    leader = in_class.student("Heron")
    seat = in_class.board().page.links["Heron"].rpartition("/")[2]
    in_class.do("history", player=seat)
    leader.get("/play/")
    leader.send("/play/begin")
    journal = json.loads(leader.client.get("/play/1/journal.json").content)
    assert journal["relay"]["knows"]
