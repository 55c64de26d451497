"""A playthrough: a role of a case, and the turns taken in it."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from game.rules.case_role import CaseRole
from game.rules.moves import Move, NotOffered
from game.rules.phase import Phase
from game.rules.relay import Relay
from game.rules.state import State
from game.rules.turns import apply, start


class Turn(NamedTuple):
    """A move and the state it led to."""

    move: Move
    state: State


class Play(NamedTuple):
    """A playthrough, immutable: `after` gives the next one, `undone` the one before."""

    case_role: CaseRole
    first: State
    turns: tuple[Turn, ...] = ()

    @classmethod
    def begin(cls, case_role: CaseRole, relay: Relay | None = None) -> Self:
        """A playthrough at its briefing."""
        return cls(case_role, start(case_role, relay))

    @property
    def state(self) -> State:
        """Where the play stands now."""
        return self.turns[-1].state if self.turns else self.first

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves in order."""
        return tuple(turn.move for turn in self.turns)

    def after(self, move: Move) -> "Play":
        """The play after one more move.

        Raises:
            NotOffered: the move cannot be made here.
        """
        turn = Turn(move, apply(self.case_role, self.state, move))
        return Play(self.case_role, self.first, (*self.turns, turn))

    def after_all(self, moves: Iterable[Move]) -> "Play":
        """The play after several moves, in order.

        Raises:
            NotOffered: one of them cannot be made where it stands.
        """
        play = self
        for move in moves:
            play = play.after(move)
        return play

    def before(self, turn: int) -> State:
        """The state in which the turn with this index was taken."""
        return self.turns[turn - 1].state if turn else self.first

    @property
    def in_idle_recess(self) -> bool:
        """Whether a recess was called and nothing has been done in it."""
        return self.state.in_recess and not self.before(len(self.turns) - 1).in_recess

    @property
    def can_undo(self) -> bool:
        """Whether the last move may be taken back.

        Freely within groundwork and within the plan until each is committed.
        """
        phase = self.state.phase
        if phase not in (Phase.GROUNDWORK, Phase.PLAN):
            return False
        return bool(self.turns) and self.before(len(self.turns) - 1).phase is phase

    def undone(self) -> "Play":
        """The play without its last move.

        Raises:
            NotOffered: it cannot be taken back.
        """
        if not self.can_undo:
            raise NotOffered(
                "That cannot be undone: only groundwork and the plan can, until they are committed."
            )
        return self._replace(turns=self.turns[:-1])
