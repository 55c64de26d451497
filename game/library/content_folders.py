"""Where content lives, and which folder is what. Imports nothing that reads it."""

from collections.abc import Sequence
from pathlib import Path

import game
from game.library.gates.files import leads_outside
from game.library.limits import CASES

SHARED_FILES = ("sources.yaml", "concepts.yaml", "curriculum.yaml")
"""The files that all cases of a content folder share."""

CASE_FILES = ("case.yaml", "envoy.yaml", "leader.yaml", "debrief.yaml")
"""The files of a case."""


def own_content() -> Path:
    """Return the game's own content folder: inside the installed package, or beside it."""
    package = Path(game.__file__).resolve().parent
    inside = package / "content"
    return inside if inside.is_dir() else package.parent / "content"


def content_folders(extra: Sequence[Path] = ()) -> list[Path]:
    """Return the game's own content folder and then `extra`, each once."""
    found: dict[Path, Path] = {}
    for folder in (own_content(), *extra):
        found.setdefault(folder.resolve(), folder)
    return list(found.values())


def is_case_folder(folder: Path) -> bool:
    """Whether `folder` holds a file of a case."""
    return any((folder / name).exists() for name in CASE_FILES)


def is_content_folder(folder: Path) -> bool:
    """Whether `folder` is laid out as content: shared files, or a folder of cases."""
    return (folder / "cases").is_dir() or any((folder / name).exists() for name in SHARED_FILES)


def cases_inside(folder: Path) -> list[Path]:
    """Return the folders of cases that lie in `folder` itself, by name."""
    return [each for each in folders_in(folder) if is_case_folder(each)]


def is_too_deep(folder: Path) -> bool:
    """Whether `folder`, which lies where cases do, holds folders of cases in place of one's files.

    So it is where an archive was unpacked into a folder of its name.
    """
    around = folder.parent.parent
    lies_among_cases = folder.parent.name == "cases" and is_content_folder(around)
    if not lies_among_cases or lies_elsewhere(folder) or is_case_folder(folder):
        return False
    return bool(cases_inside(folder))


def misplaced(folder: Path) -> str | None:
    """Say in a sentence where cases lie in `folder` that the game would not find there.

    None where nothing is amiss: its cases lie in `cases/`, or it has none yet.
    """
    if is_content_folder(folder):
        return None
    if is_case_folder(folder):
        instead = "name the folder around its `cases/`"
        if folder.absolute().parent.name == "cases":
            instead = f"name {folder.absolute().parent.parent}"
        return f"{folder} is the folder of one case; {instead}"
    if cases_inside(folder):
        instead = f"move them into {folder / 'cases'}"
        if folder.absolute().name == "cases":
            instead = f"name the folder around it, {folder.absolute().parent}"
        return f"the cases lie in {folder} itself, where they are not looked for; {instead}"
    deeper = next((each for each in folders_in(folder) if is_content_folder(each)), None)
    return f"the content lies one folder deeper; name {deeper}" if deeper else None


def folders_in(folder: Path) -> list[Path]:
    """Return the folders that lie in `folder`, by name; none where it cannot be listed."""
    try:
        return [each for each in sorted(folder.iterdir()) if _is_dir(each)]
    except OSError:
        return []


def case_folders(content: Path) -> list[Path]:
    """Return the folders of the cases in a content folder, by name.

    Any folder in `cases/` that is not hidden counts, so that one without a `case.yaml` is
    reported rather than passed over. Of more than are read there is one too many, which is
    reported.
    """
    found = folders_in(content / "cases")
    cases = [each for each in found if not each.name.startswith((".", "_"))]
    return cases[: CASES.most + 1]


def lies_elsewhere(folder: Path) -> bool:
    """Whether the folder of a case is a link that leads out of its content folder.

    Nothing in it is read, not even to list it.
    """
    return leads_outside(folder, folder.parent.parent)


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # A link to itself, or into a folder that is closed to us.
        return False


def case_called(word: str, folders: Sequence[Path]) -> Path | None:
    """Return the folder of the case with this id in some content folders, if there is one."""
    for content in folders:
        for folder in case_folders(content):
            if folder.name == word:
                return folder
    return None


def shared_file(content: Path, name: str) -> Path:
    """Return the shared file `name` for the cases of `content`.

    A teacher's own folder may leave it out; the game's own then serves.
    """
    its_own = content / name
    return its_own if its_own.exists() else own_content() / name
