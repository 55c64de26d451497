"""What stands on the screen, read back from Textual's own screenshot."""

import re
from html import unescape

from textual.app import App

CELL = 12.2
"""How wide the screenshot draws a cell."""

_TEXT = re.compile(r'<text class="[^"]*" x="([\d.]+)"[^>]*-line-(\d+)\)">([^<]*)</text>')


def lines(app: App[int]) -> list[str]:
    """The lines on the screen."""
    rows = [[" "] * app.size.width for _ in range(app.size.height)]
    for x, line, text in _TEXT.findall(app.export_screenshot()):
        at = round(float(x) / CELL)
        for offset, character in enumerate(unescape(text).replace("\xa0", " ").rstrip("\n")):
            if at + offset < app.size.width:
                rows[int(line)][at + offset] = character
    return ["".join(row).rstrip() for row in rows]


def text(app: App[int]) -> str:
    """All that is on the screen, its lines run together."""
    return " ".join(" ".join(lines(app)).split())


def place_of(app: App[int], words: str) -> tuple[int, int]:
    """Where words stand on the screen: x and y."""
    for y, line in enumerate(lines(app)):
        if words in line:
            return line.index(words), y
    raise AssertionError(f"{words!r} is not on the screen:\n" + "\n".join(lines(app)))


def told(app: App[int]) -> str:
    """What is said in the corner, as one text: its lines break where a path is long."""
    return " ".join(str(toast.render()) for toast in app.screen.query("Toast"))
