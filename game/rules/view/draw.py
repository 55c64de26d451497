"""Making a View of a playthrough."""

from game.rules.bargaining.answers import offer_reply
from game.rules.case_role import CaseRole
from game.rules.conditions import holds
from game.rules.debrief import debrief_view
from game.rules.knowledge.adviser import meters
from game.rules.moves import Choose, Propose
from game.rules.offered import READ_BRIEF
from game.rules.phase import Phase
from game.rules.places import UNSIGNED_WHILE_STAKED
from game.rules.play import Play
from game.rules.prose import prose
from game.rules.state import State
from game.rules.turns import listed_moves
from game.rules.view.table_view import issue_views, table_view
from game.rules.view.view import Advice, AnswerView, PlanLineView, View

FIXED = "What no meeting could change:"
"""The label before the conditions that talks could not move; those they could come after it."""

REFLECT = (
    "Before any score is shown: two sentences of your own. What decided this? "
    "And which of the two articles does it bear out?",
)


def view(play: Play, *, numbers: bool = False) -> View:
    """What a front end draws of a playthrough; with `numbers`, rapport also in figures."""
    case_role, state = play.case_role, play.state
    role = case_role.role
    scene = role.scenes.get(state.place)
    title, text = _title_and_text(play, state)
    at_table = state.phase is Phase.TABLE
    return View(
        case=case_role.case.id,
        role=case_role.name,
        phase=state.phase,
        scene=state.place or None,
        title=title,
        dateline=scene.dateline if scene else None,
        present=case_role.present[state.place] if scene else (),
        reply=reply(play),
        learned=learned(play),
        text=text,
        advice=_advice(case_role, state),
        meters=meters(case_role, state, numbers=numbers),
        days_left=state.days_left,
        hours_left=state.hours_left,
        rounds_left=state.rounds_left,
        staked=state.staked,
        owed=tuple(map(case_role.side_name, sorted(state.owed))),
        moves=listed_moves(case_role, state),
        can_undo=play.can_undo,
        in_recess=state.in_recess,
        issues=issue_views(case_role, state) if at_table else (),
        table=table_view(case_role, state) if at_table else None,
        lines=_plan_lines(case_role, state) if state.phase is Phase.PLAN else (),
        forecast=state.sheet.forecast if state.phase is Phase.PLAN else None,
        debrief=debrief_view(play) if state.phase is Phase.DEBRIEF else None,
    )


def _title_and_text(play: Play, state: State) -> tuple[str, tuple[str, ...]]:
    case_role = play.case_role
    role = case_role.role
    if state.in_recess:
        return "A recess", (
            "Your staff close the door behind you. What the days did not buy, these hours may.",
        )
    match state.phase:
        case Phase.SCENE | Phase.TABLE:
            scene = role.scenes[state.place]
            return scene.title, prose(case_role, state, scene.text)
        case Phase.GROUNDWORK:
            return "Groundwork", prose(case_role, state, role.groundwork.text)
        case Phase.BRIEFING:
            return case_role.case.title, _briefing(case_role, state)
        case Phase.PLAN:
            return "The plan", prose(case_role, state, role.plan.text)
        case Phase.ENDING:
            ending = role.endings[state.place]
            return ending.title, (*prose(case_role, state, ending.text), *_price(state))
        case Phase.REFLECTION:
            return "Before the debrief", REFLECT
        case Phase.DEBRIEF:
            return "Debrief", ()


def _briefing(case_role: CaseRole, state: State) -> tuple[str, ...]:
    brief = case_role.role.brief
    conditions = case_role.case.conditions.values()
    return (
        case_role.case.hook,
        f"Your part: {case_role.role.title}.",
        *prose(case_role, state, brief.text),
        "Your instructions, for you alone:",
        *brief.instructions,
        FIXED,
        *(condition.text for condition in conditions if not condition.open),
        "What was open:",
        *(condition.text for condition in conditions if condition.open),
    )


def _price(state: State) -> tuple[str, ...]:
    if not state.staked or state.deal is not None:
        return ()
    return (
        "Your name was on this meeting, and there is no paper to show for it: "
        f"at home it costs you {UNSIGNED_WHILE_STAKED} of your mandate.",
    )


def _advice(case_role: CaseRole, state: State) -> tuple[Advice, ...]:
    if state.in_recess or state.phase not in (Phase.SCENE, Phase.TABLE):
        return ()
    return tuple(
        [
            Advice(case_role.person_name(advice.person), advice.text)
            for advice in case_role.role.scenes[state.place].advice
            if holds(case_role, state, advice.when, advice.unless)
        ]
    )


def _plan_lines(case_role: CaseRole, state: State) -> tuple[PlanLineView, ...]:
    chosen = dict(state.sheet.answers)
    return tuple(
        PlanLineView(
            line.id,
            line.text,
            tuple(AnswerView(answer.id, answer.text) for answer in line.answers),
            chosen.get(line.id),
        )
        for line in case_role.role.plan.lines
    )


def reply(play: Play) -> tuple[str, ...]:
    """What came of the last move."""
    if not play.turns:
        return ()
    case_role, state = play.case_role, play.state
    move = play.turns[-1].move
    before = play.before(len(play.turns) - 1)
    if isinstance(move, Propose):
        return offer_reply(case_role, before, state)
    if not isinstance(move, Choose):
        return ()
    if before.phase is Phase.TABLE and move.id == READ_BRIEF.id:
        return case_role.role.brief.instructions
    return _told(case_role, before, state, move.id)


def learned(play: Play) -> tuple[str, ...]:
    """The facts that the last move taught, in file order."""
    if not play.turns:
        return ()
    before = play.before(len(play.turns) - 1)
    if play.state.knows is before.knows:
        return ()
    new = play.state.knows - before.knows
    return tuple(fact.text for name, fact in play.case_role.case.facts.items() if name in new)


def _told(case_role: CaseRole, before: State, state: State, move_id: str) -> tuple[str, ...]:
    if before.phase is Phase.GROUNDWORK or before.in_recess:
        action = case_role.actions.get(move_id)
        return prose(case_role, state, action.result) if action else ()
    if before.phase is Phase.SCENE:
        choice = case_role.choices[before.place].get(move_id)
        return prose(case_role, state, choice.reply) if choice else ()
    return ()
