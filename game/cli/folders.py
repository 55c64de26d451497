"""The folders that a command line names, opened: the cases, the saves, or a sentence why not."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.library.errors import Refusal

if TYPE_CHECKING:
    from game.library.shelf.shelf import Shelf
    from game.records.saves.saves import Saves


def shelf_of(args: argparse.Namespace) -> "Shelf":
    """The cases.

    Raises:
        Refusal: a folder of content that was named is not there.
    """
    from game.library.content_folders import content_folders
    from game.library.shelf.shelf import Shelf

    check_folders(args)
    return Shelf(content_folders(args.content))


def check_folders(args: argparse.Namespace) -> None:
    """See that every folder of content that was named is there, and laid out as one.

    Raises:
        Refusal: one is not.
    """
    from game.library.content_folders import misplaced

    for folder in args.content:
        if not folder.is_dir():
            raise Refusal(f"there is no folder of content at {folder}")
        amiss = misplaced(folder)
        if amiss is not None:
            raise Refusal(f"--content {folder}: {amiss}")


def content_paths(args: argparse.Namespace) -> list[Path]:
    """What `check` is asked to look at: paths, ids of cases, or all content there is.

    Raises:
        Refusal: a folder of content that was named is not there, or a word is no path and no case.
    """
    from game.library.content_folders import case_called, case_folders, content_folders
    from game.library.nearest import hint

    check_folders(args)
    folders = content_folders(args.content)
    found: list[Path] = []
    for path in args.paths:
        case = None if path.exists() else case_called(str(path), folders)
        if case is None and not path.exists() and path.name == str(path):
            ids = [each.name for folder in folders for each in case_folders(folder)]
            raise Refusal(f'there is no file, folder or case "{path}"; {hint(str(path), ids)}')
        found.append(case or path)
    return found or folders


def saves_of(args: argparse.Namespace) -> "Saves":
    """The folder of journals."""
    from game.records.disk.folder import saves_folder
    from game.records.saves.saves import Saves

    return Saves(saves_folder(args.saves))
