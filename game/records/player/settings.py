"""The player's settings, kept in the profile file beside the journals."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from game.library.gates.files import leads_outside, read_file
from game.session.errors import SaveFailed
from game.session.journal.naming import wrong_name

PROFILE = ".profile.json"
"""Hidden, so that no list of journals takes it for one."""

THEMES = ("cable", "daylight", "contrast")
PAGE_THEMES = ("system", *THEMES)
WIDTHS = (56, 64, 72)
"""Characters in a line of prose, at most."""

MOST_BYTES = 10_000
"""No profile is longer; what is, is none of ours."""


class Settings(NamedTuple):
    """How the player wants the game to look."""

    theme: str = THEMES[0]
    reduced_motion: bool = False
    numbers: bool = False
    """Rapport in numbers beside the adviser's words."""
    hide_meters: bool = False
    """Until the debrief."""
    width: int = WIDTHS[-1]
    figures: bool = False
    """The table in figures rather than in words."""
    pseudonym: str = ""
    """The one that was given last, which the next question begins with."""
    asked_whose: bool = False
    """Whether one was ever asked for: who then gave none is asked only when he exports."""
    page_theme: str = "system"
    """In a browser, which may be dark or light by itself."""
    page_figures: bool = True
    """In a browser, the table in figures."""
    page_keys: bool = True
    """In a browser, whether single keys do something."""


DEFAULT = Settings()


def read_settings(folder: Path) -> Settings:
    """The settings kept beside the journals of a folder; where one cannot be used, its default."""
    try:
        path = folder / PROFILE
        # A link to elsewhere is somebody else's file.
        found = None if leads_outside(path, folder) else json.loads(read_file(path, MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return DEFAULT
    kept = found.get("settings") if isinstance(found, dict) else None
    if not isinstance(kept, dict):
        return DEFAULT
    usable = {
        name: kept[name]
        for name, default in DEFAULT._asdict().items()
        if type(kept.get(name)) is type(default) and _allowed(name, kept[name])
    }
    return DEFAULT._replace(**usable)


def _allowed(name: str, value: Any) -> bool:
    if name == "pseudonym":
        return not value or wrong_name(value) is None
    known = {"theme": THEMES, "page_theme": PAGE_THEMES, "width": WIDTHS}
    return value in known.get(name, (value,))


def write_settings(folder: Path, settings: Settings) -> None:
    """Keep the settings.

    Raises:
        SaveFailed: they could not be written; they hold for this session.
    """
    from game.library.gates.writing import why_unwritten, write_file

    whole = json.dumps({"settings": settings._asdict()}, indent=1) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_file(folder / PROFILE, whole.encode(), private=True)
    except OSError as error:
        raise SaveFailed(
            f"Your settings hold until you leave, but cannot be kept in {folder}: "
            f"{why_unwritten(error)}."
        ) from None


def first_run(folder: Path) -> bool:
    """Whether nothing was ever played or set from this folder."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return True
    return not any(name == PROFILE or _is_journal(name) for name in names)


def _is_journal(name: str) -> bool:
    return name.endswith(".json") and not name.startswith(".")
