"""The screens: one a phase of play, and those around it; each imported when first shown."""

import importlib
from collections.abc import Callable

from textual.screen import Screen

_CLASSES = {
    "front": "FrontScreen",
    "shelf": "ShelfScreen",
    "case": "CaseScreen",
    "saves": "SavesScreen",
    "codex": "CodexScreen",
    "briefing": "BriefingScreen",
    "groundwork": "GroundworkScreen",
    "plan": "PlanScreen",
    "scene": "SceneScreen",
    "table": "TableScreen",
    "ending": "EndingScreen",
    "reflection": "ReflectionScreen",
    "debrief": "DebriefScreen",
    "ask": "AskScreen",
    "entry": "EntryScreen",
    "reading": "ReadingScreen",
    "settings": "SettingsScreen",
    "too_small": "TooSmallScreen",
}
"""By module: its screen."""


def _when_shown(module: str, name: str) -> Callable[[], Screen[object]]:
    def make() -> Screen[object]:
        found = importlib.import_module(f"game.tui.screens.{module}")
        screen: Screen[object] = getattr(found, name)()
        return screen

    return make


SCREENS = {module: _when_shown(module, name) for module, name in _CLASSES.items()}
"""By name: what makes the screen. Each is made once and kept, drawn anew whenever it is shown."""
