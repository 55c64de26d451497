"""Reach: the best that is still possible after each choice, and which choices others dominate.

A choice's reach is the best final preparation, worth of what was told, rapport, mandate,
durability, ledger and own value over all plays that make it. What was told is counted in a second
walk, in the place of the preparation wherever nothing turns on that. A choice is dominated where
another that is open whenever it is reaches at least as much in everything and more in something,
over all plays and from each of some two dozen states where it is open, and leaves no less of the
mandate at once: mandate is spent on the way, on recalls and on what home stands by, and the best
that is left at the end, which is near 20 after most choices, does not show it. So a dominated
choice is the better one for nobody. A scene has no dilemma where one choice dominates all.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from game.explore.encoding.guards import guarded_choice
from game.explore.encoding.key import gathered
from game.explore.encoding.meters import MANDATE
from game.explore.encoding.place import SETTLING
from game.explore.queries.outcomes import outcomes
from game.explore.reachability.compiled_role import CompiledRole
from game.explore.reachability.walk import Walk, walk_from
from game.explore.transitions.compiled_move import CompiledMove
from game.library.models.role import Choice
from game.rules.case_role import CaseRole
from game.rules.state import State


class Reach(NamedTuple):
    """The best final figures, each over plays of its own; -1 where none has any."""

    preparation: int = -1
    told: int = -1
    """The worth of what was told, at most 20."""
    rapport: int = -1
    """Summed over the faces."""
    mandate: int = -1
    durability: Fraction = Fraction(-1)
    ledger: int = -1
    own: Fraction = Fraction(-1)

    def beats(self, other: "Reach") -> bool:
        """Whether it is at least as good in everything and better in something."""
        return self != other and (
            self.preparation >= other.preparation
            and self.told >= other.told
            and self.rapport >= other.rapport
            and self.mandate >= other.mandate
            and self.durability >= other.durability
            and self.ledger >= other.ledger
            and self.own >= other.own
        )


class Dominated(NamedTuple):
    """A choice that another always betters."""

    scene: str
    choice: str
    by: str


def dominated(case_role: CaseRole, first: State, few: frozenset[int]) -> Iterator[Dominated]:
    """Every dominated choice of a role.

    Scenes are first looked at in plays from a few ways to spend the days: a choice that reaches
    something there that no other does needs no more looking at, for more plays only add to what
    it reaches. The rest are looked at among all plays.
    """
    compiled = CompiledRole(case_role, by_value=True)
    counting = CompiledRole(case_role, counts_told=True)
    short = [walk_from(each, [first], only=few) for each in (compiled, counting)]
    suspects = [scene for scene in _scenes(short[0]) if any(_in_scene(short, scene))]
    if suspects:
        whole = [walk_from(each, [first]) for each in (compiled, counting)]
        for scene in suspects:
            yield from _in_scene(whole, scene)


def _scenes(walk: Walk) -> Iterator[str]:
    for place in walk.places:
        if place in walk.compiled.case_role.role.scenes and SETTLING + place not in walk.layers:
            yield place


def _in_scene(walks: list[Walk], scene: str) -> Iterator[Dominated]:
    """The dominated choices of a scene, in two walks of the same plays: one of the told."""
    walk = walks[0]
    choices = walk.compiled.case_role.role.scenes[scene].choices
    reaches = {each.id: _reach_of(walks, scene, each) for each in choices}
    for choice in choices:
        for rival in choices:
            if (
                reaches[rival.id].beats(reaches[choice.id])
                and reaches[choice.id] != Reach()
                and rival.effects.mandate >= choice.effects.mandate
                and _open_whenever(walk, scene, rival, choice)
                and not any(_better_somewhere(each, scene, choice, rival) for each in walks)
            ):
                yield Dominated(scene, choice.id, rival.id)
                break


def _reach_of(walks: list[Walk], scene: str, choice: Choice) -> Reach:
    """The reach of a choice over all plays of some walks together."""
    everything, told = (_reach(each.after(scene, _move(each, scene, choice))) for each in walks)
    return everything._replace(told=told.told)


def _move(walk: Walk, scene: str, choice: Choice) -> CompiledMove:
    return next(each for each in walk.moves[scene] if each.id == choice.id)


STATES_LOOKED_AT = 24
"""States from which a choice is compared with one that reaches more over all plays."""


def _better_somewhere(walk: Walk, scene: str, choice: Choice, rival: Choice) -> bool:
    """Whether a choice reaches more of something than a rival from some state looked at."""
    mine_on, theirs_on = (_move(walk, scene, each) for each in (choice, rival))
    return any(
        not (theirs == mine or theirs.beats(mine))
        for mine, theirs in (
            (
                _reach(walk.after(scene, mine_on, here)),
                _reach(walk.after(scene, theirs_on, here)),
            )
            for here in _states(walk, scene, choice)
        )
    )


def _states(walk: Walk, scene: str, choice: Choice) -> Iterator[dict[int, int]]:
    """Some states in which a choice is open, from all over: the cold, the warm, the shakiest."""
    layer, space = walk.layers[scene], walk.compiled.space
    guarded = guarded_choice(walk.compiled.layout, scene, choice)
    open_to = {key: bits & guarded.region(key) for key, bits in layer.items()}
    several = [(key, bits) for key, bits in open_to.items() if bits]
    apart = max(1, 3 * len(several) // STATES_LOOKED_AT)
    for key, bits in several[::apart]:
        shakiest = bits & space.level[MANDATE][space.levels(bits, MANDATE)[0]]
        ends = {bits & -bits, 1 << bits.bit_length() - 1, shakiest & -shakiest}
        yield from ({key: vector} for vector in sorted(ends))


def _reach(walk: Walk) -> Reach:
    """The best that the ends of a walk came to."""
    best = Reach()
    space, layout = walk.compiled.space, walk.compiled.layout
    if layout.counts_told:
        levels = (
            layout.most_told(key, bits)
            for ending in walk.endings
            for key, bits in walk.layers[ending].items()
        )
        return Reach(told=max(levels, default=-1))
    for ending in walk.endings:
        for outcome, key, bits in outcomes(walk, ending):
            deal = layout.deal_of(key)
            # What was undone is worth nothing to anybody.
            own = deal.own if deal is not None and outcome.durability is not None else None
            warmth = next(level for level, mask in space.warmer if bits & mask)
            best = Reach(
                max(best.preparation, outcome.preparation),
                best.told,
                max(best.rapport, warmth),
                max(best.mandate, space.levels(bits, MANDATE)[-1]),
                max(
                    best.durability,
                    Fraction(-1 if outcome.durability is None else outcome.durability),
                ),
                max(best.ledger, -1 if outcome.ledger is None else outcome.ledger),
                max(best.own, Fraction(-1) if own is None else own),
            )
    return best


def without_dilemma(case_role: CaseRole, found: list[Dominated]) -> list[str]:
    """The scenes in which one choice dominates all the others."""
    scenes = []
    for scene_id, scene in case_role.role.scenes.items():
        fallen = {each.choice for each in found if each.scene == scene_id}
        if scene.choices and len(fallen) == len(scene.choices) - 1:
            scenes.append(scene_id)
    return scenes


def _open_whenever(walk: Walk, scene: str, rival: Choice, choice: Choice) -> bool:
    """Whether a rival is open in every state in which a choice is."""
    mine, theirs = (guarded_choice(walk.compiled.layout, scene, each) for each in (choice, rival))
    return not any(
        bits & mine.region(key) & ~theirs.region(key)
        for key, bits in gathered(walk.layers[scene], mine.reads | theirs.reads).items()
    )
