"""The lines to write on that the app lays over a screen: a name, a file, a folder."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.library.gates.paths import home
from game.tui.text.sheet import LineAsked


def another_name(name: str, do: Callable[[str], Any]) -> LineAsked:
    """What a saved play is to be called."""
    return LineAsked("Rename", "What is this play to be called?", name, do)


def taking_in(do: Callable[[str], Any]) -> LineAsked:
    """Which journal to copy in."""
    said = "Which journal? The file is copied here, and stays as it is."
    return LineAsked("Import a journal", said, "", do)


def giving_out(name: str, do: Callable[[str], Any]) -> LineAsked:
    """Where to copy a journal to."""
    said = "To which file or folder? A teacher collects such files."
    return LineAsked("Export a journal", said, str(home() / name), do)


def whose(pseudonym: str, do: Callable[[str], Any]) -> LineAsked:
    """Under which pseudonym a play is handed in."""
    said = (
        "If somebody collects these plays: a word that you are known by there, and not your real "
        "name. It is written into the journal. Leave the line empty for none."
    )
    return LineAsked("A pseudonym", said, pseudonym, do, optional=True)


def elsewhere(unsaved: str, do: Callable[[str], Any]) -> LineAsked:
    """Where to save a play that cannot be saved where it is; `unsaved` says why."""
    said = f"{unsaved}\n\nA folder that this play is saved in from now on:"
    return LineAsked("Save elsewhere", said, _some_folder(), do)


def _some_folder() -> str:
    """A folder that can probably be made and written in, to begin with."""
    places = (home() / "Documents", home(), Path(tempfile.gettempdir()))
    place = next((place for place in places if os.access(place, os.W_OK)), places[-1])
    return str(place / "summitry-saves")
