"""A relayed start is judged as a whole: what an envoy can hand over passes, and nothing else."""

from pathlib import Path
from random import Random

import pytest

from game.explore.sampling.random_play import one_play
from game.rules.relay import Relay, hand_over
from game.rules.relay_start import Wrong, not_handed_over
from tests.loaded import FIXTURES, SHIPPED, case_file, ready

PAIRS = [
    folder
    for folder in [*sorted(FIXTURES.iterdir()), *sorted(SHIPPED.iterdir())]
    if len(case_file(folder).roles) == 2
    and ready(folder, "envoy").role.side == ready(folder, "leader").role.side
]


@pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)
def test_whatever_an_envoy_hands_over_passes(folder: Path) -> None:
    envoy, leader = ready(folder, "envoy"), ready(folder, "leader")
    handed = {hand_over(envoy, one_play(envoy, Random(seed)).state, leader) for seed in range(40)}
    assert [not_handed_over(each, envoy, leader) for each in handed] == [None] * len(handed)
    assert any(each.text or each.rapport for each in handed)


TEXT = (("lamp", "guild-lamp"), ("salvage", "owner-keeps"))
KNOWS = ("guild-charter",)
"""The guild keeps the lamp only in a text of whoever has read its charter."""


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (Relay((), (), ()), None),
        (Relay(KNOWS, TEXT, ()), None),
        (Relay((), TEXT, ()), Wrong(name="guild-lamp")),
        (Relay(KNOWS, TEXT[:1], ()), Wrong("a text of 1 issue")),
        (Relay(KNOWS, (*TEXT, TEXT[0]), ()), Wrong(name="guild-lamp")),
        (Relay(KNOWS, (("dues", "guild-lamp"), TEXT[1]), ()), Wrong(name="guild-lamp")),
        (Relay((*KNOWS, *KNOWS), (), ()), Wrong(name="guild-charter")),
        (Relay(("no such fact",), (), ()), Wrong(name="no such fact")),
        (Relay((), (), (("wick", 2),)), Wrong("a first impression of ", "wick")),
        (Relay((), (), (("nobody", 1),)), Wrong("a first impression of ", "nobody")),
        (Relay((), (), (("wick", 1), ("wick", 1))), Wrong("a first impression of ", "wick")),
    ],
)
def test_what_no_envoy_can_hand_over(given: Relay, wrong: Wrong | None) -> None:
    lighthouse = FIXTURES / "lighthouse"
    assert not_handed_over(given, ready(lighthouse, "envoy"), ready(lighthouse, "leader")) == wrong


def test_an_option_that_a_side_refuses_and_a_text_below_every_line() -> None:
    lighthouse = FIXTURES / "lighthouse"
    envoy, leader = ready(lighthouse, "envoy"), ready(lighthouse, "leader")
    refused = next(iter(envoy.refused - envoy.pledges))
    issue = envoy.issue_ids[envoy.option_issue[refused]]
    rest = next(each for each in TEXT if each[0] != issue)
    assert not_handed_over(Relay(KNOWS, ((issue, refused), rest), ()), envoy, leader) == Wrong(
        name=refused
    )


def test_a_case_without_an_envoy_relays_nothing() -> None:
    leader = ready(FIXTURES / "lighthouse", "leader")
    assert not_handed_over(Relay((), (), ()), None, leader) == Wrong("anything at all")
