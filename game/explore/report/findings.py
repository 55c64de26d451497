"""Findings: what exploring a role holds against it, each with a stable code and its place."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

from game.explore.packages.out_of_reach import out_of_reach
from game.explore.queries.dead_ends import always_recalled, stuck
from game.explore.queries.lesson_weight import Weight
from game.explore.queries.reach import Dominated, without_dilemma
from game.explore.queries.why_dead import why_dead
from game.explore.questions.conditionals import at_path
from game.explore.questions.lessons import formula_of
from game.explore.questions.things import Thing
from game.explore.reachability.walk import Walk
from game.library.models.base import Condition
from game.library.models.case import Lesson
from game.library.roles import RoleName
from game.rules.case_role import CaseRole
from game.rules.numbers import decimal
from game.rules.places import RECALLED

Path = tuple[str | int, ...]


class Finding(NamedTuple):
    """One thing that exploring found wrong."""

    code: str
    """A key of `game.explore.report.codes.CODES`."""
    file: Literal["case", "envoy", "leader"]
    path: Path
    """Where in that file it stands."""
    place: str
    """The scene or ending it is about; empty where it is about none."""
    message: str


class LessonChecked(NamedTuple):
    """A lesson, and whether it holds of a role."""

    lesson: Lesson
    holds: bool
    weight: Weight | None
    """What it rests on; None where the walk of every state does not tell what it asks."""

    @property
    def vacuous(self) -> bool:
        """Whether it holds of its role because nothing there is as it says."""
        return self.holds and self.weight is not None and not self.weight.premise


CODE_OF = {
    "choice": "D001",
    "passage": "D002",
    "fact": "D003",
    "action": "D004",
    "option": "D005",
    "ending": "D006",
    "dimmed": "D007",
}
"""By kind of thing: the code of its never being met."""


def find(
    walk: Walk,
    things: Mapping[Thing, bool],
    lessons: tuple[LessonChecked, ...],
) -> tuple[Finding, ...]:
    """Everything wrong with a role, in the order of its file."""
    role = walk.compiled.case_role.name
    dead = [thing for thing, met in things.items() if not met]
    found = [_dead(walk, role, thing) for thing in dead if not _goes_without_saying(thing, dead)]
    found += [_stuck(role, scene, why) for scene, why in stuck(walk)]
    found += [
        Finding(
            "D009",
            role,
            ("scenes", scene),
            scene,
            "whatever is done here, the mandate runs out and the player is recalled",
        )
        for scene in always_recalled(walk)
    ]
    beyond = out_of_reach(walk.compiled.case_role)
    found += [Finding(code, "case", path, "", message) for code, path, message in beyond]
    return (*found, *_lessons(walk, lessons))


DRIFT = 3
"""How far random play may move a face's rapport from its start, in the mean of its endings."""


def drifts(case_role: CaseRole, at_the_end: Mapping[str, Fraction]) -> Iterator[Finding]:
    """Faces that chance alone warms or cools: there politeness would be rapport.

    Args:
        case_role: the role.
        at_the_end: by face, the mean rapport of random plays when they end.
    """
    for face, mean in at_the_end.items():
        begins = case_role.role.start.rapport[face]
        if abs(mean - begins) > DRIFT:
            message = (
                f"random play ends at rapport {decimal(mean)} with {case_role.person_name(face)}, "
                f"who starts at {begins}; expected at most {DRIFT} from it"
            )
            yield Finding("D018", case_role.name, ("start", "rapport", face), "", message)


def _goes_without_saying(thing: Thing, dead: list[Thing]) -> bool:
    """Whether a thing is dead because of what is said anyway, or is no fault.

    A passage is never shown where what it belongs to is dead; and every role has words for recall,
    whether or not its mandate can run out.
    """
    if thing.kind == "ending":
        return thing.where == RECALLED
    return thing.kind == "passage" and any(
        thing.where.startswith(
            f"endings.{each.where}." if each.kind == "ending" else each.where + "."
        )
        for each in dead
        if each.kind in ("choice", "action", "ending")
    )


def of_choices(case_role: CaseRole, dominated: list[Dominated]) -> tuple[Finding, ...]:
    """What is said of dominated choices, and of scenes in which there is nothing to decide."""
    role, scenes = case_role.name, case_role.role.scenes
    found = []
    for each in dominated:
        ids = [choice.id for choice in scenes[each.scene].choices]
        path: Path = ("scenes", each.scene, "choices", ids.index(each.choice))
        message = (
            f"{each.by} is open whenever this is, reaches as much in everything and more in one"
        )
        found.append(Finding("D011", role, path, each.scene, message))
    for scene in without_dilemma(case_role, dominated):
        message = "one choice reaches most in everything: there is nothing to weigh here"
        found.append(Finding("D012", role, ("scenes", scene), scene, message))
    return tuple(found)


