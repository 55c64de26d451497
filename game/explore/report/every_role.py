"""Exploring as a check: every role of the cases given, its findings as mistakes in their files."""

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from game.explore.questions.lessons import formula_of
from game.explore.reachability.bounds import OUT_OF_MEMORY
from game.explore.report.codes import WARNINGS
from game.explore.report.findings import SPEAKS_OF_NOTHING, Finding, said_at
from game.explore.report.verdict import (
    NOT_WALKED,
    KeptVerdicts,
    Verdict,
    not_walked,
    verdict_of,
)
from game.library.case_files import load_case, read_role
from game.library.content_folders import CASE_FILES, case_folders, is_case_folder
from game.library.mistakes import Mistake
from game.library.models.case import Case
from game.library.models.role import Role
from game.library.reading.document import Document, read_document
from game.library.roles import ROLES, RoleName
from game.library.shelf.kept import KeptFindings
from game.rules.case_role import CaseRole, case_role_of


class Explored(NamedTuple):
    """One role explored, for its check."""

    folder: Path
    role: RoleName
    seconds: float
    mistakes: list[Mistake]
    warnings: list[Mistake]


def cases_among(paths: Iterable[Path]) -> list[Path]:
    """The folders of the cases that paths hold, as `library.checking` reads them."""
    found: dict[Path, None] = {}
    for path in paths:
        folder = path.parent if path.name in CASE_FILES else path
        if not folder.is_dir():
            continue
        if is_case_folder(folder):
            found[folder] = None
        else:
            inside = [each for each in sorted(folder.iterdir()) if is_case_folder(each)]
            found.update(dict.fromkeys([*case_folders(folder), *inside]))
    return list(found)


def explore_cases(
    folders: Iterable[Path],
    called: Callable[[Path], str],
    kept: KeptVerdicts | None = None,
    processes: int | None = None,
    told: KeptFindings | None = None,
) -> Iterator[Explored]:
    """Explore every role of some cases without mistakes, in their order, each when it is done.

    A role that cannot be walked is a mistake of its own, and the others go on.

    Args:
        folders: the folders of the cases.
        called: what messages call a file.
        kept: verdicts that are trusted where nothing has changed, and kept where something has;
            None to walk every role and keep nothing.
        processes: how many roles to walk at a time; one a processor where it is None.
        told: what was told of cases that have not changed by a byte; those are not even read.
    """
    folders = list(folders)
    known = {folder: told.get(folder) for folder in folders} if told is not None else {}
    unknown = [folder for folder in folders if known.get(folder) is None]
    found = _explored_by_folder(unknown, called, kept, processes)
    for folder in folders:
        groups = known.get(folder)
        if groups is not None:
            yield from (_told_again(folder, role, groups[role]) for role in ROLES if role in groups)
            continue
        roles = next(found)
        yield from roles
        if told is not None and not any(map(_was_not_walked, roles)):
            told.put(folder, {each.role: [*each.mistakes, *each.warnings] for each in roles})


def _explored_by_folder(
    folders: list[Path],
    called: Callable[[Path], str],
    kept: KeptVerdicts | None,
    processes: int | None,
) -> Iterator[list[Explored]]:
    """What was found in each case, once the last of its roles is judged."""
    for folder, verdicts in _by_folder(_verdicts(folders, kept, processes)):
        empty = frozenset.intersection(*(frozenset(each.vacuous) for _, each in verdicts))
        explored: list[Explored] = []
        for at, (case_role, verdict) in enumerate(verdicts):
            last = at == len(verdicts) - 1
            spoken = _speaks_of_nothing(case_role, empty) if last else ()
            explored.append(_explored(folder, case_role, verdict, spoken, called))
        yield explored


def _was_not_walked(explored: Explored) -> bool:
    return any(each.code == NOT_WALKED for each in explored.mistakes)


def _told_again(folder: Path, role: RoleName, found: list[Mistake]) -> Explored:
    """What was kept of a role."""
    mistakes = [each for each in found if each.code not in WARNINGS]
    return Explored(folder, role, 0.0, mistakes, [each for each in found if each.code in WARNINGS])


