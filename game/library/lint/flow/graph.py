"""How the scenes of a role lead to one another."""

from collections.abc import Iterator

from game.library.lint.flow.ways import in_order, reached, ways_from, ways_from_table
from game.library.lint.subject import RoleSubject
from game.library.mistakes import Mistake
from game.library.models.role import Choice, Scene
from game.library.reading.marks import Path

RECALLED = "recalled"
"""The ending that no `next` names: the rules go there when the mandate is spent."""


def branches_in_order(view: RoleSubject) -> Iterator[Mistake]:
    """A `next` whose last branch may not hold, or with a branch that hides those after it."""
    ways = [way for name in view.role.scenes for way in ways_from(view, name)]
    if view.role.table is not None and not any(s.table for s in view.role.scenes.values()):
        ways += ways_from_table(view.role.table)
    for way in ways:
        last = len(way.branches) - 1
        for index, branch in enumerate(way.branches):
            free = branch.when is None and branch.unless is None
            if index == last and not free:
                message = "the last branch has a condition; expected one without, for the rest"
                yield view.mistake((*way.path, index), "G001", message)
            if index < last and free:
                message = "this branch has no condition; those after it are never taken"
                yield view.mistake((*way.path, index), "G002", message)


def no_loops(view: RoleSubject) -> Iterator[Mistake]:
    """Scenes that lead back to themselves."""
    for path, names in in_order(view).loops:
        yield view.mistake(path, "G003", f"scenes form a loop: {' > '.join(names)}")


def all_reached(view: RoleSubject) -> Iterator[Mistake]:
    """Scenes and endings to which no `next` leads."""
    role = view.role
    if role.opening not in role.scenes:
        return
    found = reached(view)
    for name in role.scenes:
        if name not in found:
            message = "no `next` on a way from the opening leads to this scene"
            yield view.mistake(("scenes", name), "G004", message, on_key=True)
    for name in role.endings:
        if name not in found and name != RECALLED:
            message = "no `next` on a way from the opening leads to this ending"
            yield view.mistake(("endings", name), "G005", message, on_key=True)


def scenes_have_choices(view: RoleSubject) -> Iterator[Mistake]:
    """Scenes without choices, table scenes with them or a recess, and those that may leave none."""
    for name, scene in view.role.scenes.items():
        if scene.table and scene.recess:
            message = "the table stands in this scene; its rounds are not interrupted"
            yield view.mistake(("scenes", name, "recess"), "G010", message, on_key=True)
        if scene.table and scene.choices:
            message = "the table stands in this scene; expected no choices"
            yield view.mistake(("scenes", name, "choices"), "G009", message, on_key=True)
        elif not scene.table and not scene.choices:
            message = "a scene without a table has no choices; expected two or more"
            yield view.mistake(("scenes", name), "G006", message, on_key=True)
        elif not scene.table and not _one_is_open(scene):
            message = (
                "every choice has a condition or costs hours; expected one that is always open"
            )
            yield view.mistake(("scenes", name, "choices"), "G007", message, on_key=True)


def choices_lead_on(view: RoleSubject) -> Iterator[Mistake]:
    """Choices that lead nowhere, and a scene's `next` that none of its choices takes."""
    for name, scene in view.role.scenes.items():
        for index, choice in enumerate(scene.choices):
            if not scene.leads(choice):
                message = "leads nowhere; expected `next`, here or for the whole scene"
                path: Path = ("scenes", name, "choices", index)
                yield view.mistake(path, "G011", message)
        if scene.next is not None and all(choice.next is not None for choice in scene.choices):
            message = "no choice of the scene is without a `next` of its own; leave this out"
            yield view.mistake(("scenes", name, "next"), "G012", message, on_key=True)


def last_scene_for_all(view: RoleSubject) -> Iterator[Mistake]:
    """A last scene for whoever wasted every round at the table, and none for whoever walks."""
    table, scenes = view.role.table, view.role.scenes
    if table is None or any(branch.to in scenes for branch in table.walked):
        return
    for index, branch in enumerate(table.deadlock):
        if branch.to in scenes:
            message = (
                f'whoever walks comes to no scene; "{branch.to}" should not hang on wasting every '
                "round"
            )
            yield view.mistake(("table", "deadlock", index, "to"), "G013", message)


def one_table(view: RoleSubject) -> Iterator[Mistake]:
    """A table that stands in no scene or in several, or a table scene without a table."""
    scenes = [name for name, scene in view.role.scenes.items() if scene.table]
    if view.role.table is None:
        for name in scenes:
            message = "the role has no table, yet it is to stand in this scene"
            yield view.mistake(("scenes", name, "table"), "G008", message)
    elif not scenes:
        message = "the table stands in no scene; expected `table: true` in one"
        yield view.mistake(("table",), "G008", message, on_key=True)
    for name in scenes[1:]:
        if view.role.table is not None:
            message = f'the table stands in "{scenes[0]}" already; a role has one'
            yield view.mistake(("scenes", name, "table"), "G008", message)


def _one_is_open(scene: Scene) -> bool:
    """Whether some choice can always be made: a free one, or two that cover each other."""
    free = [choice for choice in scene.choices if choice.effects.hours == 0]
    if any(choice.needs is None and choice.unless is None for choice in free):
        return True
    return any(_covers(one, other) for one in free for other in free)


def _covers(one: Choice, other: Choice) -> bool:
    return (
        one.needs is not None
        and one.needs == other.unless
        and one.unless is None
        and other.needs is None
    )
