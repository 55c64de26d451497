"""The player's settings as pages show them, and as a form changes them."""

from collections.abc import Mapping
from typing import Any

from game.records.player.settings import Settings


def values_of(settings: Settings) -> dict[str, str]:
    """The settings as the form has them."""
    return {
        "theme": settings.page_theme,
        "numbers": _said(settings.numbers),
        "hide_meters": _said(settings.hide_meters),
        "figures": _said(settings.page_figures),
        "keys": _said(settings.page_keys),
        "width": str(settings.width),
    }


def set_from(settings: Settings, values: Mapping[str, str]) -> Settings:
    """The settings with what a form says; what it leaves out stays."""
    changed: dict[str, Any] = {}
    for name, value in values.items():
        match name:
            case "theme":
                changed["page_theme"] = value
            case "keys" | "figures":
                changed[f"page_{name}"] = value == "yes"
            case "width":
                changed["width"] = int(value)
            case _:
                changed[name] = value == "yes"
    return settings._replace(**changed)


def _said(on: bool) -> str:
    return "yes" if on else "no"
