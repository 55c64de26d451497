"""A new case: a small example that is whole, to be played and then written over."""

import json
import re
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from string import Template

from game.library.content_folders import CASE_FILES, own_content
from game.library.errors import AuthorError
from game.library.forbidden import HIDDEN, MARKUP
from game.library.gates.files import exists, read_file
from game.library.gates.writing import why_unwritten, write_file
from game.library.limits import FILE_BYTES

TEMPLATES = Path(__file__).parent / "templates"
"""The example's files, with `$case_id`, `$title` and `$year` where they stand."""

BARE = TEMPLATES / "bare"
"""The files of a case of which only the name is there."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SLUG, LONGEST_TITLE = 48, 300
RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""What Windows keeps for its devices: no folder can have such a name there."""

YEARS = range(1, 2201)

NO_YEAR = 1921
"""The year of a case whose id ends in none."""


def new_case(
    case_id: str,
    content: Path,
    *,
    taken: Sequence[str] = (),
    title: str | None = None,
    year: int | None = None,
    bare: bool = False,
) -> Path:
    """Write the example as the case `case_id` of the folder `content`; its folder.

    A `bare` one has only its name, and says in comments what is to come.

    The folder appears whole or not at all. `taken` are the ids of the cases there are.

    Raises:
        AuthorError: the id, the title or the year will not do, or something is there already.
    """
    _refuse_id(case_id, taken)
    filling = {
        "case_id": case_id,
        "title": json.dumps(_good_title(title or _title_from(case_id)), ensure_ascii=False),
        "year": str(_good_year(year if year is not None else _year_from(case_id))),
    }
    folder = content / "cases" / case_id
    if exists(folder):
        raise AuthorError(f"{folder} is there already: choose another id, or move it away first.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _write(folder, BARE if bare else TEMPLATES, filling)
    except OSError as error:
        raise AuthorError(f"{folder} cannot be written: {why_unwritten(error)}.") from None
    return folder


def where_cases_go(folders: Sequence[Path]) -> Path:
    """The content folder for a new case: the one that was named, or this checkout's own.

    Raises:
        AuthorError: several were named, or none and the game is installed, not checked out.
    """
    if len(folders) > 1:
        raise AuthorError("A new case goes into one folder: name one with --content DIR.")
    if folders:
        return folders[0]
    own = own_content()
    if own.parent == Path(__file__).resolve().parents[2]:
        raise AuthorError("Where should it go? Name a folder of your own with --content DIR.")
    return own


def _refuse_id(case_id: str, taken: Sequence[str]) -> None:
    if not SLUG.fullmatch(case_id):
        spelled = unicodedata.normalize("NFKD", case_id.casefold())
        letters = spelled.encode("ascii", "ignore").decode()
        plain = "-".join(re.findall(r"[a-z0-9]+", letters))[:LONGEST_SLUG].strip("-")
        instead = f'try "{plain}"' if plain else "as in river-market-1921"
        raise AuthorError(
            f'"{case_id}" cannot name a case: it takes lower-case words, digits and hyphens '
            f"between them; {instead}."
        )
    if len(case_id) > LONGEST_SLUG:
        raise AuthorError(
            f'"{case_id}" has {len(case_id)} letters; a case is named in at most {LONGEST_SLUG}.'
        )
    if RESERVED.fullmatch(case_id):
        raise AuthorError(
            f'"{case_id}" cannot name a folder on Windows, which keeps it for a device; '
            f'try "{case_id}-1921".'
        )
    if case_id in taken:
        raise AuthorError(f'There is a case called "{case_id}" already; choose another id.')


def _title_from(case_id: str) -> str:
    words = re.sub(r"-\d{1,4}$", "", case_id).replace("-", " ")
    return words[:1].upper() + words[1:]


def _year_from(case_id: str) -> int:
    found = re.search(r"-(\d{3,4})$", case_id)
    year = int(found[1]) if found else NO_YEAR
    return year if year in YEARS else NO_YEAR


def _good_title(title: str) -> str:
    title = title.strip()
    if not title or len(title) > LONGEST_TITLE or "\n" in title:
        raise AuthorError(f"A title is one line of 1 to {LONGEST_TITLE} letters.")
    wrong = HIDDEN.search(title) or MARKUP.search(title)
    if wrong or "\t" in title:
        raise AuthorError("The title holds a character or markup that no title needs.")
    return title


def _good_year(year: int) -> int:
    if year not in YEARS:
        raise AuthorError(f"{year} is no year of history: expected {YEARS[0]} to {YEARS[-1]}.")
    return year


def _write(folder: Path, templates: Path, filling: dict[str, str]) -> None:
    """Write the files beside the folder's place first, and then move them there at once."""
    with tempfile.TemporaryDirectory(prefix=".new-", dir=folder.parent) as beside:
        whole = Path(beside) / folder.name
        whole.mkdir()
        for name in CASE_FILES:
            template = Template(read_file(templates / name, FILE_BYTES.most).decode())
            write_file(whole / name, template.substitute(filling).encode())
        whole.rename(folder)
