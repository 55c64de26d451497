"""What a code means: one page each, as a file in `codes/` and as `check --explain` prints it."""

import re
from pathlib import Path
from textwrap import fill

from game.library.errors import AuthorError
from game.library.gates.files import read_file
from game.library.limits import FILE_BYTES
from game.library.nearest import hint

PAGES = Path(__file__).parent / "codes"
"""A page in Markdown for each code, of the checks and of exploring."""

WIDTH = 88


def page_of(code: str) -> str:
    """Return the page of a code, in Markdown.

    Raises:
        AuthorError: there is no such code.
    """
    codes = sorted(path.stem for path in PAGES.glob("*.md"))
    if code.upper() not in codes:
        raise AuthorError(f'There is no code "{code}"; {hint(code.upper(), codes)}')
    return read_file(PAGES / f"{code.upper()}.md", FILE_BYTES.most).decode()


def in_plain_words(page: str) -> str:
    """Return a page as a terminal shows it: its paragraphs filled, its example indented."""
    said: list[str] = []
    fenced = False
    for line in page.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced:
            said.append(f"    {line}".rstrip())
        elif line.startswith("## "):
            said.append(f"{line[3:]}:")
        else:
            said.append(fill(line.removeprefix("# "), WIDTH, break_on_hyphens=False))
    return re.sub(r":\n\n", ":\n", "\n".join(said))
