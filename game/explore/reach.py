"""Reach: the best that is still possible after each choice, and which choices others dominate.

A choice's reach is the best final preparation, rapport, mandate, durability, ledger and own value
over all plays that make it. A choice is dominated where another that is open whenever it is reaches
at least as much in everything and more in something, over all plays and from each of some two dozen
states where it is open: from none of them is it the better one for anybody. A scene has no dilemma
where one choice dominates all.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from game.explore.endings import outcomes
from game.explore.meters import MANDATE
from game.explore.walk import Model, Walk
from game.explore.ways import SETTLING
from game.library.models.role import Choice
from game.rules.case_role import CaseRole
from game.rules.state import State


class Reach(NamedTuple):
    """The best final figures, each over plays of its own; -1 where none has any."""

    preparation: int = -1
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
    model = Model(case_role, by_value=True)
    short = Walk(model, [first], only=few)
    suspects = [scene for scene in _scenes(short) if any(_in_scene(short, scene))]
    if suspects:
        whole = Walk(model, [first])
        for scene in suspects:
            yield from _in_scene(whole, scene)


def _scenes(walk: Walk) -> Iterator[str]:
    for place in walk.places:
        if place in walk.model.case_role.role.scenes and SETTLING + place not in walk.layers:
            yield place


def _in_scene(walk: Walk, scene: str) -> Iterator[Dominated]:
    """The dominated choices of a scene, among the plays of a walk."""
    choices = walk.model.case_role.role.scenes[scene].choices
    ways = {way.move: way for way in walk.ways[scene]}
    reaches = {each.id: _reach(walk.after(scene, ways[each.id])) for each in choices}
    for choice in choices:
        for rival in choices:
            if (
                reaches[rival.id].beats(reaches[choice.id])
                and reaches[choice.id] != Reach()
                and _open_whenever(walk, scene, rival, choice)
                and not _better_somewhere(walk, scene, choice, rival)
            ):
                yield Dominated(scene, choice.id, rival.id)
                break


STATES_LOOKED_AT = 24
"""States from which a choice is compared with one that reaches more over all plays."""


def _better_somewhere(walk: Walk, scene: str, choice: Choice, rival: Choice) -> bool:
    """Whether a choice reaches more of something than a rival from some state looked at."""
    ways = {way.move: way for way in walk.ways[scene]}
    return any(
        not (theirs == mine or theirs.beats(mine))
        for mine, theirs in (
            (
                _reach(walk.after(scene, ways[choice.id], here)),
                _reach(walk.after(scene, ways[rival.id], here)),
            )
            for here in _states(walk, scene, choice)
        )
    )


def _states(walk: Walk, scene: str, choice: Choice) -> Iterator[dict[int, int]]:
    """Some states in which a choice is open, from all over: the cold, the warm, the shakiest."""
    layer, space = walk.layers[scene], walk.model.space
    open_to = {now: bits & _open(walk, choice, now) for now, bits in layer.items()}
    several = [(now, bits) for now, bits in open_to.items() if bits]
    step = max(1, 3 * len(several) // STATES_LOOKED_AT)
    for now, bits in several[::step]:
        shakiest = bits & space.level[MANDATE][space.levels(bits, MANDATE)[0]]
        ends = {bits & -bits, 1 << bits.bit_length() - 1, shakiest & -shakiest}
        yield from ({now: vector} for vector in sorted(ends))


def _reach(walk: Walk) -> Reach:
    """The best that the ends of a walk came to."""
    best = Reach()
    space = walk.model.space
    for ending in walk.endings:
        for outcome, now, bits in outcomes(walk, ending):
            deal = walk.model.marks.deal_of(now)
            own = deal.own if deal is not None and deal.own is not None else Fraction(-1)
            warmth = next(level for level, mask in space.warmer if bits & mask)
            best = Reach(
                max(best.preparation, outcome.preparation),
                max(best.rapport, warmth),
                max(best.mandate, space.levels(bits, MANDATE)[-1]),
                max(
                    best.durability,
                    Fraction(-1 if outcome.durability is None else outcome.durability),
                ),
                max(best.ledger, -1 if outcome.ledger is None else outcome.ledger),
                max(best.own, own),
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
    marks = walk.model.marks
    reads = marks.reads(choice.needs, choice.unless, rival.needs, rival.unless) | marks.hours
    gathered: dict[int, int] = {}
    for now, bits in walk.layers[scene].items():
        gathered[now & reads] = gathered.get(now & reads, 0) | bits
    return not any(
        bits & _open(walk, choice, now) & ~_open(walk, rival, now) for now, bits in gathered.items()
    )


def _open(walk: Walk, choice: Choice, now: int) -> int:
    marks = walk.model.marks
    if marks.hours_left(now) < -choice.effects.hours:
        return 0
    return marks.open_region(choice.needs, choice.unless, now)
