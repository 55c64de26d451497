"""A finished play with what every page of the debrief asks of it."""

from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from game.library.labels import Label
from game.rules.bargaining.packages import floor, home_line, line
from game.rules.case_role import CaseRole
from game.rules.conditions import preparation
from game.rules.debrief.trail import TrailStep, trail
from game.rules.knowledge.adviser import adviser_reads
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.scoring.outcome import label
from game.rules.scoring.scores import scores
from game.rules.state import State
from game.rules.view.debrief_view import Scores


class MetersThen(NamedTuple):
    """How things stood after a move."""

    turn: int
    """0 before the first move."""
    preparation: int
    rapport: tuple[int, ...]
    """As it truly was, by face."""
    told: tuple[int, ...]
    """As the adviser had it, by face."""


class Finished:
    """A finished play; each thing is worked out once, when a page first asks."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.case_role: CaseRole = play.case_role
        self.state: State = play.state
        self.own = play.case_role.role.side
        self.sides = (self.own, *play.case_role.others)

    @cached_property
    def steps(self) -> tuple[TrailStep, ...]:
        """The moves that meant something."""
        return trail(self.play)

    @cached_property
    def label(self) -> Label:
        """What it came to."""
        return label(self.case_role, self.state)

    @cached_property
    def scores(self) -> Scores:
        """The scores."""
        return scores(self.case_role, self.state)

    @cached_property
    def course(self) -> tuple[MetersThen, ...]:
        """How things stood before the first move and after each, up to the ending."""
        states = [self.play.first]
        for turn in self.play.turns:
            states.append(turn.state)
            if turn.state.phase in (Phase.ENDING, Phase.REFLECTION, Phase.DEBRIEF):
                break
        return tuple(self._standing(turn, state) for turn, state in enumerate(states))

    @cached_property
    def _at_signing(self) -> State:
        """The state whose floors count: with the meters as at signing, where there was one."""
        deal = self.state.deal
        if deal is None:
            return self.state
        return self.state._replace(
            knows=deal.knows, flags=deal.flags, rapport=deal.rapport, mandate=deal.mandate
        )

    @cached_property
    def floors(self) -> dict[str, int]:
        """By side: its floor at the signing, or at the end where nothing was signed."""
        state = self._at_signing
        return {s: floor(self.case_role, s, state.knows, state.flags) for s in self.sides}

    @cached_property
    def lines(self) -> dict[str, Fraction]:
        """By side: what it took a paper to be signed, as rapport or your mandate had moved it."""
        state = self._at_signing
        own = home_line(self.case_role, state.knows, state.flags, state.mandate)
        return {self.own: own, **{s: line(self.case_role, s, state) for s in self.sides[1:]}}

    def _standing(self, turn: int, state: State) -> MetersThen:
        told = (adviser_reads(self.case_role, state, face) for face in self.case_role.faces)
        known = preparation(self.case_role, state.knows, state.told)
        return MetersThen(turn, known, state.rapport, tuple(told))

    def side_name(self, side: str) -> str:
        """A side's short name."""
        return self.case_role.side_name(side)
