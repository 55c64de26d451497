"""Faults to plant in a copy of a role: each with the findings that must come of it.

Each adds something of its own, so that nothing of the copy changes but what is planted. What is
added closed is secret, or it would stand dimmed in the place of what the author put there.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from game.explore.report.findings import Path
from game.library.models.case import Case
from game.library.models.role import Role
from game.rules.case_role import CaseRole
from tests.rules.small_case import ENDING, choice, fact, scene

END = "planted-end"
"""An ending of its own, to which what is planted leads: no lesson is about it."""

Expected = tuple[str, Path]
"""The code of a finding, and where in the file it stands."""


class Copy(NamedTuple):
    """A role as plain data, to be changed, with what faults need to know of it."""

    origin: CaseRole
    case: dict[str, Any]
    role: dict[str, Any]

    def planted(self) -> CaseRole:
        """The copy as a role to explore."""
        case, role = Case.model_validate(self.case), Role.model_validate(self.role)
        return CaseRole(case, self.origin.name, role, self.origin.debrief)

    @property
    def opening(self) -> str:
        """The first scene: rapport, mandate and flags are there as the groundwork left them."""
        opening: str = self.role["opening"]
        return opening

    def say(self, said: dict[str, Any], where: str | None = None) -> Path:
        """Add a choice to a scene, the opening if none is named."""
        in_scene = self.role["scenes"][where or self.opening]
        in_scene["choices"] = (*in_scene["choices"], said)
        return "scenes", where or self.opening, "choices", len(in_scene["choices"]) - 1

    def append(self, holder: dict[str, Any], key: str, added: dict[str, Any]) -> int:
        """Add to a list; the place of what was added."""
        holder[key] = (*holder.get(key, ()), added)
        return len(holder[key]) - 1

    @property
    def history(self) -> str:
        """An ending that play reaches."""
        return next(name for name, each in self.role["endings"].items() if each.get("history"))

    @property
    def later(self) -> str:
        """A fact that only the talks teach."""
        return min(self.origin.only_face_to_face)

    @property
    def sooner(self) -> str:
        """A fact that the groundwork teaches."""
        return next(
            known
            for action in self.origin.role.groundwork.actions
            if action.needs is None and action.unless is None
            for known in action.effects.learn
            if self.origin.worth[known]
        )

    @property
    def too_soon(self) -> dict[str, Any]:
        """What cannot be so before the talks: a staked name, or a debt where a day can stake it."""
        effects = [action.effects for action in self.origin.role.groundwork.actions]
        if not any(each.stake for each in effects):
            return {"staked": True}
        assert not any(each.owe for each in effects), "nothing is too soon in this role"
        return {"owed": (self.side,)}

    @property
    def side(self) -> str:
        """Another side."""
        return self.origin.others[0]


def copy_of(origin: CaseRole) -> Copy:
    """A copy to plant faults in."""
    copy = Copy(
        origin,
        origin.case.model_dump(by_alias=True, exclude_unset=True),
        origin.role.model_dump(by_alias=True, exclude_unset=True),
    )
    copy.role["endings"][END] = {**ENDING, "text": ({"text": "It ends."},)}
    copy.say(choice("planted-to-end", END))
    return copy


Fault = Callable[[Copy], list[Expected]]
FAULTS: dict[str, Fault] = {}


def fault(plant: Fault) -> Fault:
    """Count a fault among those to plant."""
    FAULTS[plant.__name__] = plant
    return plant


def _dead_choice(copy: Copy, name: str, **closed: Any) -> list[Expected]:
    path = copy.say(choice(f"planted-{name}", END, secret=True, **closed))
    return [("D001", path)]


@fault
def needs_more_rapport_than_there_can_be(copy: Copy) -> list[Expected]:
    return _dead_choice(copy, "rapport", needs={"rapport": {copy.origin.faces[0]: 20}})


@fault
def needs_a_fact_that_comes_later(copy: Copy) -> list[Expected]:
    return _dead_choice(copy, "knows", needs={"knows": (copy.later,)})


@fault
def needs_more_facts_than_can_be_known(copy: Copy) -> list[Expected]:
    of = (copy.later, copy.sooner)
    return _dead_choice(copy, "several", needs={"knows_at_least": {"count": 2, "of": of}})


@fault
def needs_a_flag_that_is_set_later(copy: Copy) -> list[Expected]:
    copy.role["scenes"]["planted-flagged"] = scene(
        choices=(choice("planted-sets", END, effects={"flags": ("planted-flag",)}),)
    )
    copy.say(choice("planted-to-flagged", "planted-flagged"))
    return _dead_choice(copy, "flags", needs={"flags": ("planted-flag",)})


@fault
def needs_hours_that_its_facts_cost(copy: Copy) -> list[Expected]:
    """Each can be had alone; together they take more days than there are."""
    groundwork = copy.origin.role.groundwork
    dear = max(groundwork.actions, key=lambda each: each.days)
    known: set[str] = set()
    spent = 0
    for action in groundwork.actions:
        only_here = [
            name
            for name in action.effects.learn
            if sum(name in other.effects.learn for other in groundwork.actions) == 1
        ]
        if only_here and action is not dear:
            known.add(only_here[0])
            spent += action.days
        if spent > groundwork.days - 3:
            break
    return _dead_choice(copy, "hours", needs={"hours": 3, "knows": tuple(sorted(known))})


@fault
def needs_more_preparation_than_the_days_buy(copy: Copy) -> list[Expected]:
    return _dead_choice(copy, "preparation", needs={"preparation": 20})


@fault
def needs_more_mandate_than_there_can_be(copy: Copy) -> list[Expected]:
    return _dead_choice(copy, "mandate", needs={"mandate": 20})


@fault
def needs_a_text_before_there_is_one(copy: Copy) -> list[Expected]:
    return _dead_choice(copy, "agreed", needs={"agreed": (copy.origin.option_ids[0][0],)})


@fault
def needs_a_side_to_be_owed_too_soon(copy: Copy) -> list[Expected]:
    return _dead_choice(copy, "owed", needs={"owed": (copy.side,)})


@fault
def needs_a_name_staked_too_soon(copy: Copy) -> list[Expected]:
    return _dead_choice(copy, "staked", needs=copy.too_soon)


@fault
def is_closed_by_what_always_holds(copy: Copy) -> list[Expected]:
    return _dead_choice(copy, "unless", unless={"mandate": 1})


@fault
def costs_hours_that_its_condition_forbids(copy: Copy) -> list[Expected]:
    return _dead_choice(copy, "dear", unless={"hours": 1}, effects={"hours": -1})


@fault
def a_paragraph_of_a_scene_never_shown(copy: Copy) -> list[Expected]:
    opening = copy.role["scenes"][copy.opening]
    never = {"text": "Nobody reads this.", "when": copy.too_soon}
    return [("D002", ("scenes", copy.opening, "text", copy.append(opening, "text", never)))]


@fault
def a_reply_never_given(copy: Copy) -> list[Expected]:
    """It looks at the state after the choice, which takes mandate away."""
    said = choice(
        "planted-reply",
        END,
        effects={"mandate": -20},
        reply=({"text": "So it was."}, {"text": "Nobody hears this.", "when": {"mandate": 1}}),
    )
    return [("D002", (*copy.say(said), "reply", 1))]


@fault
def a_result_never_told(copy: Copy) -> list[Expected]:
    """It is not so while the groundwork is done, nor where a recess may be called."""
    action = copy.role["groundwork"]["actions"][0]
    never = {"text": "Nobody is told this.", "when": copy.too_soon, "unless": {"mandate": 1}}
    return [("D002", ("groundwork", "actions", 0, "result", copy.append(action, "result", never)))]


@fault
def a_brief_never_read(copy: Copy) -> list[Expected]:
    """What the groundwork teaches is not known when the brief is read."""
    never = {"text": "Nobody reads this.", "when": {"knows": (copy.sooner,)}}
    return [("D002", ("brief", "text", copy.append(copy.role["brief"], "text", never)))]


@fault
def advice_never_given(copy: Copy) -> list[Expected]:
    opening = copy.role["scenes"][copy.opening]
    never = {
        "person": copy.role["adviser"]["person"],
        "text": "Never.",
        "unless": {"mandate": 1},
    }
    return [("D002", ("scenes", copy.opening, "advice", copy.append(opening, "advice", never)))]


@fault
def an_ending_with_a_paragraph_never_shown(copy: Copy) -> list[Expected]:
    """Whoever is recalled has no mandate left."""
    recalled = copy.role["endings"]["recalled"]
    never = {"text": "Nobody reads this.", "when": {"mandate": 1}}
    return [("D002", ("endings", "recalled", "text", copy.append(recalled, "text", never)))]


@fault
def a_fact_that_only_a_closed_choice_teaches(copy: Copy) -> list[Expected]:
    copy.case["facts"]["planted-fact"] = fact(1)
    found = _dead_choice(
        copy, "shut-away", needs=copy.too_soon, effects={"learn": ("planted-fact",)}
    )
    return [*found, ("D003", ("facts", "planted-fact"))]


@fault
def an_action_never_taken(copy: Copy) -> list[Expected]:
    """There are no hours while there are days."""
    action = {
        "id": "planted-action",
        "text": "Do it.",
        "days": 1,
        "result": ({"text": "Done."},),
        "needs": {"hours": 1},
        "recess": False,
        "secret": True,
    }
    index = copy.append(copy.role["groundwork"], "actions", action)
    return [("D004", ("groundwork", "actions", index))]


@fault
def an_option_never_tabled(copy: Copy) -> list[Expected]:
    """The fact that opens it is taught only where the play then stops."""
    copy.case["facts"]["planted-late"] = fact(1)
    copy.say(choice("planted-teaches", END, effects={"learn": ("planted-late",)}))
    issue_id = copy.origin.issue_ids[0]
    values = dict.fromkeys(copy.origin.case.sides, 50)
    copy.case["issues"][issue_id]["options"]["planted-option"] = {
        "text": "As nobody wrote it.",
        "values": values,
        "needs": {"knows": ("planted-late",)},
    }
    return [("D005", ("issues", issue_id, "options", "planted-option"))]


@fault
def an_ending_that_its_condition_keeps_shut(copy: Copy) -> list[Expected]:
    copy.role["endings"]["planted-ending"] = {**ENDING, "text": ({"text": "It ends."},)}
    shut = {"to": "planted-ending", "when": {"owed": (copy.side,)}}
    copy.say(choice("planted-to-ending", (shut, {"to": END})))
    return [("D006", ("endings", "planted-ending"))]


@fault
def a_branch_never_taken(copy: Copy) -> list[Expected]:
    copy.role["scenes"]["planted-nowhere"] = scene(
        text=({"text": "Nobody is here."},),
        choices=(choice("planted-nothing", END, reply=({"text": "Nothing."},)),),
    )
    shut = {"to": "planted-nowhere", "when": {"agreed": (copy.origin.option_ids[0][0],)}}
    copy.say(choice("planted-to-nowhere", (shut, {"to": END})))
    path: Path = ("scenes", "planted-nowhere")
    return [("D001", (*path, "choices", 0)), ("D002", (*path, "text", 0))]


@fault
def a_reason_that_another_hides(copy: Copy) -> list[Expected]:
    needs = {"knows": (copy.sooner,)}
    copy.role["scenes"]["planted-hidden"] = scene(
        choices=(
            choice("planted-first", END, needs=needs),
            choice("planted-second", END, needs=needs),
            choice("planted-open", END),
        )
    )
    copy.say(choice("planted-to-hidden", "planted-hidden"))
    return [("D007", ("scenes", "planted-hidden", "choices", 1))]


@fault
def a_dead_end(copy: Copy) -> list[Expected]:
    copy.role["scenes"]["planted-dead-end"] = scene(
        choices=(choice("planted-closed", END, needs={"knows": (copy.sooner,)}),)
    )
    copy.say(choice("planted-to-dead-end", "planted-dead-end"))
    return [("D008", ("scenes", "planted-dead-end"))]


@fault
def a_place_where_mandate_always_runs_out(copy: Copy) -> list[Expected]:
    ruin = choice("planted-ruin", END, effects={"mandate": -20})
    other = choice("planted-other", END, effects={"mandate": -20, "stake": True})
    copy.role["scenes"]["planted-ruinous"] = scene(choices=(ruin, other))
    copy.say(choice("planted-to-ruin", "planted-ruinous"))
    return [("D009", ("scenes", "planted-ruinous"))]


@fault
def a_lesson_that_a_play_breaks(copy: Copy) -> list[Expected]:
    return _lesson(copy, "broken", never={"role": copy.origin.name, "ending": copy.history})


@fault
def a_lesson_that_nothing_bears_out(copy: Copy) -> list[Expected]:
    with_ = {"mandate": 1}
    formula = {"role": copy.origin.name, "ending": "recalled", "with": with_}
    return _lesson(copy, "empty", possible=formula)


def _lesson(copy: Copy, name: str, **formula: Any) -> list[Expected]:
    lesson = {"id": f"planted-{name}", "claim": "c", "text": "So it is.", **formula}
    return [("D010", ("lessons", copy.append(copy.case, "lessons", lesson)))]
