"""Screens laid over another: one question and one sheet at a time, each put away once.

Keys may come faster than screens change, from a held key or a slow machine: what was meant for a
screen that has gone must not reach the one below.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from textual.app import App
from textual.screen import Screen

ResultT = TypeVar("ResultT")


def lay_over(
    app: App[Any], name: str, content: object, then: Callable[[Any], None] | None = None
) -> None:
    """Lay the screen of this name over what is shown.

    Nothing happens where it lies there, or where the window has become too small for any.
    """
    screen: Any = app.get_screen(name)
    if screen not in app.screen_stack and app.screen.id != "too-small":
        screen.show(content)
        app.push_screen(screen, then)


def put_away(screen: Screen[ResultT], result: ResultT) -> None:
    """Put away a screen that lies on top; one that lies below another, or has gone, stays so."""
    if screen.app.screen is screen:
        screen.dismiss(result)
