"""The mechanics of a role: everything of its case that bears on a walk, and the key made of it.

Whatever a model holds counts, but for what is listed here as told and nothing more: so a field that
is added bears on the walk until somebody has thought about it.
"""

import json
from hashlib import sha256
from typing import Any

from game.library.models.base import Model
from game.library.shelf.kept import code_hash
from game.rules.case_role import CaseRole

CODE = ("explore", "rules", "library/models")
"""The parts of the game on whose code a verdict rests: never is one trusted across versions."""

TOLD = {
    "Case": {"title", "dates", "year", "place", "hook", "tour", "teaches", "claims", "conditions"}
    | {"terms", "sources"},
    "Person": {"name", "short", "office", "bio", "wants", "moved_by", "backfires", "living"}
    | {"sources"},
    "Side": {"name", "short", "concentration_why", "concentration_sources", "alternative"}
    | {"judgement"},
    "Passage": {"text", "sources"},
    "Issue": {"title", "about"},
    "SettlementOption": {"text", "why", "sources"},
    "Action": {"text", "risk", "because", "closed", "sources"},
    "PlanLine": {"text", "reason"},
    "Answer": {"text"},
    "Fact": {"text", "truth", "sources", "claims"},
    "Lesson": {"claim", "text"},
    "Role": {"title", "told_little"},
    "Brief": {"instructions"},
    "Groundwork": {"unit"},
    "Scene": {"title", "dateline"},
    "Table": {"left_open"},
    "Advice": {"person", "text"},
    "Choice": {"text", "approach", "because", "closed", "sources", "claims"},
    "Ending": {"title", "readings", "question"},
}
"""By model: its fields that a player reads, and on which nothing turns."""


def key_of(case_role: CaseRole) -> str:
    """A key that is another wherever a walk of the role may find something else.

    It changes with the mechanics of the case and the role, and with the code that walks them.
    """
    whole = {
        "name": case_role.name,
        "case": mechanics(case_role.case),
        "role": mechanics(case_role.role),
        "history": case_role.debrief.history.package,
        "code": code_hash(CODE),
    }
    return sha256(json.dumps(whole, default=str).encode()).hexdigest()


def mechanics(value: Any) -> Any:
    """A model without what is only told, as plain values in file order."""
    if isinstance(value, Model):
        kind = type(value)
        told = TOLD.get(kind.__name__, set())
        return {
            name: mechanics(getattr(value, name)) for name in kind.model_fields if name not in told
        }
    if isinstance(value, dict):
        # In order: what comes first in a file may be decided first.
        return [[key, mechanics(each)] for key, each in value.items()]
    if isinstance(value, tuple):
        return [mechanics(each) for each in value]
    return value
