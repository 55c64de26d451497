"""The lines to write on that the app lays over a screen: a name, a file, a folder."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.library.paths import home
from game.tui.text.sheet import Entry


def another_name(name: str, do: Callable[[str], Any]) -> Entry:
    """What a saved play is to be called."""
    return Entry("Rename", "What is this play to be called?", name, do)


def taking_in(do: Callable[[str], Any]) -> Entry:
    """Which journal to copy in."""
    said = "Which journal? The file is copied here, and stays as it is."
    return Entry("Import a journal", said, "", do)


def giving_out(name: str, do: Callable[[str], Any]) -> Entry:
    """Where to copy a journal to."""
    said = "To which file or folder? A teacher collects such files."
    return Entry("Export a journal", said, str(home() / name), do)


def whose(pseudonym: str, do: Callable[[str], Any]) -> Entry:
    """Under which pseudonym a play is handed in."""
    said = (
        "If somebody collects these plays: a word that you are known by there, and not your real "
        "name. It is written into the journal. Leave the line empty for none."
    )
    return Entry("A pseudonym", said, pseudonym, do, optional=True)


def elsewhere(unsaved: str, do: Callable[[str], Any]) -> Entry:
    """Where to save a play that cannot be saved where it is; `unsaved` says why."""
    said = f"{unsaved}\n\nA folder that this play is saved in from now on:"
    return Entry("Save elsewhere", said, _some_folder(), do)


def _some_folder() -> str:
    """A folder that can probably be made and written in, to begin with."""
    places = (home() / "Documents", home(), Path(tempfile.gettempdir()))
    place = next((place for place in places if os.access(place, os.W_OK)), places[-1])
    return str(place / "summitry-saves")
