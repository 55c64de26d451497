"""Which files were handed in, and by whom: the files given, and those in the folders given."""

import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from game.classroom.errors import ClassroomError
from game.classroom.wording import counted
from game.library.files import exists
from game.library.limits import HANDED_IN

SUFFIX = ".json"

MOST_NAMES = 10 * HANDED_IN.most
"""Files and folders looked at in a folder that was given."""

SUBMISSION = re.compile(r"_[0-9]+_assignsubmission_file_?")
"""What Moodle puts between a student's name and the name of the file."""


class HandedIn(NamedTuple):
    """A file that may be a journal."""

    path: Path
    folder: Path
    """The folder that was given, or the file's own."""


def handed_in(paths: Iterable[Path]) -> tuple[tuple[HandedIn, ...], tuple[str, ...]]:
    """The files to read, each once, and what else lies in the folders, in sentences.

    Folders are read with the folders in them, as learning platforms unpack them. A link that
    leads elsewhere is not followed: nothing is read but what was given.

    Raises:
        ClassroomError: there is no such file or folder, or there are too many journals.
    """
    found: dict[Path, HandedIn] = {}
    told: list[str] = []
    for path in paths:
        if path.is_dir():
            inside, sentences = _inside(path)
            told += sentences
        elif exists(path):
            inside = [HandedIn(path, path.parent)]
        else:
            raise ClassroomError(f"There is no file or folder at {path}.")
        for each in inside:
            found.setdefault(each.path.resolve(), each)
        if len(found) > HANDED_IN.most:
            raise ClassroomError(f"{path}: {HANDED_IN.passed()}; collect a part of it at a time.")
    return tuple(found.values()), tuple(told)


def _inside(folder: Path) -> tuple[list[HandedIn], list[str]]:
    files: list[HandedIn] = []
    others: list[str] = []
    links: list[str] = []
    for path in sorted(islice(folder.rglob("*"), MOST_NAMES)):
        within = path.relative_to(folder)
        if any(part.startswith(".") for part in within.parts):
            continue
        if path.is_symlink():
            links.append(str(within))
        elif path.is_file() and path.suffix.lower() == SUFFIX:
            files.append(HandedIn(path, folder))
        elif path.is_file():
            others.append(str(within))
    told = [_not_read(folder, others, "not a journal")] if others else []
    return files, told + ([_not_read(folder, links, "a link to elsewhere")] if links else [])


def _not_read(folder: Path, names: list[str], why: str) -> str:
    more = f" and {counted(len(names) - 3, 'file')} more" if len(names) > 3 else ""
    each = f", {why}" if len(names) == 1 else f", each {why}"
    return f"{folder}: not read: {', '.join(names[:3])}{more}{each}."


def pseudonym(file: HandedIn, case: str, role: str) -> str:
    """What a student called the file, less what the game did: the folder's name where that is all.

    A file is called `otter-reykjavik-1986-envoy-1.json` by a student who puts a word in front, and
    lies in a folder of the student's own where a learning platform made one.
    """
    game_name = rf"{re.escape(case)}-{role}(-[0-9]+)?(-(copy|kept))?(-[0-9]+)?( ?\([0-9]+\))?"
    own = _stripped(re.sub(game_name, "", file.path.stem)) if case else file.path.stem
    if own:
        return own
    if file.path.parent != file.folder:
        return _stripped(file.path.parent.name) or file.path.stem
    return file.path.stem


def _stripped(name: str) -> str:
    return SUBMISSION.sub("", name).strip("-_ .")
