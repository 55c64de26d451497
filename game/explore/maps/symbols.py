"""Colours that colour-blind eyes tell apart, and marks beside them, drawn so as to need no font."""

from math import cos, pi, sin, sqrt
from xml.etree.ElementTree import Element, SubElement

INK, PAPER = "#1b1b1b", "#ffffff"
LINE = "#5f6b76"
DEAD = "#7a7a7a"
HISTORY = "#c04f00"
"""Vermilion, dark enough for text; the diamond says the same."""

PLAYED = (86, 180, 233)
"""Sky blue: the shade of a place that every random play comes to."""


def shade(share: float) -> str:
    """Return the fill of a place by its share of play: from white to sky blue."""
    depth = sqrt(min(1, max(0, share))) * 0.8
    red, green, blue = (round(255 + (tone - 255) * depth) for tone in PLAYED)
    return f"#{red:02x}{green:02x}{blue:02x}"


def define_hatching(root: Element) -> None:
    """Define the fill of a place that is never reached."""
    pattern = SubElement(
        SubElement(root, "defs"), "pattern", id="hatching", width="8", height="8",
        patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
    )  # fmt: skip
    SubElement(pattern, "rect", width="8", height="8", fill=PAPER)
    SubElement(pattern, "rect", width="2", height="8", fill="#d4d4d4")


def diamond(parent: Element, x: float, y: float) -> None:
    """Draw the mark of history's path."""
    points = f"{x:.1f},{y - 5:.1f} {x + 5:.1f},{y:.1f} {x:.1f},{y + 5:.1f} {x - 5:.1f},{y:.1f}"
    SubElement(parent, "polygon", points=points, fill=HISTORY, stroke=PAPER)


def star(parent: Element, x: float, y: float) -> None:
    """Draw the mark of a best ending."""
    points = " ".join(
        f"{x + reach * sin(pi * turn / 5):.1f},{y - reach * cos(pi * turn / 5):.1f}"
        for turn in range(10)
        for reach in ((7.0, 3.0)[turn % 2],)
    )
    SubElement(parent, "polygon", points=points, fill=INK)


def padlock(parent: Element, x: float, y: float) -> None:
    """Draw the mark of a choice that asks for something."""
    SubElement(
        parent, "path", d=f"M{x - 2.5:.1f} {y - 1:.1f}v-2a2.5 2.5 0 0 1 5 0v2",
        fill="none", stroke=INK,
    )  # fmt: skip
    SubElement(parent, "rect", x=f"{x - 4:.1f}", y=f"{y - 1:.1f}", width="8", height="6", fill=INK)
