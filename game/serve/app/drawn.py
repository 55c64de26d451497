"""Pages of the server's own, drawn in the frame of `game/web`."""

from pathlib import Path
from typing import Any

from game.serve.app.asked import Asked
from game.web.drawing import draw as draw_web
from game.web.setting import Link

TEMPLATES = Path(__file__).parent / "templates"


def draw(asked: Asked, template: str, *, links: tuple[Link, ...] = (), **values: Any) -> str:
    """A page of this server."""
    setting = asked.setting(asked.url("/"), links=links)
    return draw_web(template, TEMPLATES, setting=setting, asked=asked, **values)


def part(asked: Asked, template: str, **values: Any) -> str:
    """A part of a page, to be put in the place of an older one."""
    return draw_web(template, TEMPLATES, asked=asked, **values)
