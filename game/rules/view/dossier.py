"""The dossier: what is known so far, what it shows, and where it is from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from game.rules.bargaining.codes import option_codes
from game.rules.bargaining.packages import floor
from game.rules.case_role import CaseRole
from game.rules.play import Play
from game.rules.state import State
from game.rules.view.blocks import Work

if TYPE_CHECKING:
    from game.library.models.case import Fact

Cite = Callable[[str], Work]
"""A source by its id: of the case, or one that several cases share."""


class FactView(NamedTuple):
    """An entry of the dossier. A false lead looks like any other."""

    id: str
    text: str
    shows: tuple[str, ...]
    """What it shows of the other sides, in words."""
    sources: tuple[Work, ...]


def dossier(play: Play, cite: Cite) -> tuple[FactView, ...]:
    """The facts known, in the order they were learned."""
    learned: dict[str, None] = {}
    for state in (play.first, *(turn.state for turn in play.turns)):
        for fact_id in play.case_role.case.facts:
            if fact_id in state.knows:
                learned.setdefault(fact_id)
    return tuple(_entry(play.case_role, play.state, fact_id, cite) for fact_id in learned)


def _entry(case_role: CaseRole, state: State, fact_id: str, cite: Cite) -> FactView:
    fact = case_role.case.facts[fact_id]
    shows = tuple(_shows(case_role, state, fact))
    return FactView(fact_id, fact.text, shows, tuple(map(cite, fact.sources)))


def _shows(case_role: CaseRole, state: State, fact: Fact) -> list[str]:
    shows: list[str] = []
    if fact.reveals is not None:
        for side, issues in fact.reveals.issues.items():
            titles = ", ".join(case_role.case.issues[issue].title for issue in issues)
            shows.append(f"What these are worth to {case_role.side_name(side)}: {titles}.")
        for side in fact.reveals.floors:
            lowest = floor(case_role, side, state.knows, state.flags)
            shows.append(f"{case_role.side_name(side)}'s floor: {lowest}.")
        shows.extend(_refused(case_role, side) for side in fact.reveals.refuses)
    shows.extend(f"It makes a yes easier for {case_role.side_name(side)}." for side in fact.eases)
    return shows


def _refused(case_role: CaseRole, side: str) -> str:
    """What a side never signs, by code and words."""
    codes = option_codes(case_role)
    refused = [
        f"{codes[option]} {case_role.option_text[option].rstrip('.')}"
        for option in case_role.case.sides[side].refuses
    ]
    return f"{case_role.side_name(side)} never signs: {'; '.join(refused)}."
