"""Another id for something of a case, in all its files: comments and layout stay as they are."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from game.library.authoring.id_sites import Site, sites
from game.library.authoring.scaffold import SLUG
from game.library.case_files import load_case, read_role
from game.library.errors import AuthorError
from game.library.gates.files import read_file
from game.library.gates.writing import write_file
from game.library.limits import FILE_BYTES, ID_LENGTH
from game.library.models.case import Case
from game.library.models.debrief import Debrief
from game.library.reading.content_file import read_page
from game.library.reading.document import Document, read_document
from game.library.reading.marks import Mark
from game.library.reading.sharing import SHARED
from game.library.roles import RoleName


class Place(NamedTuple):
    """Where an id stands in the text of a file, counted from 1."""

    line: int
    column: int


Places = dict[Path, set[Place]]
"""By file."""


def places_of(folder: Path, kind: str, name: str, only: RoleName | None = None) -> Places:
    """Return where an id stands in the files of a case; of one role and no other file, if asked.

    Raises:
        BrokenContent: some file of the case cannot be read as one.
    """
    found: Places = {}
    for file, document in _documents(folder, only):
        for site in sites(document.model, kind, name):
            place = _place(document.marks, site)
            if place is not None:
                found.setdefault(file, set()).add(place)
        if kind in ("action", "line") and file.stem in ("envoy", "leader"):
            found.setdefault(file, set()).update(_named_alone(file, kind, name))
    return {file: places for file, places in found.items() if places}


def rename(folder: Path, places: Places, old: str, new: str) -> None:
    """Write `new` in these places of a case's files, where `old` stands.

    Raises:
        AuthorError: `new` can be no id, or a file cannot be read as it was.
    """
    if not SLUG.fullmatch(new) or len(new) > ID_LENGTH.most:
        raise AuthorError(
            f'"{new}" cannot be an id: at most {ID_LENGTH.most} lower-case letters, digits and '
            "hyphens between them."
        )
    texts = {file: _written(file, at, old, new) for file, at in places.items()}
    for file, text in texts.items():
        write_file(file, text)


def _documents(folder: Path, only: RoleName | None) -> Iterator[tuple[Path, Document[Any]]]:
    """Yield the files of a case, each as it was read: it may have other mistakes still."""
    found = load_case(folder, trusted=True)
    for role in found.roles:
        if only in (None, role):
            yield folder / f"{role}.yaml", read_role(folder, role)
    if only is None:
        for name, model in (("case.yaml", Case), ("debrief.yaml", Debrief)):
            document = read_document(folder / name, model, [])
            assert document is not None, "a case that was loaded can be read"
            yield folder / name, document


def _place(marks: Mark, site: Site) -> Place | None:
    mark, _ = marks.follow(site.path)
    if mark.file is not None:
        # It is shared, and stands in another file, where it is found as well.
        return None
    return Place(mark.key_line, mark.key_column) if site.on_key else Place(mark.line, mark.column)


def _named_alone(file: Path, kind: str, name: str) -> Iterator[Place]:
    """Yield where a role's file names a shared action or line by its id alone."""
    page = read_page(file)
    above, below = SHARED[f"{kind}s"]
    listed = page.data.get(above, {}).get(below, ())
    for index, item in enumerate(listed):
        if item == name:
            mark, _ = page.marks.follow((above, below, index))
            yield Place(mark.line, mark.column)


def _written(file: Path, places: set[Place], old: str, new: str) -> bytes:
    """Return the file with another id in these places; all else as it was, to the byte."""
    raw = read_file(file, FILE_BYTES.most)
    mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
    text = raw.removeprefix(mark).decode()
    lines = text.split("\n")
    for line, column in sorted(places, reverse=True):
        row = lines[line - 1]
        at = column - 1 + (row[column - 1 : column] in "\"'" and bool(row))
        if row[at : at + len(old)] != old:
            raise AuthorError(f"{file}:{line}:{column} {old} does not stand here as it should.")
        lines[line - 1] = f"{row[:at]}{new}{row[at + len(old) :]}"
    return mark + "\n".join(lines).encode()
