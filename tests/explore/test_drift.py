"""Random play that warms or cools somebody by itself is said, with its figures."""

from game.explore.report.exploration import explore
from game.explore.report.findings import Finding
from game.rules.case_role import CaseRole
from tests.rules.small_case import case_role, choice, scene


def with_rises(*rises: int) -> CaseRole:
    """A role of one scene in which each choice moves rapport by so much from 10."""
    choices = tuple(
        choice(f"by-{at}", "table", effects={"rapport": {"them": rise}} if rise else {})
        for at, rise in enumerate(rises)
    )
    table = scene(title="Table", table=True)
    return case_role(scenes={"room": scene(choices=choices), "table": table})


def drift(ready: CaseRole) -> list[Finding]:
    return [each for each in explore(ready, extremes=False).findings if each.code == "D018"]


def test_one_choice_that_warms_by_six_drifts_and_two_that_even_out_do_not() -> None:
    assert drift(with_rises(3, -3)) == []
    [up] = drift(with_rises(6))
    assert (up.file, up.path) == ("envoy", ("start", "rapport", "them"))
    assert "with Them, who starts at 10; expected at most 3 from it" in up.message
    [down] = drift(with_rises(-6, -7))
    assert down.message.startswith("random play ends at rapport ")


def test_nothing_is_said_where_nothing_was_played() -> None:
    found = explore(with_rises(6), plays=0, extremes=False).findings
    assert "D018" not in {each.code for each in found}
