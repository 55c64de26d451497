"""Places for boxes and lines: layers from top to bottom, few crossings, nothing on anything else.

The classic four steps: layers by the longest path, a stand-in in every layer that a long line
passes, orders by the mean place of neighbours, and then the places nearest to one's neighbours
that keep the order and the gaps.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Link = tuple[str, str]

GAP_ACROSS, GAP_DOWN = 20.0, 50.0
"""Between boxes of a layer, and between layers."""

SWEEPS, NUDGES = 24, 300
"""Rounds of ordering and of placing; more change nothing on graphs of this size."""

STRAIGHT = (1.0, 2.0, 8.0)
"""The weight of a step by how many of its ends are stand-ins: long lines run straight."""

TO_THE_MIDDLE = 0.3
"""A slight pull to the middle, which keeps the picture narrow."""


@dataclass(frozen=True)
class Size:
    """Of a box."""

    width: float
    height: float


@dataclass(frozen=True)
class Spot:
    """Where a box stands: its middle, and its top."""

    middle: float
    top: float


@dataclass(frozen=True)
class Layout:
    """Where everything stands."""

    spots: dict[str, Spot]
    arrows: dict[Link, tuple[tuple[float, float, float], ...]]
    """By link: where the line passes each layer between its ends, as x, top and bottom."""
    layers: tuple[tuple[float, float], ...]
    """Top and bottom of each layer."""
    layer_of: dict[str, int]
    width: float
    height: float


def lay_out(sizes: Mapping[str, Size], links: Iterable[Link], opening: str) -> Layout:
    """Place boxes of these sizes, linked without loops; those without links come last."""
    links = list(dict.fromkeys(links))
    ends = {end for link in links for end in link} | {opening}
    alone = [name for name in sizes if name not in ends]
    layer_of = layers([name for name in sizes if name in ends], links, opening)
    graph = _with_stand_ins(sizes, links, layer_of)
    orders = _fewest_crossings(graph)
    across = _across(graph, orders)
    for name in alone:
        _put_last(name, graph, orders, across)
    bounds = _down(graph, orders)
    spots = {
        name: Spot(across[name], bounds[layer][0])
        for layer, order in enumerate(orders)
        for name in order
        if name in sizes
    }
    arrows = {
        link: tuple((across[each], *bounds[graph.layer_of[each]]) for each in between)
        for link, between in graph.between.items()
    }
    right = max(across[name] + graph.sizes[name].width / 2 for name in across)
    return Layout(spots, arrows, tuple(bounds), graph.layer_of, right, bounds[-1][1])


@dataclass(frozen=True)
class _Graph:
    """Boxes and stand-ins, each link a chain of steps from layer to layer."""

    sizes: dict[str, Size]
    layer_of: dict[str, int]
    above: dict[str, list[str]]
    below: dict[str, list[str]]
    between: dict[Link, list[str]]
    """By link: its stand-ins, from the top down."""


def layers(names: Sequence[str], links: Iterable[Link], opening: str) -> dict[str, int]:
    """Return the layer of each box, by the longest path; what nothing leads to is in the last."""
    found, links = {opening: 0}, list(links)
    for _ in names:
        for source, target in links:
            if source in found and found.get(target, -1) <= found[source]:
                found[target] = found[source] + 1
    last = max(found.values())
    return {name: found.get(name, last) for name in names}


def _with_stand_ins(
    sizes: Mapping[str, Size], links: Sequence[Link], layer_of: dict[str, int]
) -> _Graph:
    graph = _Graph(
        dict(sizes),
        dict(layer_of),
        {name: [] for name in layer_of},
        {name: [] for name in layer_of},
        {},
    )
    for source, target in links:
        if layer_of[target] <= layer_of[source]:
            continue  # of scenes that the opening does not lead to
        chain = []
        for layer in range(layer_of[source] + 1, layer_of[target]):
            name = f"{source} > {target} @ {layer}"
            graph.sizes[name], graph.layer_of[name] = Size(8, 0), layer
            graph.above[name], graph.below[name] = [], []
            chain.append(name)
        for upper, lower in zip([source, *chain], [*chain, target], strict=True):
            graph.below[upper].append(lower)
            graph.above[lower].append(upper)
        graph.between[source, target] = chain
    return graph


def _fewest_crossings(graph: _Graph) -> list[list[str]]:
    """The best order of each layer that sweeping down and up comes to."""
    orders: list[list[str]] = [[] for _ in range(max(graph.layer_of.values()) + 1)]
    for name, layer in graph.layer_of.items():
        orders[layer].append(name)
    best, fewest = [list(order) for order in orders], _crossings(graph, orders)
    for turn in range(SWEEPS):
        down = turn % 2 == 0
        neighbours = graph.above if down else graph.below
        for layer in range(len(orders)) if down else reversed(range(len(orders))):
            other = layer - 1 if down else layer + 1
            if 0 <= other < len(orders):
                place = {name: index for index, name in enumerate(orders[other])}
                orders[layer].sort(
                    key=lambda name, place=place, now=list(orders[layer]): _mean(  # type: ignore[misc]
                        [place[each] for each in neighbours[name] if each in place],
                        now.index(name),
                    )
                )
        crossings = _crossings(graph, orders)
        if crossings < fewest:
            best, fewest = [list(order) for order in orders], crossings
    return best


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _crossings(graph: _Graph, orders: Sequence[Sequence[str]]) -> int:
    count = 0
    for upper, lower in pairwise(orders):
        place = {name: index for index, name in enumerate(lower)}
        steps = [
            (index, place[each])
            for index, name in enumerate(upper)
            for each in graph.below[name]
            if each in place
        ]
        count += sum((a - c) * (b - d) < 0 for i, (a, b) in enumerate(steps) for c, d in steps[:i])
    return count


def _across(graph: _Graph, orders: Sequence[Sequence[str]]) -> dict[str, float]:
    """The middle of each box: near its neighbours, in its order, with gaps.

    A layer at a time takes the best places that the others allow: the sum of the squared ways
    across, by weight, falls with every step, so that nothing drifts.
    """
    found: dict[str, float] = {}
    for order in orders:
        found.update(zip(order, _apart(graph, order, [(0.0, 1.0)] * len(order)), strict=True))
    pulls = {
        name: [(each, _weight(graph, name, each)) for each in graph.above[name] + graph.below[name]]
        for name in found
    }
    for turn in range(NUDGES):
        for order in orders if turn % 2 == 0 else list(reversed(orders)):
            wanted: list[tuple[float, float]] = []
            for name in order:
                weight = TO_THE_MIDDLE + sum(weight for _, weight in pulls[name])
                pulled = sum(found[each] * weight for each, weight in pulls[name])
                wanted.append((pulled / weight, weight))
            found.update(zip(order, _apart(graph, order, wanted), strict=True))
    left = min(found[name] - graph.sizes[name].width / 2 for name in found)
    return {name: middle - left for name, middle in found.items()}


def _weight(graph: _Graph, *ends: str) -> float:
    """How straight a step should run: the more so, the longer the line it is part of."""
    return STRAIGHT[sum(graph.sizes[end].height == 0 for end in ends)]


def _put_last(
    name: str, graph: _Graph, orders: Sequence[list[str]], across: dict[str, float]
) -> None:
    """Place what no line leads to at the end of the last layer."""
    before, half = orders[-1][-1], graph.sizes[name].width / 2
    across[name] = across[before] + graph.sizes[before].width / 2 + GAP_ACROSS + half
    orders[-1].append(name)
    graph.layer_of[name] = len(orders) - 1


def _apart(
    graph: _Graph, order: Sequence[str], wanted: Sequence[tuple[float, float]]
) -> list[float]:
    """The places nearest to those wanted, each with its weight, that keep the order and the gaps.

    Less the room that those before it take, each place must be no less than the one before:
    neighbours that want to pass one another are pooled at their mean.
    """
    room = [0.0]
    for before, name in pairwise(order):
        widths = graph.sizes[before].width + graph.sizes[name].width
        room.append(room[-1] + widths / 2 + GAP_ACROSS)
    pools: list[tuple[float, float, int]] = []
    for (want, weight), taken in zip(wanted, room, strict=True):
        pools.append((want - taken, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, light, few), (other, heavy, more) = pools[-2:]
            mean = (one * light + other * heavy) / (light + heavy)
            pools[-2:] = [(mean, light + heavy, few + more)]
    places = [place for place, _, count in pools for _ in range(count)]
    return [place + taken for place, taken in zip(places, room, strict=True)]


def _down(graph: _Graph, orders: Sequence[Sequence[str]]) -> list[tuple[float, float]]:
    """Top and bottom of each layer."""
    bounds: list[tuple[float, float]] = []
    top = 0.0
    for order in orders:
        bottom = top + max((graph.sizes[name].height for name in order), default=0)
        bounds.append((top, bottom))
        top = bottom + GAP_DOWN
    return bounds
