"""Conditionals: every place in a role's files where a condition stands, by where it stands."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from game.explore.questions.lessons import formula_of, lesson_conditions, lessons_of
from game.library.models.base import Branch, Condition, Effects, Prose
from game.library.models.role import Action, Advice, Choice, Role
from game.rules.case_role import CaseRole
from game.rules.listed import may_stand_dimmed


class Conditional(NamedTuple):
    """Something shown or open under a condition."""

    where: str
    """Its path in the role's file, as in `scenes.aspen-lodge.text.1`."""
    when: Condition | None
    unless: Condition | None


def passages(where: str, prose: Prose) -> tuple[Conditional, ...]:
    """The paragraphs of some prose."""
    return tuple(
        Conditional(f"{where}.{index}", each.when, each.unless) for index, each in enumerate(prose)
    )


def advices(where: str, advice: tuple[Advice, ...]) -> tuple[Conditional, ...]:
    """What advisers say."""
    return tuple(
        Conditional(f"{where}.{index}", each.when, each.unless) for index, each in enumerate(advice)
    )


def scene_texts(case_role: CaseRole, scene_id: str) -> tuple[Conditional, ...]:
    """The paragraphs and the advice of a scene, and what stands at the foot of its table."""
    scene = case_role.role.scenes[scene_id]
    found = passages(f"scenes.{scene_id}.text", scene.text)
    found += advices(f"scenes.{scene_id}.advice", scene.advice)
    if scene.table and case_role.role.table is not None:
        found += passages("table.walk", case_role.role.table.walk)
    return found


def action_text_conditions(action: Action) -> Iterator[Condition | None]:
    """The conditions in the texts of what an action came to."""
    for passage in action.result:
        yield from (passage.when, passage.unless)


def branch_conditions(branches: Iterable[Branch]) -> Iterator[Condition | None]:
    """The conditions of branches."""
    for branch in branches:
        yield from (branch.when, branch.unless)


def scene_conditions(case_role: CaseRole, scene_id: str) -> Iterator[Condition | None]:
    """The conditions that decide what may be done in a scene and where it leads."""
    scene = case_role.role.scenes[scene_id]
    for choice in scene.choices:
        yield from (choice.needs, choice.unless)
        yield from branch_conditions(scene.leads(choice))
    if scene.table:
        for branches in table_exits(case_role):
            yield from branch_conditions(branches)


def table_exits(case_role: CaseRole) -> tuple[tuple[Branch, ...], ...]:
    """The ways that lead from a role's table."""
    table = case_role.role.table
    if table is None:
        return ()
    return tuple(table.exits.values())


def scene_text_conditions(case_role: CaseRole, scene_id: str) -> Iterator[Condition | None]:
    """The conditions in the texts of a scene and in the replies to its choices."""
    for text in scene_texts(case_role, scene_id):
        yield from (text.when, text.unless)
    for choice in case_role.role.scenes[scene_id].choices:
        for passage in choice.reply:
            yield from (passage.when, passage.unless)


def ending_text_conditions(case_role: CaseRole, ending_id: str) -> Iterator[Condition | None]:
    """The conditions in the text of an ending."""
    for passage in case_role.role.endings[ending_id].text:
        yield from (passage.when, passage.unless)


def every_condition(case_role: CaseRole) -> Iterator[Condition]:
    """Every condition of a role, and those that its lessons put on its endings."""
    role = case_role.role
    prose = (*role.brief.text, *role.groundwork.text, *role.plan.text)
    found: list[Condition | None] = [c for each in prose for c in (each.when, each.unless)]
    for action in role.groundwork.actions:
        found += [action.needs, action.unless, *action_text_conditions(action)]
    for scene_id in role.scenes:
        found += [
            *scene_conditions(case_role, scene_id),
            *scene_text_conditions(case_role, scene_id),
        ]
    for ending_id in role.endings:
        found += [
            *ending_text_conditions(case_role, ending_id),
            *lesson_conditions(case_role, ending_id),
        ]
    yield from (condition for condition in found if condition is not None)


def every_effect(case_role: CaseRole) -> Iterator[Effects]:
    """The effects of every action and choice of a role."""
    for action in case_role.role.groundwork.actions:
        yield action.effects
    for scene in case_role.role.scenes.values():
        for choice in scene.choices:
            yield choice.effects


def explains_itself(model: Action | Choice) -> bool:
    """Whether a player is told why something is closed: by a condition, and where it may show."""
    conditional = model.needs is not None or model.unless is not None
    return conditional and may_stand_dimmed(model)


def asks_for_preparation(case_role: CaseRole) -> bool:
    """Whether what may be done, or where it leads, turns on the preparation anywhere."""
    return any(each.preparation for each in _deciding(case_role))


def _deciding(case_role: CaseRole) -> Iterator[Condition]:
    """The conditions that decide what may be done and where it leads."""
    found: list[Condition | None] = []
    for action in case_role.role.groundwork.actions:
        found += [action.needs, action.unless]
    for scene_id in case_role.role.scenes:
        found += scene_conditions(case_role, scene_id)
    yield from (condition for condition in found if condition is not None)


def flags_of(case_role: CaseRole) -> tuple[str, ...]:
    """Every flag that a role may set or read."""
    found = [flag for effects in every_effect(case_role) for flag in effects.flags]
    found += [flag for condition in every_condition(case_role) for flag in condition.flags]
    found += [
        flag
        for side in case_role.case.sides.values()
        for other in side.reservations
        for flag in other.flags
    ]
    found += [flag for several in case_role.openings for flags, _ in several for flag in flags]
    return tuple(dict.fromkeys(found))


def options_asked_after(case_role: CaseRole, texts: bool) -> frozenset[str]:
    """The options that a condition or a lesson asks after.

    Without `texts`, only those that decide what may be done, where it leads, and what a lesson says
    never happens: what it says is possible, one play shows.
    """
    conditions = list(_deciding(case_role))
    for ending_id in case_role.role.endings:
        conditions += [each for each in lesson_conditions(case_role, ending_id) if each]
    if texts:
        conditions += every_condition(case_role)
    asked = {option for condition in conditions for option in condition.agreed}
    asked.update(
        option
        for lesson in lessons_of(case_role)
        if texts or lesson.never is not None
        for option in formula_of(lesson).agreed
    )
    return frozenset(asked)


def at_path(role: Role, where: str) -> object:
    """What stands at a path of a role's file, as in `scenes.aspen-lodge.choices.2`."""
    found: object = role
    for step in where.split("."):
        if isinstance(found, dict):
            found = found[step]
        elif isinstance(found, tuple):
            found = found[int(step)]
        else:
            found = getattr(found, step)
    return found
