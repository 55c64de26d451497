"""Aimed play: random play that leans towards what a condition asks for.

Most of the days are spent, moves that teach a wanted fact or set a wanted flag are preferred, and
offers are looked for that have the wanted options in them and that all would sign. So it meets
things that chance alone hardly ever does; it proves nothing of those it does not meet.
"""

from collections.abc import Iterable
from random import Random
from typing import NamedTuple, Self

from game.explore.encoding.conditions import marks_read
from game.explore.encoding.key import KeyLayout
from game.library.models.base import Branch, Condition, Effects
from game.rules.bargaining.other_sides import accepts
from game.rules.bargaining.packages import open_options
from game.rules.case_role import CaseRole, Package
from game.rules.moves import Choose, Move, Propose
from game.rules.offered import WALK
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.state import State
from game.rules.turns import listed_moves

LEANS = 0.8
"""How often what is wanted is preferred to chance."""

TRIES = 30
"""Packages looked at for one that all would sign."""


class Aim(NamedTuple):
    """What a play leans towards."""

    facts: frozenset[str]
    flags: frozenset[str]
    options: frozenset[str]
    ahead: frozenset[str]
    """The scenes and endings from which the place that is aimed at lies ahead, and that place."""

    @classmethod
    def at(cls, layout: KeyLayout, ahead: frozenset[str], conditions: Iterable[Condition]) -> Self:
        """What several conditions ask for at a place."""
        wanted = marks_read(layout, *conditions)
        options = frozenset(name for name, mark in layout.text.items() if wanted & mark)
        return cls(layout.known(wanted), layout.flags_set(wanted), options, ahead)

    def likes(self, effects: Effects) -> bool:
        """Whether effects bring something that is wanted."""
        return not self.facts.isdisjoint(effects.learn) or not self.flags.isdisjoint(effects.flags)

    def is_ahead(self, branches: tuple[Branch, ...]) -> bool:
        """Whether any of some branches may lead there."""
        return any(branch.to in self.ahead for branch in branches)


def play_toward(case_role: CaseRole, aim: Aim, random: Random) -> Play:
    """One playthrough to its ending, or to where nothing can be done."""
    play = Play.begin(case_role)
    while play.state.phase is not Phase.ENDING:
        move = _move(case_role, play.state, aim, random)
        if move is None:
            break
        play = play.after(move)
    return play


def _move(case_role: CaseRole, state: State, aim: Aim, random: Random) -> Move | None:
    leans = random.random() < LEANS
    if state.phase is Phase.TABLE and leans:
        return _at_table(case_role, state, aim, random)
    open_ = [move.id for move in listed_moves(case_role, state) if move.open]
    if not open_:
        return None
    if leans:
        open_ = _preferred(case_role, state, aim, open_)
    return Choose(random.choice(open_))


def _preferred(case_role: CaseRole, state: State, aim: Aim, open_: list[str]) -> list[str]:
    """Of the open moves those that bring what is wanted, or lead there, if there are such."""
    if state.in_recess or state.phase is Phase.GROUNDWORK:
        actions = case_role.actions
        liked = [each for each in open_ if each in actions and aim.likes(actions[each].effects)]
        # What comes last is to close the groundwork, or to come back from the recess.
        return liked or open_[:-1] or open_
    choices = case_role.choices.get(state.place, {})
    scene = case_role.role.scenes.get(state.place)
    there = [
        each
        for each in open_
        if scene is not None and each in choices and aim.is_ahead(scene.leads(choices[each]))
    ]
    return [each for each in there if aim.likes(choices[each].effects)] or there or open_


def _at_table(case_role: CaseRole, state: State, aim: Aim, random: Random) -> Move:
    """An offer that all would sign, one with a bracket, or leaving: by what may lead there."""
    table = case_role.role.table
    assert table is not None
    ahead = [name for name, branches in table.exits.items() if aim.is_ahead(branches)]
    toward = random.choice(ahead or ["deadlock"])
    if toward == "walked":
        return Choose(WALK.id)
    to_sign = toward != "deadlock"
    package: list[str | None] = list(_package(case_role, state, aim, random, to_sign))
    if toward == "draft" and table.brackets:
        loose = [i for i, option in enumerate(package) if option not in aim.options]
        for issue in random.sample(loose, min(len(loose), random.randint(1, table.brackets))):
            package[issue] = None
    return Propose(tuple(zip(case_role.issue_ids, package, strict=True)))


def _package(case_role: CaseRole, state: State, aim: Aim, random: Random, to_sign: bool) -> Package:
    """A package with the wanted options, if they are open; one that all would sign, if seen."""
    choices = [
        tuple(option for option in options if option in aim.options) or options
        for options in open_options(case_role, state.knows, state.text)
    ]
    tries = [tuple(map(random.choice, choices)) for _ in range(TRIES if to_sign else 1)]
    signed = (
        each
        for each in tries
        if to_sign and all(accepts(case_role, state, side, each) for side in case_role.others)
    )
    return next(signed, tries[0])