OnRole = tuple[Path, CaseRole, Verdict]


def _by_folder(judged: Iterable[OnRole]) -> Iterator[tuple[Path, list[tuple[CaseRole, Verdict]]]]:
    """The roles of each case together, once the last of them is judged."""
    for folder, several in groupby(judged, key=itemgetter(0)):
        yield folder, [(case_role, verdict) for _, case_role, verdict in several]


def _verdicts(
    folders: list[Path], kept: KeptVerdicts | None, processes: int | None
) -> Iterator[OnRole]:
    """The verdict on every role, in order; those that are not kept are walked side by side."""
    tasks: list[tuple[Path, CaseRole, Verdict | None]] = []
    for folder in folders:
        case_file = load_case(folder, trusted=True)
        for role in case_file.roles:
            case_role = case_role_of(case_file, role)
            tasks.append((folder, case_role, kept.get(case_role) if kept is not None else None))
    missing = [case_role for _, case_role, verdict in tasks if verdict is None]
    found = verdicts_of(missing, min(processes or os.cpu_count() or 1, len(missing)))
    for folder, case_role, known in tasks:
        verdict = known if known is not None else next(found)
        if known is None and kept is not None:
            kept.put(case_role, verdict)
        yield folder, case_role, verdict


def verdicts_of(roles: list[CaseRole], workers: int) -> Iterator[Verdict]:
    """The verdicts on roles, in order, so many walked at a time; nobody's death stops the rest."""
    if workers <= 1:
        yield from map(verdict_of, roles)
        return
    with ProcessPoolExecutor(workers) as pool:
        # Pickled now: a role remembers what is asked of it, here while others are walked.
        waiting = [pool.submit(_verdict_of_pickled, pickle.dumps(each)) for each in roles]
        for case_role, each in zip(roles, waiting, strict=True):
            try:
                yield each.result()
            except BrokenProcessPool:
                # Whoever was out of memory took the others with him; one at a time may do.
                yield _walked_alone(case_role)


def _walked_alone(case_role: CaseRole) -> Verdict:
    """The verdict on a role that is walked in a process of its own, with nothing beside it."""
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(_verdict_of_pickled, pickle.dumps(case_role)).result()
        except BrokenProcessPool:
            return not_walked(case_role, OUT_OF_MEMORY)


def _verdict_of_pickled(case_role: bytes) -> Verdict:
    return verdict_of(pickle.loads(case_role))


def _speaks_of_nothing(case_role: CaseRole, empty: frozenset[str]) -> tuple[Finding, ...]:
    """What is said of lessons about both roles that speak of nothing in either."""
    return tuple(
        Finding("D014", "case", said_at(("lessons", at), lesson), "", SPEAKS_OF_NOTHING)
        for at, lesson in enumerate(case_role.case.lessons)
        if lesson.id in empty and formula_of(lesson).role is None
    )


def _explored(
    folder: Path,
    case_role: CaseRole,
    verdict: Verdict,
    more: tuple[Finding, ...],
    called: Callable[[Path], str],
) -> Explored:
    """A verdict as mistakes in files, which are read again only where there are any."""
    findings = (*verdict.findings, *more)
    pages = _pages(folder, case_role.name, called) if findings else {}
    mistakes = [(each.code in WARNINGS, _as_mistake(pages, each)) for each in findings]
    return Explored(
        folder,
        case_role.name,
        verdict.seconds,
        [mistake for warning, mistake in mistakes if not warning],
        [mistake for warning, mistake in mistakes if warning],
    )


def _pages(
    folder: Path, role: RoleName, called: Callable[[Path], str]
) -> dict[str, Document[Case] | Document[Role]]:
    path = folder / "case.yaml"
    case = read_document(path, Case, [], called(path))
    assert case is not None, "a case that was loaded can be read"
    return {"case": case, role: read_role(folder, role, called)}


def _as_mistake(pages: dict[str, Document[Case] | Document[Role]], finding: Finding) -> Mistake:
    page = pages[finding.file]
    return page.mistake(finding.path, finding.code, finding.message)
