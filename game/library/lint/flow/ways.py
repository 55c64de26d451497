"""Where each scene of a role can lead."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.library.lint.subject import RoleSubject
from game.library.models.base import Branch, Prose
from game.library.models.role import Scene
from game.library.models.table import Table
from game.library.reading.marks import Path


@dataclass(frozen=True, slots=True)
class Way:
    """One `next`: the branches by which a choice or the table leaves a scene."""

    path: Path
    branches: tuple[Branch, ...]
    reply: Prose = ()
    """What is said before the next scene."""
    history: bool = False
    """Whether this is what was in fact done; of the table, whether it may have been."""

    def targets(self) -> Iterator[tuple[Path, str]]:
        """Yield where the branches lead, each with its place."""
        for index, branch in enumerate(self.branches):
            yield (*self.path, index, "to"), branch.to


def ways_from(view: RoleSubject, name: str) -> list[Way]:
    """Return the ways out of the scene `name`; none where it is no scene."""
    scene = view.role.scenes.get(name)
    if scene is None:
        return []
    found = _of_choices(name, scene)
    if scene.table and view.role.table is not None:
        found += ways_from_table(view.role.table)
    return found


def ways_from_table(table: Table) -> list[Way]:
    """Return the ways that lead away from the table."""
    return [
        Way(("table", route), branches, history=True) for route, branches in table.exits.items()
    ]


def _of_choices(name: str, scene: Scene) -> list[Way]:
    return [
        Way(
            ("scenes", name, "next")
            if each.next is None
            else ("scenes", name, "choices", index, "next"),
            scene.leads(each),
            each.reply,
            each.history,
        )
        for index, each in enumerate(scene.choices)
    ]


def reached(view: RoleSubject) -> set[str]:
    """Return every scene and ending to which some `next` leads from the opening."""
    found: set[str] = set()
    waiting = [view.role.opening]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [to for way in ways_from(view, name) for _, to in way.targets()]
    return found


@dataclass(frozen=True, slots=True)
class Order:
    """The scenes of a role, each after those it leads to, and the loops among them."""

    scenes: list[str]
    """Without a loop, what is known of later scenes can be summed in this order."""
    loops: list[tuple[Path, list[str]]]
    """Each loop once: the place that closes it, and the scenes on it."""


def in_order(view: RoleSubject) -> Order:
    """Return the role's scenes in reverse order of play."""
    order = Order([], [])
    for name in view.role.scenes:
        if name not in order.scenes:
            _visit(view, name, order)
    return order


def _visit(view: RoleSubject, name: str, order: Order) -> None:
    # A stack of its own: content may chain more scenes than Python nests calls.
    trail = [name]
    waiting = [_targets(view, name)]
    while trail:
        for path, to in waiting[-1]:
            if to in trail:
                order.loops.append((path, [*trail[trail.index(to) :], to]))
            elif to in view.role.scenes and to not in order.scenes:
                trail.append(to)
                waiting.append(_targets(view, to))
                break
        else:
            order.scenes.append(trail.pop())
            waiting.pop()


def _targets(view: RoleSubject, name: str) -> Iterator[tuple[Path, str]]:
    return (target for way in ways_from(view, name) for target in way.targets())
