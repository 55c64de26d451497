"""Where content lives, and which folder is what. Imports nothing that reads it."""

from collections.abc import Sequence
from pathlib import Path

import game
from game.library.files import leads_outside
from game.library.limits import CASES

SHARED_FILES = ("sources.yaml", "concepts.yaml")
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


def case_folders(content: Path) -> list[Path]:
    """Return the folders of the cases in a content folder, by name.

    Any folder in `cases/` that is not hidden counts, so that one without a `case.yaml` is
    reported rather than passed over. Of more than are read there is one too many, which is
    reported.
    """
    try:
        found = sorted((content / "cases").iterdir())
    except OSError:
        return []
    cases = [each for each in found if not each.name.startswith((".", "_")) and _is_dir(each)]
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


def shared_file(content: Path, name: str) -> Path:
    """Return the shared file `name` for the cases of `content`.

    A teacher's own folder may leave it out; the game's own then serves.
    """
    its_own = content / name
    return its_own if its_own.exists() else own_content() / name
