"""What the command palette offers: every key of the screen by its name, and every setting."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand

from game.tui import messages
from game.tui.setting import SETTINGS

if TYPE_CHECKING:
    from textual.screen import Screen

    from game.tui.app import SummitryApp


def commands(app: "SummitryApp", screen: "Screen[Any]") -> Iterator[SystemCommand]:
    """The commands of a screen."""
    offered: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        shown = binding.show and active.enabled
        if not shown or binding.description in offered | {"More"}:
            continue
        offered.add(binding.description)
        yield SystemCommand(
            binding.description,
            f"key {app.get_key_display(binding)}",
            partial(app.simulate_key, binding.key),
        )
    for name, about, message in getattr(screen, "BY_NAME", ()):
        yield SystemCommand(name, about, partial(app.post_message, message))
    settings = app.desk.settings
    for setting in SETTINGS:
        for value, name, about in setting.values:
            if value != getattr(settings, setting.field):
                changed = settings._replace(**{setting.field: value})
                yield SystemCommand(
                    f"{setting.title}: {name}",
                    about,
                    partial(app.post_message, messages.Set(changed)),
                )
