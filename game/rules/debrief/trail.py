"""A play told as steps: where, what was done, why it worked as it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.rules.case_role import CaseRole
from game.rules.moves import Choose, Propose
from game.rules.offered import WALK
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.state import State

if TYPE_CHECKING:
    from game.library.models.base import Condition, Effects
    from game.library.models.role import Approach


GROUNDWORK = "Groundwork"
"""Where what was done before the talks was done."""


class TrailStep(NamedTuple):
    """One turn that meant something: an action, a choice, an offer, leaving the table."""

    turn: int
    """From 1, as branching counts moves."""
    where: str
    did: str
    because: str | None
    before: State
    after: State
    effects: Effects | None
    """Of an action or a choice."""
    approach: Approach | None = None
    """Of a choice in a scene."""
    history: bool = False
    """Whether that is what was in fact done."""
    scene: str | None = None
    """The scene a choice was made in."""
    needs: Condition | None = None
    """What an action or a choice asked for."""

    def learned(self, case_role: CaseRole) -> tuple[str, ...]:
        """The facts it taught, in file order."""
        new = self.after.knows - self.before.knows
        if not new:
            return ()
        return tuple(fact for fact in case_role.case.facts if fact in new)

    def prepared(self) -> frozenset[str]:
        """The facts it taught that count as prepared."""
        return self.after.knows - self.before.knows - self.after.told

    @property
    def made_offer(self) -> bool:
        """Whether a package was tabled and answered."""
        return len(self.after.table.offers) > len(self.before.table.offers)

    def pressed(self, case_role: CaseRole) -> bool:
        """Whether it pressed another side: to somebody's face, or so that he felt it."""
        if self.approach not in ("press", "insist"):
            return False
        felt = self.rapport_change() < 0 or bool(self.after.owed - self.before.owed)
        return felt or self.scene in case_role.face_to_face

    def rapport_change(self) -> int:
        """What it did to rapport, summed over the faces."""
        return sum(self.after.rapport) - sum(self.before.rapport)


def trail(play: Play) -> tuple[TrailStep, ...]:
    """The steps of a play in order; the rules' own moves, walking apart, are left out."""
    steps: list[TrailStep] = []
    for index, turn in enumerate(play.turns):
        before = play.before(index)
        step: TrailStep | None = None
        if isinstance(turn.move, Choose):
            step = _chosen(play.case_role, index + 1, turn.move.id, before, turn.state)
        elif isinstance(turn.move, Propose):
            step = _offered(play.case_role, index + 1, before, turn.state)
        if step is not None:
            steps.append(step)
    return tuple(steps)


def _chosen(
    case_role: CaseRole, turn: int, move_id: str, before: State, after: State
) -> TrailStep | None:
    if before.in_recess or before.phase is Phase.GROUNDWORK:
        action = case_role.actions.get(move_id)
        if action is None:
            return None
        where = "A recess" if before.in_recess else GROUNDWORK
        return TrailStep(
            turn, where, action.text, action.because, before, after, action.effects,
            history=action.history, needs=action.needs,
        )  # fmt: skip
    if before.phase is Phase.SCENE:
        scene = case_role.role.scenes[before.place]
        choice = case_role.choices[before.place].get(move_id)
        if choice is None:
            return None
        return TrailStep(
            turn, scene.title, choice.text, choice.because, before, after, choice.effects,
            approach=choice.approach, history=choice.history, scene=before.place,
            needs=choice.needs,
        )  # fmt: skip
    if before.phase is Phase.TABLE and move_id == WALK.id:
        title = case_role.role.scenes[before.place].title
        return TrailStep(turn, title, WALK.text, None, before, after, None, approach="walk")
    return None


def _offered(case_role: CaseRole, turn: int, before: State, after: State) -> TrailStep:
    return TrailStep(
        turn,
        case_role.role.scenes[before.place].title,
        f"You tabled your {ordinal(len(before.table.offers) + 1)} paper.",
        None,
        before,
        after,
        None,
    )


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def ordinal(number: int) -> str:
    """As in `third`."""
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else f"{number}th"
