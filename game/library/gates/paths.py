"""Paths as people write them: typed, pasted, or dropped on a terminal."""

import os
import shlex
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from game.library.errors import Refusal
from game.library.gates.files import exists


def typed_path(typed: str) -> Path:
    r"""The path that somebody wrote, a `~` standing for a home folder.

    Terminals quote or escape the name of a file that is dropped on them, and some give its URL:
    each is read as that file, unless there is one of that very name.

    >>> typed_path("'/tmp/x y'").name, typed_path(r"/tmp/x\ y").name, typed_path("/tmp/x y").name
    ('x y', 'x y', 'x y')

    Raises:
        Refusal: it can be no path, or there is no such user as in `~nobody`.
    """
    typed = typed.strip()
    if "\0" in typed:
        raise Refusal("A path cannot hold the character NUL.")
    return home_path(Path(typed if exists(Path(typed)) else _unquoted(typed)))


def home_path(path: Path) -> Path:
    """The path, with a home folder for a `~` at its beginning.

    Raises:
        Refusal: there is no such user as in `~nobody`.
    """
    try:
        return path.expanduser()
    except RuntimeError:
        raise Refusal(f"{path}: there is no home folder for {path.parts[0]}.") from None


def home() -> Path:
    """The player's home folder; the folder of now for a user who has none."""
    try:
        return Path.home()
    except RuntimeError:
        return Path.cwd()


def _unquoted(typed: str) -> str:
    if typed.startswith("file://"):
        return unquote(urlsplit(typed).path)
    escaped = "\\" in typed and os.name != "nt"
    if typed[:1] in ("'", '"') or escaped:
        # What is no quotation after all is taken as it stands.
        with suppress(ValueError):
            words = shlex.split(typed, posix=os.name != "nt")
            if len(words) == 1:
                return words[0].strip("'\"") if os.name == "nt" else words[0]
    return typed
