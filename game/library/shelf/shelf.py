"""The cases there are, listed without reading them: start-up pays only for what is opened.

A small index in the user's cache folder holds what a list of cases shows. It is kept by the hash
of each case's content and built anew for what has changed. Nothing here imports pydantic, YAML
or a model until something has to be built or opened.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from game.library.content_folders import (
    SHARED_FILES,
    case_folders,
    content_folders,
    lies_elsewhere,
    shared_file,
)
from game.library.errors import Refusal
from game.library.limits import CASES
from game.library.onward import Onward
from game.library.shelf.hashing import content_hash, yaml_files
from game.library.shelf.index import Index
from game.library.shelf.listing import Listing

if TYPE_CHECKING:
    from game.library.case_file import CaseFile


class UnknownCase(Refusal):
    """No case has the id asked for; the message names the nearest that there is."""


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case on the shelf."""

    id: str
    folder: Path
    content: Path
    """The content folder it belongs to."""
    key: str
    """The hash of its files, the shared ones included."""
    listing: Listing

    @property
    def title(self) -> str:
        """Its title; of a case that cannot be read, its id."""
        return self.listing.title

    @property
    def dates(self) -> str:
        """When it was, in words."""
        return self.listing.dates

    @property
    def year(self) -> int:
        """The year it is listed under; 0 where its file does not say."""
        return self.listing.year

    @property
    def place(self) -> str:
        """Where it was."""
        return self.listing.place

    @property
    def hook(self) -> str:
        """What it is about, in a sentence."""
        return self.listing.hook

    @property
    def sides(self) -> tuple[str, ...]:
        """The short names of its sides."""
        return self.listing.sides

    @property
    def roles(self) -> dict[str, str]:
        """By role, `envoy` or `leader`: its title."""
        return dict(self.listing.roles)

    @property
    def teaches(self) -> tuple[str, ...]:
        """The concepts it teaches, by id."""
        return self.listing.teaches

    @property
    def minutes(self) -> dict[str, int]:
        """By role: about how long it takes."""
        return dict(self.listing.minutes)

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts it teaches, in words."""
        return self.listing.concepts

    @property
    def tour(self) -> bool:
        """Whether it is the playable tour."""
        return self.listing.tour

    @property
    def onward(self) -> Onward | None:
        """Where to go from it; None where the curriculum does not name it."""
        return self.listing.onward

    @property
    def broken(self) -> str | None:
        """The first mistake of a case that cannot be played, as `file:line:col code message`."""
        return self.listing.broken


class Shelf:
    """All cases of some content folders: as a rule `content_folders(extra)`."""

    def __init__(self, folders: Sequence[Path] | None = None) -> None:
        """List the cases of `folders`; of the game's own content where none are given."""
        self.folders = content_folders() if folders is None else list(folders)
        self.entries: tuple[ListedCase, ...] = _entries(self.folders)
        """In time, the tour first; a case that cannot be played is among them."""
        self.notices: tuple[str, ...] = tuple(
            f"{content / 'cases'}: {CASES.passed()}, the first by name."
            for content in self.folders
            if len(case_folders(content)) > CASES.most
        )
        """A sentence for each folder that holds more cases than are listed."""
        self._opened: dict[str, tuple[str, CaseFile]] = {}

    def entry(self, case_id: str) -> ListedCase:
        """Return the entry of a case.

        Raises:
            UnknownCase: there is none.
        """
        for entry in self.entries:
            if entry.id == case_id:
                return entry
        from game.library.nearest import hint

        known = hint(case_id, (entry.id for entry in self.entries))
        more = "".join(f" {notice}" for notice in self.notices)
        raise UnknownCase(f'There is no case called "{case_id}"; {known}{more}')

    def find(self, case_id: str) -> "CaseFile":
        """Read a case and return it; the same object as long as its files do not change.

        Raises:
            UnknownCase: there is none.
            BrokenContent: there are mistakes in it, or two cases have this id; the exception holds
                all of them.
        """
        entry = self.entry(case_id)
        self._refuse_two(case_id)
        key = _key(entry.content, entry.folder)
        opened = self._opened.get(case_id)
        if opened is None or opened[0] != key:
            from game.library.case_files import load_case, read_shared

            checked = key == entry.key and entry.broken is None
            shared = read_shared(entry.content)
            opened = (key, load_case(entry.folder, shared, trusted=checked))
            self._opened[case_id] = opened
        return opened[1]

    def _refuse_two(self, case_id: str) -> None:
        folders = [entry.folder for entry in self.entries if entry.id == case_id]
        if len(folders) > 1:
            from game.library.mistakes import BrokenContent, Mistake

            file = str(folders[1] / "case.yaml")
            raise BrokenContent([Mistake(file, 1, 1, "C003", same_id(case_id, folders[0]))])


def same_id(case_id: str, other: Path) -> str:
    """Return what to say of a case whose id another has too."""
    return (
        f'"{case_id}" is the id of the case in {other} already; give one of the two another name, '
        "in its folder and its `id`"
    )


def _entries(folders: Sequence[Path]) -> tuple[ListedCase, ...]:
    index = Index.read()
    found: list[ListedCase] = []
    for content in folders:
        for folder in case_folders(content)[: CASES.most]:
            key = _key(content, folder)
            listing = index.get(folder, key)
            if listing is None:
                from game.library.shelf.describing import describe

                listing = describe(folder, content)
                index.put(folder, key, listing)
            found.append(ListedCase(folder.name, folder, content, key, listing))
    index.write()
    found = [_said_to_be_twice(entry, found) for entry in found]
    found = [_among(entry, {other.id for other in found}) for entry in found]
    return tuple(sorted(found, key=_in_time))


def _in_time(entry: ListedCase) -> tuple[bool, int, float, str]:
    """Where a case stands in the list; within a year as the curriculum has it, then by name."""
    place = entry.onward.place if entry.onward is not None else inf
    return not entry.tour, entry.year or 9999, place, entry.id


def _said_to_be_twice(entry: ListedCase, entries: Sequence[ListedCase]) -> ListedCase:
    """Return an entry that cannot be played where another has its id too."""
    for other in entries:
        if other.id == entry.id and other.folder != entry.folder:
            broken = f"{entry.folder / 'case.yaml'}:1:1 C003 {same_id(entry.id, other.folder)}"
            return replace(entry, listing=replace(entry.listing, broken=broken))
    return entry


def _among(entry: ListedCase, there: Set[str]) -> ListedCase:
    """Return an entry whose way onward knows which cases are there."""
    if entry.onward is None:
        return entry
    listing = replace(entry.listing, onward=entry.onward.where(there))
    return replace(entry, listing=listing)


def _key(content: Path, folder: Path) -> str:
    """Return the hash of everything that decides how a case is listed."""
    shared = [shared_file(content, name) for name in SHARED_FILES]
    files = [] if lies_elsewhere(folder) else yaml_files(folder)
    return content_hash([*files, *shared])
