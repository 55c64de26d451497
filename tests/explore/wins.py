"""Which article wins each role, recorded: the walks that tell it take minutes (`make wins`).

`python -m tests.explore.wins` walks the roles whose mechanics have changed since, one by one.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path

from game.explore.queries.wins import Wins
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


def recorded() -> dict[str, dict[str, str]]:
    """By role: the stamp under which it was walked, and who won."""
    if not RECORD.exists():
        return {}
    found: dict[str, dict[str, str]] = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


def record(*cases: str) -> None:
    """Walk the roles that have changed since, of some cases or of all, and write who won."""
    there = roles()
    known = {name: each for name, each in recorded().items() if name in there}
    for name, case_role in there.items():
        named = not cases or case_role.case.id in cases
        if named and known.get(name, {}).get("stamp") != stamp(case_role):
            known[name] = {"stamp": stamp(case_role), "wins": who(explore(case_role).wins)}
            print(f"{name}: {known[name]['wins']}", flush=True)
            RECORD.write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n")


if __name__ == "__main__":
    record(*sys.argv[1:])
