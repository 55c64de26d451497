"""As history went: a role played by what was in fact done, up to its table."""

from typing import NamedTuple

from game.rules.case_role import CaseRole, Package
from game.rules.moves import Choose, Move, NotOffered
from game.rules.phase import Phase
from game.rules.state import State
from game.rules.turns import apply, start

MOST_MOVES = 200
"""More than any way to a table holds; content that loops is not followed for ever."""


class AsHistory(NamedTuple):
    """What history's play of a role brings to its table."""

    knows: frozenset[str]
    """The facts that history's groundwork told."""
    table: State | None
    """The state as the table opens; None where what was done does not lead to one."""
    package: Package | None
    """What was signed; None where nothing was."""

    @property
    def flags(self) -> frozenset[str]:
        """The flags set as the table opens."""
        return self.table.flags if self.table else frozenset()


def as_history(case_role: CaseRole) -> AsHistory:
    """Play what is marked as history until the table opens."""
    signed = case_role.debrief.history.package
    package = case_role.package(signed) if signed and case_role.role.table else None
    state = start(case_role)
    knows: frozenset[str] = frozenset()
    for _ in range(MOST_MOVES):
        move = _done(case_role, state)
        if state.phase is Phase.PLAN:
            knows = state.knows
        if move is None:
            break
        try:
            state = apply(case_role, state, move)
        except NotOffered:
            break
    return AsHistory(knows, state if state.phase is Phase.TABLE else None, package)


def _done(case_role: CaseRole, state: State) -> Move | None:
    """What was in fact done next; None where nothing is marked, or the table is reached."""
    match state.phase:
        case Phase.BRIEFING:
            return Choose("begin")
        case Phase.GROUNDWORK:
            left = (
                action.id
                for action in case_role.actions.values()
                if action.history and action.id not in state.taken
            )
            return Choose(next(left, "commit"))
        case Phase.PLAN:
            return Choose("commit")
        case Phase.SCENE:
            choices = case_role.choices[state.place].values()
            return next((Choose(choice.id) for choice in choices if choice.history), None)
        case _:
            return None
