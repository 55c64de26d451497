"""The head of a map: whose it is, what it shows, and what its marks mean."""

from xml.etree.ElementTree import Element, SubElement

from game.explore.maps import symbols
from game.explore.maps.role_map import RoleMap
from game.explore.maps.symbols import DEAD, HISTORY, INK, LINE, shade

LEGEND_WIDTH, LEGEND_HEIGHT = 1010, 104


def draw_legend(root: Element, drawn: RoleMap, sentence: str, margin: float) -> None:
    """Draw title, sentence and legend at the top of a picture."""
    head = SubElement(root, "g", transform=f"translate({margin:.0f} {margin:.0f})")
    _say(head, 0, 18, f"{drawn.case}: {drawn.role}", "head")
    _say(head, 0, 42, sentence)
    _shares(head, 0, 68)
    _lines(head, 0, 94)


def _shares(head: Element, x: float, y: float) -> None:
    _say(head, x, y, "A box: a scene with its choices by letter, or (round) an ending.")
    x += 440
    for share in (0, 0.1, 0.5, 1):
        SubElement(
            head, "rect", x=f"{x}", y=f"{y - 12}", width="40", height="16", fill=shade(share),
            stroke=INK,
        )  # fmt: skip
        _say(head, x + 5, y, f"{share:.0%}")
        x += 46
    _say(head, x + 4, y, "of random plays come there")
    x += 206
    SubElement(
        head, "rect", {"stroke-dasharray": "6 4"}, x=f"{x}", y=f"{y - 12}", width="40",
        height="16", fill="url(#hatching)", stroke=DEAD,
    )  # fmt: skip
    _say(head, x + 48, y, "never reached")


def _lines(head: Element, x: float, y: float) -> None:
    _stroke(head, x, y, LINE, "1.5")
    _stroke(head, x + 44, y, LINE, "6")
    _say(head, x + 90, y, "few, many plays")
    x += 212
    _stroke(head, x, y, HISTORY, "4")
    symbols.diamond(head, x + 48, y - 4)
    _say(head, x + 58, y, "what was done in fact")
    x += 218
    symbols.star(head, x, y - 4)
    _say(head, x + 12, y, "a best ending")
    x += 130
    symbols.padlock(head, x, y - 4)
    _say(head, x + 10, y, "asks for something")
    x += 150
    _say(head, x, y, "a*")
    _say(head, x + 20, y, "leads elsewhere too, by a condition")


def _stroke(head: Element, x: float, y: float, colour: str, width: str) -> None:
    path = f"M{x} {y - 4}h38"
    SubElement(head, "path", {"stroke-width": width}, d=path, stroke=colour, fill="none")


def _say(head: Element, x: float, y: float, words: str, kind: str = "") -> None:
    text = SubElement(head, "text", {"class": kind} if kind else {}, x=f"{x:.0f}", y=f"{y:.0f}")
    text.text = words
