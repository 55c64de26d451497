"""The dossier: what is known so far, and what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.rules.case_role import CaseRole
from game.rules.play import Play

if TYPE_CHECKING:
    from game.library.models.case import Fact


class FactView(NamedTuple):
    """An entry of the dossier. A false lead looks like any other."""

    id: str
    text: str
    sources: tuple[str, ...]
    """Ids of the sources, as the case and the shared sources name them."""
    shows: tuple[str, ...]
    """What it shows of the other sides, in words."""


def dossier(play: Play) -> tuple[FactView, ...]:
    """The facts known, in the order they were learned."""
    learned: dict[str, None] = {}
    for state in (play.first, *(turn.state for turn in play.turns)):
        for fact_id in play.case_role.case.facts:
            if fact_id in state.knows:
                learned.setdefault(fact_id)
    return tuple(_entry(play.case_role, fact_id) for fact_id in learned)


def _entry(case_role: CaseRole, fact_id: str) -> FactView:
    fact = case_role.case.facts[fact_id]
    return FactView(fact_id, fact.text, fact.sources, tuple(_shows(case_role, fact)))


def _shows(case_role: CaseRole, fact: Fact) -> list[str]:
    shows: list[str] = []
    if fact.reveals is not None:
        for side, issues in fact.reveals.issues.items():
            titles = ", ".join(case_role.case.issues[issue].title for issue in issues)
            shows.append(f"What these are worth to {case_role.side_name(side)}: {titles}.")
        shows.extend(f"How low {case_role.side_name(side)} can go." for side in fact.reveals.floors)
        shows.extend(
            f"What {case_role.side_name(side)} will never sign." for side in fact.reveals.refuses
        )
    shows.extend(f"It makes a yes easier for {case_role.side_name(side)}." for side in fact.eases)
    return shows
