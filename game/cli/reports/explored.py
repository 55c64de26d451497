"""A role explored for the command: the report, and whether anything falls."""

import json
from typing import TYPE_CHECKING

from game.cli.reports.explored_in_words import exploration_in_words
from game.cli.reports.explored_to_json import exploration_to_json
from game.cli.reports.relayed import relayed_in_words, tell_progress
from game.explore.report.codes import WARNINGS

if TYPE_CHECKING:
    from game.rules.case_role import CaseRole


def explore_role(
    case_role: "CaseRole", choices: bool, envoy: "CaseRole | None", *, as_json: bool
) -> tuple[str, bool]:
    """Explore a role: the report, and whether nothing but warnings speaks against it.

    With an `envoy`, the leader is also walked from everything that the envoy may hand over.
    """
    from game.explore.reachability.bounds import OUT_OF_MEMORY, TooLarge
    from game.explore.report.after_relay import explore_relayed
    from game.explore.report.exploration import explore

    try:
        found = explore(case_role, all_moves=as_json, choices=choices)
        relayed = explore_relayed(envoy, found, tell_progress) if envoy else None
    except (TooLarge, MemoryError) as error:
        why = OUT_OF_MEMORY if isinstance(error, MemoryError) else error.sentence
        head = {"case": case_role.case.id, "role": case_role.name, "exhaustive": False}
        told = json.dumps({**head, "error": why})
        return (told if as_json else f"{case_role.case.id}, {case_role.name}: {why}"), False
    sound = all(each.code in WARNINGS for each in found.findings)
    sound &= relayed is None or not (relayed.broken or relayed.stuck)
    if as_json:
        return exploration_to_json(found, relayed), sound
    return "\n".join(
        [
            exploration_in_words(found),
            *(relayed_in_words(found.case_role, relayed) if envoy else ()),
        ]
    ), sound