def _stuck(role: RoleName, scene: str, why: str) -> Finding:
    return Finding("D008", role, ("scenes", scene), scene, f"nothing can be done here: {why}")


def _dead(walk: Walk, role: RoleName, thing: Thing) -> Finding:
    code = CODE_OF[thing.kind]
    file: Literal["case", "envoy", "leader"] = role
    path: Path
    if thing.kind == "fact":
        file, path, why = "case", ("facts", thing.where), _never_taught(walk, thing.where)
    elif thing.kind == "option":
        issue = walk.compiled.case_role.issue_ids[walk.compiled.case_role.option_issue[thing.where]]
        file, path = "case", ("issues", issue, "options", thing.where)
        why = "what it needs is never known at the table"
    elif thing.kind == "ending":
        path, why = ("endings", thing.where), "no play stops there"
    elif thing.kind == "dimmed":
        path, why = (
            _dimmed_at(walk, thing),
            "whenever it is closed, another stands dimmed before it",
        )
    else:
        path = tuple(int(step) if step.isdecimal() else step for step in thing.where.split("."))
        why = why_dead(walk, thing.place, _needs_of(walk, thing))
    return Finding(code, file, path, thing.place, f"{_NEVER[thing.kind]}: {why}")


_NEVER = {
    "choice": "this choice can never be made",
    "passage": "this passage is never shown",
    "fact": "this fact can never be learned",
    "action": "this action can never be taken",
    "option": "this option can never be tabled",
    "ending": "this ending can never be reached",
    "dimmed": "this is never shown dimmed, so its being closed is never explained",
}


def _needs_of(walk: Walk, thing: Thing) -> Condition | None:
    at = at_path(walk.compiled.case_role.role, thing.where)
    needs = getattr(at, "needs", None) or getattr(at, "when", None)
    return needs if isinstance(needs, Condition) else None


def _never_taught(walk: Walk, fact: str) -> str:
    return f"nothing that teaches it can be done by the {walk.compiled.case_role.name}"


def _dimmed_at(walk: Walk, thing: Thing) -> Path:
    role = walk.compiled.case_role.role
    scene = role.scenes.get(thing.place)
    if scene is None:
        ids = [action.id for action in role.groundwork.actions]
        return "groundwork", "actions", ids.index(thing.where)
    ids = [choice.id for choice in scene.choices]
    return "scenes", thing.place, "choices", ids.index(thing.where)


def _lessons(walk: Walk, lessons: tuple[LessonChecked, ...]) -> Iterator[Finding]:
    ids = [lesson.id for lesson in walk.compiled.case_role.case.lessons]
    role = walk.compiled.case_role.name
    for checked in lessons:
        lesson, weight = checked.lesson, checked.weight
        path: Path = ("lessons", ids.index(lesson.id))
        if not checked.holds:
            why = "a play breaks it" if lesson.never is not None else "nothing like it can happen"
            if weight is not None and weight.nearest is not None:
                why += f" ({weight.nearest})"
            message = f"this lesson does not hold for the {role}: {why}"
            yield Finding("D010", "case", path, "", message)
        elif checked.vacuous and rests_on_one_role(walk.compiled.case_role, lesson):
            yield Finding("D014", "case", said_at(path, lesson), "", SPEAKS_OF_NOTHING)
        elif weight is not None and weight.idle:
            yield Finding("D015", "case", path, "", _idle(lesson, role, weight.idle))


def said_at(path: Path, lesson: Lesson) -> Path:
    """Where a lesson at `path` says of what it speaks: its label, where it names one."""
    key = "possible" if lesson.never is None else "never"
    return (*path, key, "label") if formula_of(lesson).label is not None else path


SPEAKS_OF_NOTHING = (
    "this lesson holds because no play is ever as it says, whatever stands after `unless`; "
    "expected something that can happen"
)


def rests_on_one_role(case_role: CaseRole, lesson: Lesson) -> bool:
    """Whether a lesson is about one role alone, by its formula."""
    return formula_of(lesson).role == case_role.name


def _idle(lesson: Lesson, role: RoleName, idle: tuple[str, ...]) -> str:
    parts = "; ".join(idle)
    if lesson.never is not None:
        return f"for the {role} this lesson holds without any one of these: {parts}"
    return (
        f"for the {role} the same can happen without {parts}; expected what it fails without, "
        "or `remark: true`"
    )
