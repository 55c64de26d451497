"""The folders that a command line names, opened: the cases, the saves, or a sentence why not."""

import argparse
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
    """See that every folder of content that was named is there.

    Raises:
        Refusal: one is not.
    """
    for folder in args.content:
        if not folder.is_dir():
            raise Refusal(f"there is no folder of content at {folder}")


def saves_of(args: argparse.Namespace) -> "Saves":
    """The folder of journals."""
    from game.records.disk.folder import saves_folder
    from game.records.saves.saves import Saves

    return Saves(saves_folder(args.saves))
