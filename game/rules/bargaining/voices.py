"""How a side takes a paper in the case's own words: which of its passages is said this time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.case_role import CaseRole
from game.rules.conditions import holds
from game.rules.state import Answer, Manner, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.library.models.base import Prose
    from game.library.models.table import Voice

LATER = 3
"""From this paper of yours on a refusal begins as the case says of the third."""


def words_for(case_role: CaseRole, state: State, said: Answer) -> tuple[tuple[Manner, str], ...]:
    """The case's own words for an answer, in the order in which they are said.

    Of each kind the passage after the one said last, among those whose conditions hold; the last
    of them again when there is no other. Nothing where the case has none.

    Args:
        case_role: the role.
        state: before the offer that is answered.
        said: the answer, its words apart.
    """
    table = case_role.role.table
    voice = table.voices.get(said.side) if table is not None else None
    if voice is None:
        return ()
    before = [each for offer in state.table.offers for each in offer.answers]
    earlier = [each for each in before if each.side == said.side]
    found: list[tuple[Manner, str]] = []
    for manner, about in _manners(said, len(state.table.offers) + 1):
        prose: Prose = getattr(voice, manner) if about is None else _of(voice, manner, about)
        passages = [p for p in prose if holds(case_role, state, p.when, p.unless)]
        if passages:
            times = sum((manner, about) in set(_manners(e, at)) for at, e in enumerate(earlier, 1))
            found.append((manner, passages[min(times, len(passages) - 1)].text))
    return tuple(found)


def _manners(said: Answer, paper: int) -> Iterator[tuple[Manner, str | None]]:
    """What there is to say of an answer to a paper, numbered from 1, and about what."""
    if said.accepts:
        yield "accepts", None
        return
    if paper > 1:
        yield ("third" if paper >= LATER else "second"), None
    if said.crossed is not None:
        yield "red_lines", said.crossed
    else:
        yield ("far" if said.far else "near"), None
    if said.hurt is not None:
        yield "hurts", said.hurt
    if said.repeated:
        yield "repeats", None


def _of(voice: Voice, manner: Manner, about: str) -> Prose:
    """The words of a side about one option or issue."""
    return (voice.red_lines if manner == "red_lines" else voice.hurts).get(about, ())
