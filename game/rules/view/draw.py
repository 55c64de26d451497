"""Making a View of a playthrough."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from game.rules.bargaining.answers import offer_reply
from game.rules.case_role import CaseRole
from game.rules.conditions import holds
from game.rules.debrief import debrief_view
from game.rules.moves import Choose, Propose
from game.rules.offered import READ_BRIEF
from game.rules.phase import Phase
from game.rules.places import UNSIGNED_WHILE_STAKED
from game.rules.play import Play
from game.rules.state import State
from game.rules.turns import listed_moves
from game.rules.view.blocks import Block, Learned, Paragraph, Says, paragraph
from game.rules.view.brief import brief
from game.rules.view.meters import meters
from game.rules.view.passages import told
from game.rules.view.table_view import issue_views, table_view
from game.rules.view.view import AnswerView, Name, PlanLineView, View

if TYPE_CHECKING:
    from game.library.models.base import Effects

REFLECT = (
    Paragraph(
        "Before any score is shown: two sentences of your own. What decided this? "
        "And which of the two articles does it bear out?"
    ),
)


def view(play: Play, *, numbers: bool = False) -> View:
    """What a front end draws of a playthrough; with `numbers`, rapport also in figures."""
    case_role, state = play.case_role, play.state
    role = case_role.role
    scene = role.scenes.get(state.place)
    title, text = _title_and_text(case_role, state)
    at_table = state.phase is Phase.TABLE
    return View(
        case=case_role.case.id,
        role=case_role.name,
        phase=state.phase,
        scene=state.place or None,
        title=title,
        dateline=scene.dateline if scene else None,
        present=_present(case_role)[state.place] if scene else (),
        came_from=play.before(len(play.turns) - 1).phase if play.turns else None,
        reply=reply(play),
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
        unit=role.groundwork.unit,
        issues=issue_views(case_role, state) if at_table else (),
        table=table_view(case_role, state) if at_table else None,
        lines=_plan_lines(case_role, state) if state.phase is Phase.PLAN else (),
        forecast=state.sheet.forecast if state.phase is Phase.PLAN else None,
        debrief=debrief_view(play) if state.phase is Phase.DEBRIEF else None,
    )


@lru_cache(maxsize=64)
def _present(case_role: CaseRole) -> dict[str, tuple[Name, ...]]:
    """By scene: who is in the room."""
    names = {person: case_role.person_name(person) for person in case_role.case.people}
    return {
        scene_id: tuple(
            Name(names[person], case_role.short_names[names[person]]) for person in scene.present
        )
        for scene_id, scene in case_role.role.scenes.items()
    }


def title_of(play: Play) -> str:
    """What the place is called where a play stands."""
    return _title_and_text(play.case_role, play.state)[0]


def _title_and_text(case_role: CaseRole, state: State) -> tuple[str, tuple[Block, ...]]:
    role = case_role.role
    if state.in_recess:
        return "A recess", (
            Paragraph(
                "Your staff close the door behind you. "
                "What you had no time to find out, an hour may tell you."
            ),
        )
    match state.phase:
        case Phase.SCENE | Phase.TABLE:
            scene = role.scenes[state.place]
            return scene.title, told(case_role, state, scene.text)
        case Phase.GROUNDWORK:
            return "Groundwork", told(case_role, state, role.groundwork.text)
        case Phase.BRIEFING:
            return case_role.case.title, brief(case_role, state).blocks
        case Phase.PLAN:
            return "The plan", told(case_role, state, role.plan.text)
        case Phase.ENDING:
            ending = role.endings[state.place]
            return ending.title, (*told(case_role, state, ending.text), *_price(state))
        case Phase.REFLECTION:
            return "Before the debrief", REFLECT
        case Phase.DEBRIEF:
            return "Debrief", ()


def _price(state: State) -> tuple[Block, ...]:
    if not state.staked or state.deal is not None:
        return ()
    return (
        Paragraph(
            "Your name was on this meeting, and there is no paper of yours to show for it: "
            f"at home it costs you {UNSIGNED_WHILE_STAKED} of your mandate."
        ),
    )


def says(case_role: CaseRole, person: str, text: str) -> Says:
    """Advice, its author named once: where the text opens with the name, by the text."""
    name = case_role.person_name(person)
    opens = tuple(f"{each} " for each in (name, case_role.short_names[name], name.split()[-1]))
    return Says("" if text.startswith(opens) else name, text)


def _advice(case_role: CaseRole, state: State) -> tuple[Says, ...]:
    if state.in_recess or state.phase not in (Phase.SCENE, Phase.TABLE):
        return ()
    return tuple(
        [
            says(case_role, advice.person, advice.text)
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


def reply(play: Play) -> tuple[Block, ...]:
    """What came of the last move, and what went into the dossier with it."""
    if not play.turns:
        return ()
    before = play.before(len(play.turns) - 1)
    return (*_answer(play, before), *learned(play, before))


def learned(play: Play, before: State) -> tuple[Learned, ...]:
    """The facts that the last move taught, in file order."""
    if play.state.knows is before.knows:
        return ()
    new = play.state.knows - before.knows
    return tuple(
        Learned(fact.text) for name, fact in play.case_role.case.facts.items() if name in new
    )


def _bought(case_role: CaseRole, effects: Effects) -> tuple[Block, ...]:
    """Where a day will show that put nothing into the dossier: its effects come with the talks."""
    names = [case_role.short_names[case_role.person_name(person)] for person in effects.rapport]
    where = ["at home"] if effects.mandate or effects.stake else []
    where += [f"with {' and '.join(names)}"] if names else []
    if where:
        said = f"Nothing for the dossier. It shows once you close it: {' and '.join(where)}."
    elif effects.flags:
        said = "Nothing for the dossier. It shows at the talks."
    else:
        return ()
    return (Paragraph(said, "quiet"),)


def _answer(play: Play, before: State) -> tuple[Block, ...]:
    case_role, state = play.case_role, play.state
    move = play.turns[-1].move
    if isinstance(move, Propose):
        return tuple(map(paragraph, offer_reply(case_role, before, state)))
    if not isinstance(move, Choose):
        return ()
    if before.phase is Phase.TABLE and move.id == READ_BRIEF.id:
        return tuple(map(paragraph, case_role.role.brief.instructions))
    if before.phase is Phase.GROUNDWORK or before.in_recess:
        action = case_role.actions.get(move.id)
        if action is None:
            return ()
        unseen = not before.in_recess and state.knows == before.knows
        bought = _bought(case_role, action.effects) if unseen else ()
        return (*told(case_role, state, action.result), *bought)
    if before.phase is Phase.SCENE:
        choice = case_role.choices[before.place].get(move.id)
        return told(case_role, state, choice.reply) if choice else ()
    return ()
