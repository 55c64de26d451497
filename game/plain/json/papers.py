"""The papers at hand as JSON: what `{"read": ...}` answers."""

from collections.abc import Callable
from typing import Any

from game.rules.view.as_text import lines_of
from game.session.keeper import Keeper
from game.session.session import Session


def _dossier(session: Session[Keeper]) -> Any:
    return [
        {
            "id": fact.id,
            "text": fact.text,
            "shows": list(fact.shows),
            "sources": [source.citation for source in fact.sources],
        }
        for fact in session.dossier()
    ]


def _people(session: Session[Keeper]) -> Any:
    return [person._asdict() for person in session.people()]


def _brief(session: Session[Keeper]) -> Any:
    return [line for block in session.brief().blocks for line in lines_of(block)]


def _changed(session: Session[Keeper]) -> Any:
    changed = session.changed(numbers=session.numbers)
    return {"changes": [change._asdict() for change in changed.changes], "why": changed.why}


READ: dict[str, Callable[[Session[Keeper]], Any]] = {
    "dossier": _dossier,
    "people": _people,
    "brief": _brief,
    "changed": _changed,
}
"""By name: how a paper is read."""
