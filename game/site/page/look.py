"""How the player wants the pages to look, as the browser keeps it."""

from collections.abc import Mapping

from game.web.around.settings import read_settings
from game.web.setting import THEMES, Look

DEFAULT = {
    "theme": "system",
    "numbers": "no",
    "hide_meters": "no",
    "figures": "yes",
    "keys": "yes",
    "width": "72",
}


def settings_from(kept: Mapping[str, str]) -> dict[str, str]:
    """The settings of a form, or of what was kept; what is no value is the default."""
    return DEFAULT | read_settings(kept)


def look_of(settings: Mapping[str, str]) -> Look:
    """How pages are to look."""
    return Look(
        next(theme for theme in THEMES if theme == settings["theme"]),
        int(settings["width"]),
        hide_meters=settings["hide_meters"] == "yes",
        figures=settings["figures"] == "yes",
        keys=settings["keys"] == "yes",
    )
