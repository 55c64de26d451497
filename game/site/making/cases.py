"""The cases as files of the site: the list of them, and one file each, read when it is opened."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from game.library.shelf.emblem import read_emblem
from game.session.journal.version import game_version
from game.site.making.compiling import compiled, shapes, words_of
from game.web.around.cards import Listed

if TYPE_CHECKING:
    from game.library.case_file import CaseFile
    from game.library.shelf.listing import Listing
    from game.library.shelf.shelf import ListedCase, Shelf


def listed(entries: Iterable[ListedCase]) -> list[Listed]:
    """The cases as the first page lists them; they lead on to none that is not on the site."""
    there = {entry.id for entry in entries}
    return [Listed(entry.id, _among(entry, there), read_emblem(entry.folder)) for entry in entries]


def _among(entry: ListedCase, there: set[str]) -> Listing:
    onward = entry.onward.where(there) if entry.onward is not None else None
    return replace(entry.listing, onward=onward)


def index_of(shelf: Shelf, entries: Sequence[ListedCase]) -> bytes:
    """What the page half lists: the cases, the fields of the classes that they are read into, and
    the words and sources that they share, each set once.

    Raises:
        BrokenContent: there are mistakes in a case.
    """
    words: list[Any] = []
    cases = []
    for each in listed(entries):
        own = words_of(shelf.find(each.id))
        if own not in words:
            words.append(own)
        said = {"id": each.id, "emblem": each.emblem, "words": words.index(own)}
        cases.append({**each.listing.to_json(), **said})
    return as_json({"version": game_version(), "shapes": shapes(), "words": words, "cases": cases})


def case_of(found: CaseFile, there: set[str]) -> bytes:
    """What the file of a case says; it leads on to those that are on the site."""
    onward = found.onward.where(there) if found.onward is not None else None
    return as_json(compiled(found) | {"onward": onward})


def as_json(value: object) -> bytes:
    """A value as JSON, without a space too many."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
