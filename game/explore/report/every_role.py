"""Exploring as a check: every role of the cases given, its findings as mistakes in their files."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from game.explore.reachability.bounds import TooLarge
from game.explore.report.codes import WARNINGS
from game.explore.report.exploration import explore
from game.explore.report.findings import Finding
from game.library.case_files import load_case, read_role
from game.library.content_folders import CASE_FILES, case_folders, is_case_folder
from game.library.mistakes import Mistake
from game.library.models.case import Case
from game.library.models.role import Role
from game.library.reading.document import Document, read_document
from game.library.roles import RoleName
from game.rules.case_role import case_role_of


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
    folders: Iterable[Path], called: Callable[[Path], str], processes: int | None = None
) -> Iterator[Explored]:
    """Explore every role of some cases without mistakes, each as soon as it is done.

    `called` says what messages call a file; it must survive being sent to another process.
    """
    tasks = [(folder, role, called) for folder in folders for role in load_case(folder).roles]
    if not tasks:
        return
    workers = min(processes or os.cpu_count() or 1, len(tasks))
    if workers == 1:
        yield from map(_explored, tasks)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_explored, tasks)


def _explored(task: tuple[Path, RoleName, Callable[[Path], str]]) -> Explored:
    folder, role, called = task
    case_file = load_case(folder, trusted=True)
    pages = _pages(folder, role, called)
    try:
        found = explore(case_role_of(case_file, role), extremes=False)
    except TooLarge as error:
        mistake = pages[role].mistake((), "D013", str(error))
        return Explored(folder, role, 0.0, [mistake], [])
    as_mistakes = [(each, _as_mistake(pages, each)) for each in found.findings]
    return Explored(
        folder,
        role,
        found.seconds,
        [mistake for finding, mistake in as_mistakes if finding.code not in WARNINGS],
        [mistake for finding, mistake in as_mistakes if finding.code in WARNINGS],
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
