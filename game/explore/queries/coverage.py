"""Coverage: what of a role can ever be met, and what kills the rest.

Every choice, action, taught fact, settlement option, passage and ending is a thing to be met, and
so is every choice as it stands dimmed. The walk says which states there are; here each thing is
asked whether it is met in any of them.
"""

from collections.abc import Callable, Iterable, Iterator

from game.explore.encoding.conditions import marks_read, open_region
from game.explore.encoding.flow import flow_of
from game.explore.encoding.guards import (
    GuardedMove,
    guarded_choice,
    guarded_in_groundwork,
    guarded_in_recess,
)
from game.explore.encoding.key import KeyLayout
from game.explore.encoding.place import GROUNDWORK, RECESS, SETTLING
from game.explore.queries.dimmed import dimmed
from game.explore.queries.sighting import Sighting
from game.explore.questions.conditionals import Conditional, passages, scene_texts
from game.explore.questions.things import Thing
from game.explore.reachability.walk import Walk
from game.library.models.role import Choice
from game.rules.case_role import CaseRole

Sightings = dict[Thing, Sighting | None]
"""By thing: where it is met first, or None."""


def things_met(
    walk: Walk, with_passages: bool, sought: frozenset[Thing] | None = None
) -> Sightings:
    """Everything that can be met in a role, with one sighting each of what is met in a walk.

    Args:
        walk: the walk to look through.
        with_passages: whether to look for passages, too; a walk must tell apart what they ask for.
        sought: the things to look for; None for all.
    """
    found: Sightings = {}
    look = _Look(walk, found, sought)
    for place in walk.places:
        if place in walk.endings:
            look.at_ending(place, with_passages)
        elif place == GROUNDWORK:
            look.at_groundwork(with_passages)
        elif place.startswith(RECESS):
            look.at_recess(place, with_passages)
        elif not place.startswith(SETTLING):
            look.at_scene(place, with_passages)
        if place == GROUNDWORK or place in walk.compiled.case_role.role.scenes:
            found |= dimmed(walk, place, sought)
    return found


