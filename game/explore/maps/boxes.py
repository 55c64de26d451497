"""What stands in each box of a map: its choices by letter, and the lines that leave it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from textwrap import wrap

from game.explore.maps.layout import Size, layers
from game.explore.maps.role_map import Edge, Node, RoleMap
from game.rules.places import RECALLED

ROW_HEIGHT, HEAD_HEIGHT, FOOT_HEIGHT, TITLE_LINE = 18, 26, 6, 16
"""Of a choice in a box, of a title of one line, of the room at the foot, of another line."""

CROWDED = 4
"""From so many scenes in a layer on, their choices stand in one column."""


@dataclass(frozen=True)
class Shape:
    """What fits in a box, in the type of the drawing."""

    columns: int
    column_width: int
    letters_of_title: int
    lines_of_title: int
    letters_of_row: int = 0

    @property
    def width(self) -> int:
        """Of the whole box."""
        return self.columns * self.column_width


BROAD = Shape(columns=2, column_width=196, letters_of_title=43, lines_of_title=1, letters_of_row=16)
NARROW = Shape(
    columns=1, column_width=226, letters_of_title=24, lines_of_title=2, letters_of_row=20
)
ENDING = Shape(columns=1, column_width=150, letters_of_title=15, lines_of_title=3)


@dataclass(frozen=True)
class Row:
    """A choice, or a way off the table, in the box of its scene."""

    letter: str
    choice: str
    edges: tuple[Edge, ...]
    """One for each place it leads to."""

    @property
    def share(self) -> float:
        """Of random plays: how many take it."""
        return sum(edge.share for edge in self.edges)

    @property
    def reachable(self) -> bool:
        """Whether it can ever be taken."""
        return any(edge.reachable for edge in self.edges)

    @property
    def history(self) -> bool:
        """Whether it was in fact done."""
        return any(edge.history for edge in self.edges)

    @property
    def needs(self) -> str | None:
        """What it asks for."""
        return self.edges[0].needs


@dataclass(frozen=True)
class Arrow:
    """All choices of one scene that lead to the same place."""

    source: str
    target: str
    letters: str
    """Those of its rows, with a `*` where they may lead elsewhere too; `all` where all do."""
    share: float
    reachable: bool
    history: bool


@dataclass(frozen=True)
class Box:
    """A scene with its rows, or an ending."""

    node: Node
    rows: tuple[Row, ...]
    shape: Shape

    @property
    def corner(self) -> str:
        """What is said in the upper right: what the place is besides, and its share."""
        node = self.node
        tags = ["recess"] * node.recess + ["table"] * (node.kind == "table")
        if node.id == RECALLED:
            tags = ["mandate 0"]
        return " · ".join([*tags, in_percent(node.share, reachable=node.reachable)])

    @property
    def title(self) -> list[str]:
        """The title, in the lines it needs; the first shares its line with mark and corner."""
        most, letters = self.shape.lines_of_title, self.shape.letters_of_title
        beside = 0 if self.node.kind == "ending" else len(self.corner) + 2 * self.node.history
        whole = [
            line.strip() for line in wrap(self.node.title, letters, initial_indent=" " * beside)
        ]
        if len(whole) > most:
            whole[most - 1 :] = [" ".join(whole[most - 1 :])]
        rooms = [letters - beside, *[letters] * (most - 1)]
        return [shortened(line, room) for line, room in zip(whole, rooms, strict=False)]

    @property
    def head(self) -> int:
        """The height of the title."""
        return HEAD_HEIGHT + TITLE_LINE * (len(self.title) - 1)

    @property
    def rows_down(self) -> int:
        """How many rows stand below one another."""
        return -(-len(self.rows) // self.shape.columns)

    @property
    def size(self) -> Size:
        """How much room it takes."""
        if self.node.kind == "ending":
            return Size(self.shape.width, self.head + TITLE_LINE)
        return Size(self.shape.width, self.head + ROW_HEIGHT * self.rows_down + FOOT_HEIGHT)


def boxes(drawn: RoleMap) -> dict[str, Box]:
    """Return a box for each node; those of a crowded layer are narrow."""
    layer_of = layers(
        [node.id for node in drawn.nodes],
        [(edge.source, edge.target) for edge in drawn.edges],
        drawn.opening,
    )
    crowd = Counter(layer_of[node.id] for node in drawn.nodes if node.kind != "ending")

    def shape(node: Node) -> Shape:
        if node.kind == "ending":
            return ENDING
        return NARROW if crowd[layer_of[node.id]] >= CROWDED else BROAD

    return {node.id: Box(node, tuple(_rows(drawn, node)), shape(node)) for node in drawn.nodes}


def arrows(found: dict[str, Box]) -> list[Arrow]:
    """Return one line for all the choices of a box that lead to the same place."""
    return [
        _line(name, target, box.rows)
        for name, box in found.items()
        for target in dict.fromkeys(edge.target for row in box.rows for edge in row.edges)
    ]


def in_percent(share: float, *, reachable: bool = True) -> str:
    """Return a share of plays as a map says it."""
    if not reachable:
        return "never"
    if 0 < share < 0.01:
        return "<1%"
    return f"{share:.0%}"


def shortened(words: str, most: int) -> str:
    """Return words that fit, with an ellipsis for the rest."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _rows(drawn: RoleMap, node: Node) -> list[Row]:
    edges = [edge for edge in drawn.edges if edge.source == node.id]
    chosen = list(dict.fromkeys(edge.choice for edge in edges))
    return [
        Row(_letter(index), choice, tuple(edge for edge in edges if edge.choice == choice))
        for index, choice in enumerate(chosen)
    ]


def _letter(index: int) -> str:
    more, index = divmod(index, len(ascii_lowercase))
    return ascii_lowercase[index] + (str(more) if more else "")


def _line(source: str, target: str, rows: Sequence[Row]) -> Arrow:
    leading = [(row, edge) for row in rows for edge in row.edges if edge.target == target]
    letters = [f"{row.letter}{'*' if edge.branch else ''}" for row, edge in leading]
    if len(letters) == len(rows) > 1:
        letters = ["all*" if any(edge.branch for _, edge in leading) else "all"]
    return Arrow(
        source,
        target,
        " ".join(letters),
        sum(edge.share for _, edge in leading),
        any(edge.reachable for _, edge in leading),
        any(edge.history for _, edge in leading),
    )
