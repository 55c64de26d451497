"""Every mistake in the content that is given: folders of content, cases, single files."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from game.library.case_files import Shared, examine, read_shared
from game.library.content_folders import (
    CASE_FILES,
    SHARED_FILES,
    case_folders,
    cases_inside,
    folders_in,
    is_case_folder,
    is_content_folder,
    is_too_deep,
    misplaced,
    own_content,
)
from game.library.limits import CASES
from game.library.mistakes import Mistake, stopping
from game.library.nearest import hint
from game.library.shelf.emblem import emblem_mistakes
from game.library.shelf.kept import KeptFindings
from game.library.shelf.shelf import same_id


def from_here(path: Path) -> str:
    """Call a file by its path from the working folder, where it is below it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def check(
    paths: Iterable[Path],
    called: Callable[[Path], str] = from_here,
    *,
    warnings: bool = False,
    kept: KeptFindings | None = None,
) -> list[Mistake]:
    """Return every mistake in `paths`, in order of file, line and column; warnings if asked for.

    A path is a content folder, a folder of cases, a case's folder, or one file: then the whole
    case is read, because it is checked against the other files, and its own mistakes are told.
    `called` is given absolute paths and says what messages call them. What `kept` has of a case
    is told again, and the case is not read.
    """
    checking = _Checking(called, kept)
    for path in paths:
        # One spelling of each path: shared files are read once and named once.
        checking.path(Path(os.path.abspath(path)))  # noqa: PTH100 - resolve() follows links
    found = sorted(set(checking.mistakes))
    return found if warnings else stopping(found)


_OF_FILES = "files"
"""The one group of findings that is kept of a case."""


class _Checking:
    """One run: what was found, and which cases were met."""

    def __init__(self, called: Callable[[Path], str], kept: KeptFindings | None) -> None:
        self.called = called
        self.kept = kept
        self.mistakes: list[Mistake] = []
        self.met: dict[str, Path] = {
            folder.name: folder.resolve() for folder in case_folders(own_content())
        }
        """By id, the folders of cases: a case may not be called as one of the game's own is."""
        self.shared: dict[Path, Shared] = {}

    def path(self, path: Path) -> None:
        if path.is_dir():
            self.folder(path)
        elif not path.exists():
            self.add(path, "R001", "there is no such file or folder")
        elif path.name in SHARED_FILES:
            self.keep(path, self.shared_around(path.parent).mistakes)
        elif path.name in CASE_FILES:
            _, found = self.examined(path.parent)
            self.keep(path, found)
        else:
            names = [*CASE_FILES, *SHARED_FILES]
            self.add(path, "C004", f"content has no such file; {hint(path.name, names)}")

    def folder(self, folder: Path) -> None:
        if is_case_folder(folder):
            self.case(folder)
        elif is_content_folder(folder):
            self.mistakes += self.shared_around(folder).mistakes
            cases = case_folders(folder)
            if len(cases) > CASES.most:
                self.add(folder / "cases", "L001", CASES.passed())
            for each in cases[: CASES.most]:
                self.case(each)
        else:
            if is_too_deep(folder):
                self.case(folder)
                return
            cases = [
                each for each in folders_in(folder) if is_case_folder(each) or is_too_deep(each)
            ]
            for each in cases:
                self.case(each)
            if not cases:
                amiss = misplaced(folder) or "expected `cases/`, or the files of one case"
                self.add(folder, "C004", f"no content here; {amiss}")

    def case(self, folder: Path) -> None:
        if is_too_deep(folder):
            inside = cases_inside(folder)[0].name
            message = f"a case lies one folder too deep, in {inside}; the game looks for it here"
            self.add(folder, "C004", message)
            return
        shared, found = self.examined(folder)
        self.mistakes += found
        if shared.sources is None or shared.concepts is None:
            # Without them the names of sources and claims were not checked at all.
            self.mistakes += shared.mistakes
        whole = folder.resolve()
        first = self.met.setdefault(folder.name, whole)
        if first != whole:
            self.mistakes.append(_twice(folder.name, self.called(folder / "case.yaml"), first))

    def examined(self, folder: Path) -> tuple[Shared, list[Mistake]]:
        shared = self.shared_around(folder.parent.parent)
        known = self.kept.get(folder) if self.kept is not None else None
        if known is not None:
            return shared, known[_OF_FILES]
        found = examine(folder, shared, self.called, warnings=True)[1]
        found += emblem_mistakes(folder, self.called)
        if self.kept is not None:
            self.kept.put(folder, {_OF_FILES: found})
        return shared, found

    def shared_around(self, content: Path) -> Shared:
        if content not in self.shared:
            self.shared[content] = read_shared(content, self.called)
        return self.shared[content]

    def keep(self, path: Path, found: Iterable[Mistake]) -> None:
        name = self.called(path)
        self.mistakes += [mistake for mistake in found if mistake.file == name]

    def add(self, path: Path, code: str, message: str) -> None:
        self.mistakes.append(Mistake(self.called(path), 1, 1, code, message))


def _twice(case_id: str, file: str, first: Path) -> Mistake:
    return Mistake(file, 1, 1, "C003", same_id(case_id, first))
