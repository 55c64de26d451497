"""A role as a graph: its scenes and endings, the choices between them, and how each is met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.explore.maps.exits import Exit, ExitKey, exits_of, on_historys_path
from game.rules.case_role import CaseRole
from game.rules.places import RECALLED

Kind = Literal["scene", "table", "ending"]


@dataclass(frozen=True)
class Shares:
    """How often random play meets each place and each way, from 0 to 1."""

    places: Mapping[str, float] = field(default_factory=dict)
    exits: Mapping[ExitKey, float] = field(default_factory=dict)
    plays: int | None = None
    """How many plays were counted; None where the shares are exact."""


@dataclass(frozen=True)
class Reached:
    """The places and ways that some play meets, found by exploring every state."""

    places: frozenset[str]
    exits: frozenset[ExitKey]


@dataclass(frozen=True)
class Node:
    """A scene or an ending."""

    id: str
    title: str
    kind: Kind
    reachable: bool
    share: float
    """Of random plays: how many come here."""
    history: bool = False
    """Whether history passed here."""
    best: bool = False
    """Of an ending: whether it is as good an outcome as the role can reach."""
    recess: bool = False
    """Of a scene: whether a recess may be called."""


@dataclass(frozen=True)
class Edge:
    """A choice, or a way off the table, with one place it leads to."""

    source: str
    target: str
    choice: str
    """Its id."""
    label: str
    """Its text."""
    reachable: bool
    share: float
    """Of random plays: how many pass here."""
    needs: str | None = None
    """What it asks for, in words; None where it is always open."""
    branch: bool = False
    """Whether it may lead elsewhere too."""
    history: bool = False


@dataclass(frozen=True)
class RoleMap:
    """What is drawn of a role."""

    case: str
    """The case's title."""
    role: str
    """The role's title."""
    opening: str
    nodes: tuple[Node, ...]
    """In file order, endings after scenes."""
    edges: tuple[Edge, ...]
    exact: bool
    """Whether every state was explored; else `next` alone says what is reachable."""
    plays: int | None
    """How many random plays the shares were counted in; None where they are exact."""


def role_map(case_role: CaseRole, shares: Shares, reached: Reached | None = None) -> RoleMap:
    """Return the map of a role.

    Without `reached` a place counts as reachable where some `next` on a way from the opening
    leads to it.
    """
    exits = exits_of(case_role)
    found = reached or _linked(case_role, exits)
    history = on_historys_path(case_role, exits)
    return RoleMap(
        case=case_role.case.title,
        role=case_role.role.title,
        opening=case_role.role.opening,
        nodes=(
            *_scenes(case_role, shares, found, history),
            *_endings(case_role, shares, found),
        ),
        edges=tuple(_edge(exit_, shares, found, history) for exit_ in exits),
        exact=reached is not None,
        plays=shares.plays,
    )


def _scenes(
    case_role: CaseRole, shares: Shares, found: Reached, history: set[str]
) -> Iterable[Node]:
    for name, scene in case_role.role.scenes.items():
        yield Node(
            id=name,
            title=scene.title,
            kind="table" if scene.table else "scene",
            reachable=name in found.places,
            share=shares.places.get(name, 0),
            history=name in history,
            recess=scene.recess,
        )


def _endings(case_role: CaseRole, shares: Shares, found: Reached) -> Iterable[Node]:
    for name, ending in case_role.role.endings.items():
        yield Node(
            id=name,
            title=ending.title,
            kind="ending",
            reachable=name in found.places,
            share=shares.places.get(name, 0),
            history=ending.history,
            best=ending.best,
        )


def _edge(exit_: Exit, shares: Shares, found: Reached, history: set[str]) -> Edge:
    return Edge(
        source=exit_.source,
        target=exit_.target,
        choice=exit_.choice,
        label=exit_.label,
        reachable=exit_.key in found.exits,
        share=shares.exits.get(exit_.key, 0),
        needs=exit_.needs,
        branch=exit_.branch,
        history=exit_.history and {exit_.source, exit_.target} <= history,
    )


def _linked(case_role: CaseRole, exits: Iterable[Exit]) -> Reached:
    """What the links alone lead to, whatever the conditions; recall may come anywhere."""
    after: dict[str, list[Exit]] = {}
    for exit_ in exits:
        after.setdefault(exit_.source, []).append(exit_)
    places = {RECALLED}
    keys: set[ExitKey] = set()
    waiting = [case_role.role.opening]
    while waiting:
        name = waiting.pop()
        if name not in places:
            places.add(name)
            keys.update(exit_.key for exit_ in after.get(name, ()))
            waiting += [exit_.target for exit_ in after.get(name, ())]
    return Reached(frozenset(places), frozenset(keys))