class _Look:
    """One look through a walk."""

    def __init__(self, walk: Walk, found: Sightings, sought: frozenset[Thing] | None) -> None:
        self._walk = walk
        self._found = found
        self._sought = sought
        self._layout: KeyLayout = walk.compiled.layout
        self._case_role: CaseRole = walk.compiled.case_role

    def _see(self, thing: Thing, sightings: Iterator[Sighting]) -> None:
        if self._found.get(thing) is None and (self._sought is None or thing in self._sought):
            self._found[thing] = next(sightings, None)

    def _shown(self, named: str, place: str, texts: Iterable[Conditional]) -> None:
        """Look for the passages that show at a place as soon as one is there."""
        for text in texts:
            reads = marks_read(self._layout, text.when, text.unless)
            self._see(Thing("passage", text.where, named), self._showings(place, reads, text))

    def _showings(self, place: str, reads: int, text: Conditional) -> Iterator[Sighting]:
        """The states of a place in which a passage shows."""
        return self._where(
            place, reads, lambda key: open_region(self._layout, text.when, text.unless, key)
        )

    def _where(
        self, place: str, reads: int, region: Callable[[int], int], move: str | None = None
    ) -> Iterator[Sighting]:
        """The states of a place whose vectors are in a region that some marks decide."""
        known: dict[int, int] = {}
        for key, bits in self._walk.layers[place].items():
            key = key & reads
            here = known.get(key)
            if here is None:
                here = known[key] = region(key)
            if bits & here:
                yield Sighting(place, reads, key, bits & here, move)

    def _passages_after(
        self, named: str, place: str, guarded: GuardedMove, texts: Iterable[Conditional]
    ) -> None:
        """Look for the passages shown after a move, which are of the state it led to."""
        layout = self._layout
        move = next(each for each in self._walk.moves[place] if each.id == guarded.model.id)

        def sightings(text: Conditional) -> Iterator[Sighting]:
            asked = marks_read(layout, text.when, text.unless)
            for seen in self._making(place, guarded, asked | move.reads):
                after = guarded.change(seen.key).applied(seen.key)
                shown = open_region(layout, text.when, text.unless, after)
                for transition in move.transitions(seen.key) if shown else ():
                    before = transition.flow.before(shown) & seen.bits
                    if before:
                        yield seen._replace(bits=before)

        for text in texts:
            self._see(Thing("passage", text.where, named), sightings(text))

    def at_ending(self, place: str, with_passages: bool) -> None:
        """The ending itself and its text."""
        layer = self._walk.layers[place]
        self._see(
            Thing("ending", place, place),
            (Sighting(place, -1, key, bits) for key, bits in layer.items()),
        )
        if with_passages:
            text = self._case_role.role.endings[place].text
            self._shown(place, place, passages(f"endings.{place}.text", text))

    def at_groundwork(self, with_passages: bool) -> None:
        """The actions, the facts they teach, and the texts there."""
        role = self._case_role.role
        for index, action in enumerate(role.groundwork.actions):
            guarded = guarded_in_groundwork(self._layout, action)
            self._done(GROUNDWORK, index, guarded, with_passages)
        if with_passages:
            self._briefed(passages("brief.text", role.brief.text))
            self._shown(GROUNDWORK, GROUNDWORK, passages("groundwork.text", role.groundwork.text))
            self._planned(passages("plan.text", role.plan.text))

    def _briefed(self, texts: Iterable[Conditional]) -> None:
        """Look for the passages of the brief, which is read before anything is done."""
        taken = sum(self._layout.taken.values())
        for text in texts:
            reads = marks_read(self._layout, text.when, text.unless) | taken
            self._see(
                Thing("passage", text.where, GROUNDWORK),
                (each for each in self._showings(GROUNDWORK, reads, text) if not each.key & taken),
            )

    def _planned(self, texts: Iterable[Conditional]) -> None:
        """Look for the passages of the plan, which is written once the groundwork is closed."""
        transitions, space = self._walk.transitions, self._walk.compiled.space

        def sightings(text: Conditional) -> Iterator[Sighting]:
            reads = marks_read(self._layout, text.when, text.unless) | transitions.commit.reads

            def before(key: int) -> int:
                change, relation = transitions.planning(key)
                shown = open_region(self._layout, text.when, text.unless, change.applied(key))
                return flow_of(space, [relation]).before(shown)

            return self._where(GROUNDWORK, reads, before, "commit")

        for text in texts:
            self._see(Thing("passage", text.where, GROUNDWORK), sightings(text))

    def at_recess(self, place: str, with_passages: bool) -> None:
        """The actions of a recess; whether any is ever done there is no matter of its own."""
        for index, action in enumerate(self._case_role.role.groundwork.actions):
            if action.recess:
                self._done(place, index, guarded_in_recess(self._layout, action), with_passages)

    def _done(self, place: str, index: int, guarded: GuardedMove, with_passages: bool) -> None:
        path = f"groundwork.actions.{index}"
        self._made(place, guarded, Thing("action", path, GROUNDWORK))
        if with_passages:
            result = self._case_role.role.groundwork.actions[index].result
            self._passages_after(GROUNDWORK, place, guarded, passages(f"{path}.result", result))

    def _made(self, place: str, guarded: GuardedMove, thing: Thing) -> None:
        """Look for where a choice or an action is open, and so for the facts that it teaches."""
        for each in (thing, *(Thing("fact", fact, "") for fact in guarded.model.effects.learn)):
            self._see(each, self._making(place, guarded))

    def _making(self, place: str, guarded: GuardedMove, more: int = 0) -> Iterator[Sighting]:
        """The states in which one is open, told apart by more marks than decide it."""
        return self._where(place, guarded.reads | more, guarded.region, guarded.model.id)

    def at_scene(self, place: str, with_passages: bool) -> None:
        """The choices, open and dimmed, the facts they teach, the options, and the texts."""
        scene = self._case_role.role.scenes[place]
        for index, choice in enumerate(scene.choices):
            self._chosen(place, index, choice, with_passages)
        if scene.table:
            self._options(place)
        if with_passages:
            # At the table, what is shown changes with every offer that costs something.
            for there in (place, SETTLING + place) if scene.table else (place,):
                self._shown(place, there, scene_texts(self._case_role, place))

    def _chosen(self, place: str, index: int, choice: Choice, with_passages: bool) -> None:
        path, guarded = (
            f"scenes.{place}.choices.{index}",
            guarded_choice(self._layout, place, choice),
        )
        self._made(place, guarded, Thing("choice", path, place))
        if with_passages:
            self._passages_after(place, place, guarded, passages(f"{path}.reply", choice.reply))

    def _options(self, place: str) -> None:
        transitions, everything = self._walk.transitions, self._walk.compiled.space.everything
        for option in self._case_role.option_issue:

            def open_to(key: int, option: str = option) -> int:
                return everything if transitions.meetings.is_open(option, key) else 0

            self._see(
                Thing("option", option, place), self._where(place, transitions.table_reads, open_to)
            )
