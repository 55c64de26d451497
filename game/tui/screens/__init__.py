"""The screens: one a phase of play, and those around it; each imported when first shown."""

import importlib
from collections.abc import Callable

from textual.screen import Screen

_CLASSES = {
    "outside.front": "FrontScreen",
    "outside.shelf": "ShelfScreen",
    "outside.case": "CaseScreen",
    "outside.saves": "SavesScreen",
    "outside.codex": "CodexScreen",
    "phases.briefing": "BriefingScreen",
    "phases.groundwork": "GroundworkScreen",
    "phases.plan": "PlanScreen",
    "phases.scene": "SceneScreen",
    "phases.table": "TableScreen",
    "phases.ending": "EndingScreen",
    "phases.reflection": "ReflectionScreen",
    "phases.debrief": "DebriefScreen",
    "laid_over.ask": "AskScreen",
    "laid_over.entry": "EntryScreen",
    "laid_over.reading": "ReadingScreen",
    "laid_over.settings": "SettingsScreen",
    "laid_over.too_small": "TooSmallScreen",
}
"""By module: its screen, which is called as the module is, without its folder."""


def _when_shown(module: str, name: str) -> Callable[[], Screen[object]]:
    def make() -> Screen[object]:
        found = importlib.import_module(f"game.tui.screens.{module}")
        screen: Screen[object] = getattr(found, name)()
        return screen

    return make


SCREENS = {
    module.rpartition(".")[2]: _when_shown(module, name) for module, name in _CLASSES.items()
}
"""By name: what makes the screen. Each is made once and kept, drawn anew whenever it is shown."""
