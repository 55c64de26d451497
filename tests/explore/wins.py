"""What walking each role whole comes to, recorded: the walks take minutes (`make wins`).

A role is recorded only when its walk found no mistake: who wins it, and how large the walk was.

`python -m tests.explore.wins` walks the roles whose mechanics have changed since, one by one.
"""

import json
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

from game.explore.queries.wins import Wins
from game.explore.report.codes import WARNINGS
from game.explore.report.exploration import explore
from game.explore.report.mechanics import mechanics
from game.rules.case_role import CaseRole
from tests.loaded import SHIPPED, case_file, every_role, ready

RECORD = Path(__file__).with_name("wins.json")


def roles() -> dict[str, CaseRole]:
    """Every role of the game's own cases but the tour's, by what the record calls it."""
    return {
        f"{folder.name} {role}": ready(folder, role)
        for folder, role in every_role()
        if folder.parent == SHIPPED and not case_file(folder).case.tour
    }


def stamp(case_role: CaseRole) -> str:
    """What changes with anything on which the answer rests, but for the code that finds it."""
    whole = [case_role.name, mechanics(case_role.case), mechanics(case_role.role)]
    return sha256(json.dumps(whole, default=str).encode()).hexdigest()[:16]


def who(wins: Wins | None) -> str:
    """`foreign-policy`, `krasnyak`, `both` or `neither`."""
    if wins is None:
        return "neither"
    found = [
        name
        for name, won in (("foreign-policy", wins.foreign_policy), ("krasnyak", wins.krasnyak))
        if won
    ]
    return "both" if len(found) == 2 else "".join(found) or "neither"


class Walked(TypedDict):
    """A role that was walked whole, without a mistake."""

    stamp: str
    wins: str
    edges: int
    """The moves between states that were followed: what a walk's time goes with."""


def recorded() -> dict[str, Walked]:
    """By role: what its last walk came to."""
    if not RECORD.exists():
        return {}
    found: dict[str, Walked] = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


def stale(known: Mapping[str, Walked], there: Mapping[str, CaseRole]) -> list[str]:
    """The roles that were never walked as they are now."""
    return [
        name
        for name, case_role in there.items()
        if name not in known or known[name]["stamp"] != stamp(case_role)
    ]


def record(*cases: str) -> int:
    """Walk the roles that have changed since, of some cases or of all; 1 where one has mistakes."""
    there = roles()
    known = {name: each for name, each in recorded().items() if name in there}
    fallen = 0
    for name in stale(known, there):
        case_role = there[name]
        if cases and case_role.case.id not in cases:
            continue
        found = explore(case_role)
        mistakes = [each for each in found.findings if each.code not in WARNINGS]
        if mistakes:
            fallen = 1
            print(f"{name}: {mistakes[0].code} and {len(mistakes) - 1} more; not recorded")
            continue
        known[name] = Walked(stamp=stamp(case_role), wins=who(found.wins), edges=found.edges)
        print(f"{name}: {known[name]['wins']}", flush=True)
        RECORD.write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n")
    return fallen


if __name__ == "__main__":
    sys.exit(record(*sys.argv[1:]))
