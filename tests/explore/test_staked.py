"""A staked name after a deal: it costs nothing more, but a text may ask after it."""

import pytest

from game.explore.report.exploration import explore
from game.rules.case_role import CaseRole
from tests.rules.small_case import ENDING, case_role, choice, scene

ASKS = ({"text": "They remember your promise.", "when": {"staked": True}}, "It is done.")
SILENT = "It is done."


def signed_after(
    *, stakes: bool, after: object = SILENT, reply: object = SILENT, ending: object = SILENT
) -> CaseRole:
    """A role in which a name may be staked, and a signed paper leads on to one scene more."""
    effects = {"stake": True} if stakes else {"rapport": {"them": -1}}
    vow = choice("vow", "table", effects=effects)
    endings = dict.fromkeys(
        ("signed", "repudiated", "draft", "deadlock", "walked", "recalled"), ENDING
    )
    return case_role(
        scenes={
            "room": scene(choices=(choice("go"), vow)),
            "table": scene(title="Table", table=True),
            "after": scene(text=after, choices=(choice("on", "signed", reply=reply),)),
        },
        table={
            "rounds": 4,
            "opens": {"away": {"land": "land-none", "water": "water-none"}},
            "first": "them",
            "walk": "You go home.",
            "signed": "after",
            "repudiated": "repudiated",
            "draft": "draft",
            "deadlock": "deadlock",
            "walked": "walked",
        },
        endings=endings
        | {"deadlock": ENDING | {"history": True}, "signed": ENDING | {"text": ending}},
    )


def never_shown(role: CaseRole) -> list[str]:
    # Without random play, which would show it before the walk is asked.
    found = explore(role, plays=0, extremes=False)
    return [each.message for each in found.findings if each.code == "D002"]


@pytest.mark.parametrize("where", ["after", "reply", "ending"])
def test_a_text_that_asks_after_a_staked_name_beyond_a_deal_is_met(where: str) -> None:
    assert never_shown(signed_after(stakes=True, **{where: ASKS})) == []
    [said] = never_shown(signed_after(stakes=False, **{where: ASKS}))
    assert "your name is never staked there" in said
