"""A role's map as SVG: readable on A3, without colour too, and by eyes that see few of them."""

from functools import partial
from math import sqrt
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from game.explore.maps import symbols
from game.explore.maps.boxes import (
    ROW_HEIGHT,
    TITLE_LINE,
    Arrow,
    Box,
    Row,
    Shape,
    arrows,
    boxes,
    in_percent,
    shortened,
)
from game.explore.maps.layout import Layout, lay_out
from game.explore.maps.legend import LEGEND_HEIGHT, LEGEND_WIDTH, draw_legend
from game.explore.maps.role_map import RoleMap
from game.explore.maps.symbols import DEAD, HISTORY, INK, LINE, PAPER, shade

MARGIN = 24
STUB = 18

STYLE = (
    "text{font-family:'DejaVu Sans',Verdana,Arial,sans-serif;font-size:12px;"
    f"fill:{INK}}}"
    ".title{font-weight:bold;font-size:13.5px}.head{font-weight:bold;font-size:20px}"
    f".small{{font-size:12px}}.dead{{fill:{DEAD};text-decoration:line-through}}"
    ".letter{font-weight:bold}"
)


def as_svg(drawn: RoleMap) -> str:
    """Return a map as the text of an SVG file."""
    found = boxes(drawn)
    drawn_lines = arrows(found)
    layout = lay_out(
        {name: box.size for name, box in found.items()},
        [(line.source, line.target) for line in drawn_lines],
        drawn.opening,
    )
    width = max(layout.width, LEGEND_WIDTH) + 2 * MARGIN
    height = layout.height + LEGEND_HEIGHT + 3 * MARGIN
    root = Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:.0f} {height:.0f}",
        width=f"{width:.0f}",
        height=f"{height:.0f}",
        role="img",
    )
    SubElement(root, "title").text = f"{drawn.case}: {drawn.role}"
    SubElement(root, "desc").text = in_a_sentence(drawn)
    SubElement(root, "style").text = STYLE
    symbols.define_hatching(root)
    SubElement(root, "rect", width="100%", height="100%", fill=PAPER)
    draw_legend(root, drawn, in_a_sentence(drawn), MARGIN)
    left = MARGIN + (max(layout.width, LEGEND_WIDTH) - layout.width) / 2
    picture = SubElement(root, "g", transform=f"translate({left:.0f} {LEGEND_HEIGHT + 2 * MARGIN})")
    # History's lines last, so that no other line hides them; boxes over all lines.
    ports = _ports(drawn_lines, layout, found)
    for line in sorted(drawn_lines, key=lambda each: (each.history, each.reachable)):
        _draw_line(picture, line, layout, found, ports)
    for name, box in found.items():
        spot = layout.spots[name]
        _draw_box(picture, box, spot.middle - box.size.width / 2, spot.top)
    indent(root, " ")
    return tostring(root, encoding="unicode") + "\n"


def in_a_sentence(drawn: RoleMap) -> str:
    """Return what the picture shows, for whoever cannot see it."""
    scenes = [node for node in drawn.nodes if node.kind != "ending"]
    endings = [node for node in drawn.nodes if node.kind == "ending"]
    choices = {(edge.source, edge.choice) for edge in drawn.edges}
    open_ = {(edge.source, edge.choice) for edge in drawn.edges if edge.reachable}
    never = [node.title for node in drawn.nodes if not node.reachable]
    if len(open_) < len(choices):
        never.insert(0, f"{len(choices - open_)} of the choices")
    said = f"{len(scenes)} scenes, {len(choices)} choices and {len(endings)} endings. "
    if never:
        said += f"Never reached: {'; '.join(never)}. "
    elif drawn.exact:
        said += "All of them can be reached. "
    else:
        said += "Every one is linked from the opening; conditions were not weighed. "
    if drawn.plays is None:
        return f"{said}Shares of all random play, exactly."
    return f"{said}Shares of {drawn.plays:,} random plays."


def _ports(
    drawn_lines: list[Arrow], layout: Layout, found: dict[str, Box]
) -> dict[tuple[str, str, bool], float]:
    """Where lines leave (True) and enter (False) their boxes: side by side, in order."""
    ports: dict[tuple[str, str, bool], float] = {}
    for name, box in found.items():
        left = layout.spots[name].middle - box.size.width / 2
        for leaving in (True, False):
            own = [
                line for line in drawn_lines if name == (line.source if leaving else line.target)
            ]
            own.sort(key=partial(_next_to, layout=layout, leaving=leaving))
            rooms = [_room(line) if leaving else 0.0 for line in own]
            spare = max(0.0, box.size.width - sum(rooms)) / (len(own) + 1)
            for index, line in enumerate(own):
                x = left + spare * (index + 1) + sum(rooms[:index])
                ports[line.source, line.target, leaving] = x
    return ports


def _room(line: Arrow) -> float:
    """How much room a line needs for its letters, on its right."""
    return 14 + 7.2 * len(_letters(line)) + (13 if line.history else 0)


def _letters(line: Arrow) -> str:
    return line.letters if line.reachable else f"{line.letters} ×"


def _next_to(line: Arrow, layout: Layout, leaving: bool) -> float:
    """Where a line passes the layer next to the box it leaves or enters."""
    between = layout.arrows.get((line.source, line.target), ())
    if between:
        return between[0 if leaving else -1][0]
    return layout.spots[line.target if leaving else line.source].middle


