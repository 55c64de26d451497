"""A role's map in the DOT language, for those who have Graphviz and want a layout of their own."""

from game.explore.maps.boxes import Arrow, Box, arrows, boxes, in_percent
from game.explore.maps.role_map import RoleMap
from game.explore.maps.symbols import DEAD, HISTORY, INK, LINE, shade


def as_dot(drawn: RoleMap) -> str:
    """Return a map as the text of a DOT file."""
    found = boxes(drawn)
    title = _quoted(f"{drawn.case}: {drawn.role}")
    return "\n".join(
        [
            "digraph role {",
            f"  graph [label={title}, labelloc=t, rankdir=TB];",
            '  node [shape=box, style=filled, fontname="Helvetica"];',
            '  edge [fontname="Helvetica", fontsize=11];',
            *(_node(name, box) for name, box in found.items()),
            *(_edge(line) for line in arrows(found)),
            "}\n",
        ]
    )


def _node(name: str, box: Box) -> str:
    node = box.node
    mark = "◆ " * node.history + "★ " * node.best
    said = [f"{mark}{node.title} ({in_percent(node.share, reachable=node.reachable)})"]
    for row in box.rows:
        asked = f" [{row.needs}]" if row.needs else ""
        share = in_percent(row.share, reachable=row.reachable)
        said.append(f"{row.letter}  {'◆ ' * row.history}{row.choice} {share}{asked}")
    label = "\\l".join(_escaped(line) for line in said) + ("\\l" if box.rows else "")
    looks = {
        "label": f'"{label}"',
        "fillcolor": f'"{shade(node.share) if node.reachable else "white"}"',
        "color": f'"{HISTORY if node.history else INK if node.reachable else DEAD}"',
        "penwidth": "3" if node.history else "1",
        "style": '"filled,rounded"' if node.kind == "ending" else '"filled"',
    }
    if not node.reachable:
        looks["style"] = '"filled,dashed"'
    return f"  {_quoted(name)} [{_attributes(looks)}];"


def _edge(line: Arrow) -> str:
    looks = {
        "label": _quoted(f"{'◆ ' * line.history}{line.letters}"),
        "color": f'"{HISTORY if line.history else LINE if line.reachable else DEAD}"',
        "penwidth": f"{1 + 5 * line.share:.1f}",
        "style": "solid" if line.reachable else "dashed",
    }
    return f"  {_quoted(line.source)} -> {_quoted(line.target)} [{_attributes(looks)}];"


def _attributes(looks: dict[str, str]) -> str:
    return ", ".join(f"{name}={value}" for name, value in looks.items())


def _quoted(words: str) -> str:
    return f'"{_escaped(words)}"'


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace('"', '\\"')
