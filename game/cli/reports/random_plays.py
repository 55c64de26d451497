"""Random play of a role: where it ends and at what pace, and what keeping days is worth."""

import json
import os
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.explore.sampling.days_kept import DaysKept
    from game.rules.case_role import CaseRole


def random_to_json(case_role: "CaseRole", playthroughs: int, seed: int) -> str:
    """Random play of a role, with its pace, as a line of JSON."""
    return json.dumps(
        {
            "case": case_role.case.id,
            "role": case_role.name,
            "random": _random(case_role, playthroughs, seed),
        }
    )


def random_in_words(case_role: "CaseRole", playthroughs: int, seed: int) -> str:
    """Random play of a role: how often each ending was reached, and the pace."""
    played = _random(case_role, playthroughs, seed)
    lines = [
        f"{case_role.case.id}, {case_role.name}: {played['playthroughs']} playthroughs, "
        f"{played['choices_per_s']:g} choices a second"
    ]
    for ending, count in played["endings"].items():
        lines.append(f"  {ending}: {count} ({100 * count / played['playthroughs']:.1f}%)")
    return "\n".join(lines)


def _random(case_role: "CaseRole", playthroughs: int, seed: int) -> dict[str, Any]:
    from game.explore.sampling.random_play import play_at_random

    start = time.perf_counter()
    # The same seed plays the same plays, however many processors share them.
    played = play_at_random(case_role, playthroughs, seed, processes=os.cpu_count() or 1)
    seconds = time.perf_counter() - start
    return {
        "playthroughs": played.playthroughs,
        "choices": played.choices,
        "seconds": round(seconds, 3),
        "playthroughs_per_s": round(played.playthroughs / seconds),
        "choices_per_s": round(played.choices / seconds),
        "endings": played.endings,
    }


def days_kept(case_role: "CaseRole", plays: int, seed: int, *, as_json: bool) -> str:
    """What random plays come to by the number of days they keep for the talks."""
    from game.explore.sampling.days_kept import by_days_kept

    found = by_days_kept(case_role, plays, seed)
    if as_json:
        rows = [{"kept": each.kept, **_means_to_json(each)} for each in found]
        head = {"case": case_role.case.id, "role": case_role.name, "playthroughs": plays}
        return json.dumps({**head, "days": rows})
    lines = [
        f"{case_role.case.id}, {case_role.name}: {plays:,} random plays for each number of days "
        "kept for the talks",
        "  kept  Foreign Policy    Krasnyak          both together",
    ]
    for each in found:
        means = (each.foreign_policy, each.krasnyak, each.both)
        told = "  ".join(f"{mean.value:5.1f} +- {mean.error:3.1f}  " for mean in means)
        lines.append(f"  {each.kept:<4}  {told}".rstrip())
    return "\n".join(lines)


def _means_to_json(kept: "DaysKept") -> dict[str, dict[str, float]]:
    means = {
        "foreign_policy": kept.foreign_policy,
        "krasnyak": kept.krasnyak,
        "both": kept.both,
    }
    return {name: {"mean": mean.value, "error": mean.error} for name, mean in means.items()}
