"""Verdicts: what exploring a role found against it, kept as long as nothing it rests on changes."""

from pathlib import Path
from typing import Any, NamedTuple

from game.explore.reachability.bounds import OUT_OF_MEMORY, TooLarge
from game.explore.report.exploration import explore
from game.explore.report.findings import Finding
from game.explore.report.mechanics import key_of
from game.library.shelf.kept import Kept
from game.rules.case_role import CaseRole

NOT_WALKED = "D013"
"""Said of a role that could not be walked; a better machine may."""


class Verdict(NamedTuple):
    """What is said of a role."""

    findings: tuple[Finding, ...]
    vacuous: tuple[str, ...]
    """Lessons about both roles that speak of nothing in this one."""
    seconds: float
    """How long it took to find; 0 where it was kept."""

    @property
    def is_whole(self) -> bool:
        """Whether the role could be walked."""
        return all(each.code != NOT_WALKED for each in self.findings)


def verdict_of(case_role: CaseRole) -> Verdict:
    """Explore a role; one that is too large is found to be that."""
    try:
        found = explore(case_role, extremes=False)
    except TooLarge as error:
        return not_walked(case_role, error.sentence)
    except MemoryError:
        return not_walked(case_role, OUT_OF_MEMORY)
    vacuous = (each.lesson.id for each in found.lessons if each.vacuous)
    return Verdict(found.findings, tuple(vacuous), found.seconds)


def not_walked(case_role: CaseRole, why: str) -> Verdict:
    """What is said of a role that could not be walked."""
    return Verdict((Finding(NOT_WALKED, case_role.name, (), "", why),), (), 0.0)


class KeptVerdicts:
    """Verdicts in a folder, a file each; one that cannot be read or written is done without."""

    def __init__(self, folder: Path, *, fresh: bool = False) -> None:
        """Keep them in a folder; where all is to be found afresh, none there is trusted."""
        self._kept = Kept(folder, fresh=fresh)

    def get(self, case_role: CaseRole) -> Verdict | None:
        """What was found of a role, if nothing that bears on it has changed since."""
        found = self._kept.get(key_of(case_role))
        try:
            findings = tuple(_finding(each) for each in found["findings"])
            return Verdict(findings, tuple(map(str, found["vacuous"])), 0.0)
        except (ValueError, KeyError, TypeError):
            return None

    def put(self, case_role: CaseRole, verdict: Verdict) -> None:
        """Keep a verdict on a role that could be walked."""
        if not verdict.is_whole:
            return
        whole = {"findings": [each._asdict() for each in verdict.findings]}
        self._kept.put(key_of(case_role), {**whole, "vacuous": verdict.vacuous})


def _finding(found: dict[str, Any]) -> Finding:
    path = tuple(step if isinstance(step, int) else str(step) for step in found["path"])
    file = found["file"]
    if file not in ("case", "envoy", "leader"):
        raise ValueError(file)
    return Finding(str(found["code"]), file, path, str(found["place"]), str(found["message"]))
