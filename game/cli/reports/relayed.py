"""What walking a leader from every relay start came to, in words and for JSON."""

import sys
from typing import TYPE_CHECKING, Any

from game.cli.reports.places import place_of_thing

if TYPE_CHECKING:
    from game.explore.report.after_relay import Relayed
    from game.rules.case_role import CaseRole


def tell_progress(said: str) -> None:
    """Say how far it is to whoever sits and waits."""
    if sys.stderr.isatty():
        print(said, file=sys.stderr)


def relayed_in_words(case_role: "CaseRole", relayed: "Relayed | None") -> list[str]:
    """The lines of a report; None is an envoy who serves another side."""
    lines = ["", "After a relay"]
    if relayed is None:
        return [*lines, "  never: the envoy and the leader serve different sides"]
    walked = f"{relayed.walks} {'walk' if relayed.walks == 1 else 'walks'}"
    lines.append(
        f"  from all {relayed.starts:,} starts, in {walked}: "
        f"{relayed.states:,} states, {relayed.seconds:.0f} seconds"
    )
    lines += [f"  {lesson}: DOES NOT HOLD after some relay" for lesson in relayed.broken]
    lines += [f"  {scene}: nothing can be done here: {why}" for scene, why in relayed.stuck.items()]
    lines += [
        f"  met only after a relay: {each.kind} {place_of_thing(case_role, each)}"
        for each in sorted(relayed.newly)
    ]
    if not (relayed.broken or relayed.stuck):
        lines.append("  no lesson is broken, and nowhere is there nothing to do")
    return lines


def relayed_to_json(case_role: "CaseRole", relayed: "Relayed") -> dict[str, Any]:
    """The same, to be written as JSON."""
    return {
        "starts": relayed.starts,
        "walks": relayed.walks,
        "states": relayed.states,
        "seconds": round(relayed.seconds, 3),
        "newly": [
            {"kind": each.kind, "where": place_of_thing(case_role, each)}
            for each in sorted(relayed.newly)
        ],
        "broken": relayed.broken,
        "stuck": relayed.stuck,
    }