def _draw_line(
    picture: Element,
    line: Arrow,
    layout: Layout,
    found: dict[str, Box],
    ports: dict[tuple[str, str, bool], float],
) -> None:
    if (line.source, line.target) not in layout.arrows:
        return
    start, end = (ports[line.source, line.target, leaving] for leaving in (True, False))
    bottom = layout.spots[line.source].top + found[line.source].size.height
    floor = layout.layers[layout.layer_of[line.source]][1]
    # Straight down past its letters, and only then to a side.
    path = f"M{start:.1f} {bottom:.1f}V{floor + STUB:.1f}"
    x, y = start, floor + STUB
    stops = [*layout.arrows[line.source, line.target]]
    top = layout.spots[line.target].top
    for to, above, below in [*stops, (end, top, top)]:
        half = (y + above) / 2
        path += f"C{x:.1f} {half:.1f} {to:.1f} {half:.1f} {to:.1f} {above:.1f}V{below:.1f}"
        x, y = to, below
    colour = HISTORY if line.history else LINE if line.reachable else DEAD
    style = {"d": path, "fill": "none", "stroke": colour, "stroke-opacity": "0.85"}
    style["stroke-width"] = f"{1.2 + 5 * sqrt(line.share) + (1.3 if line.history else 0):.1f}"
    if not line.reachable:
        style["stroke-dasharray"] = "3 5"
    SubElement(picture, "path", style)
    x = start + 7
    if line.history:
        symbols.diamond(picture, start + 12, bottom + 10)
        x = start + 20
    text = SubElement(
        picture, "text", {"class": "small", "stroke": PAPER, "stroke-width": "4"},
        x=f"{x:.1f}", y=f"{bottom + 14:.1f}",
    )  # fmt: skip
    text.set("paint-order", "stroke")
    text.text = _letters(line)


def _draw_box(picture: Element, box: Box, left: float, top: float) -> None:
    group = SubElement(picture, "g", transform=f"translate({left:.1f} {top:.1f})")
    SubElement(group, "title").text = f"{box.node.title} ({box.node.id})"
    _draw_frame(group, box)
    _draw_head(group, box)
    for index, row in enumerate(box.rows):
        column, down = divmod(index, box.rows_down)
        _draw_row(
            group, row, box.shape, column * box.shape.column_width, box.head + down * ROW_HEIGHT
        )


def _draw_frame(group: Element, box: Box) -> None:
    node, size = box.node, box.size
    frame = {
        "width": f"{size.width:.0f}",
        "height": f"{size.height:.0f}",
        "rx": "16" if node.kind == "ending" else "3",
        "fill": shade(node.share) if node.reachable else "url(#hatching)",
        "stroke": HISTORY if node.history else INK if node.reachable else DEAD,
        "stroke-width": "3" if node.history else "1.2",
    }
    if not node.reachable:
        frame["stroke-dasharray"] = "6 4"
    SubElement(group, "rect", frame)
    if node.kind == "table":
        SubElement(
            group, "rect", {"stroke-width": "0.8"}, x="4", y="4", width=f"{size.width - 8:.0f}",
            height=f"{size.height - 8:.0f}", fill="none", stroke=INK,
        )  # fmt: skip


def _draw_head(group: Element, box: Box) -> None:
    """Marks, title and share; an ending's title stands below its marks."""
    node, x = box.node, 12
    if node.history:
        symbols.diamond(group, x + 4, 15)
        x += 16
    if node.best:
        symbols.star(group, x + 5, 15)
        x += 18
    _say(group, box.size.width - 10, 20, box.corner, "small").set("text-anchor", "end")
    ending = node.kind == "ending"
    for index, line in enumerate(box.title):
        y = 19 + TITLE_LINE * (index + ending)
        _say(group, 12 if ending else x, y, line, f"title{'' if node.reachable else ' dead'}")


def _draw_row(group: Element, row: Row, shape: Shape, left: float, top: float) -> None:
    cell = SubElement(group, "g", transform=f"translate({left:.0f} {top:.0f})")
    asked = f"\nasks for: {row.needs}" if row.needs else ""
    SubElement(cell, "title").text = f"{row.choice}: {row.edges[0].label}{asked}"
    width = shape.column_width
    inner = width - 16
    SubElement(
        cell, "rect", x="8", y="1", width=f"{inner}", height=f"{ROW_HEIGHT - 2}", fill=PAPER
    ).set("fill-opacity", "0.75")
    if row.share:
        SubElement(
            cell, "rect", x="8", y=f"{ROW_HEIGHT - 3}", width=f"{inner * row.share:.1f}",
            height="2", fill=INK,
        )  # fmt: skip
    baseline, x, room = ROW_HEIGHT - 6, 26, shape.letters_of_row
    _say(cell, 12, baseline, row.letter, "letter")
    if row.history:
        symbols.diamond(cell, x + 3, 9)
        x, room = x + 12, room - 1
    choice = shortened(row.choice, room)
    _say(cell, x, baseline, choice, f"small{'' if row.reachable else ' dead'}")
    if row.needs and row.reachable:
        symbols.padlock(cell, width - 52, 9)
    share = in_percent(row.share, reachable=row.reachable)
    _say(cell, width - 11, baseline, share, "small").set("text-anchor", "end")


def _say(parent: Element, x: float, y: float, words: str, kind: str) -> Element:
    text = SubElement(parent, "text", {"class": kind}, x=f"{x:.0f}", y=f"{y:.0f}")
    text.text = words
    return text
