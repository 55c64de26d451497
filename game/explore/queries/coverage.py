"""Coverage: what of a role can ever be met, and what kills the rest.

Every choice, action, taught fact, settlement option, passage and ending is a thing to be met, and
so is every choice as it stands dimmed. The walk says which states there are; here each thing is
asked whether it is met in any of them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from game.explore.encoding.flow import flow_of
from game.explore.encoding.key import Change, KeyLayout, Layer
from game.explore.encoding.place import GROUNDWORK, RECESS, SETTLING
from game.explore.questions.conditionals import Conditional, passages, scene_texts
from game.explore.questions.things import Thing
from game.explore.reachability.walk import Walk
from game.explore.transitions.compiled_move import CompiledMove
from game.library.models.role import Action, Choice
from game.rules.case_role import CaseRole


class Sighting(NamedTuple):
    """A state in which a thing is met, and the move, if any, that meets it."""

    place: str
    reads: int
    """The marks that decide it."""
    key: int
    """What they are."""
    bits: int
    """The meter vectors with which it is met under them."""
    move: str | None = None


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
    return found


class _Look:
    """One look through a walk."""

    def __init__(self, walk: Walk, found: Sightings, sought: frozenset[Thing] | None) -> None:
        self._walk = walk
        self._found = found
        self._sought = sought
        self._layout: KeyLayout = walk.compiled.layout
        self._case_role: CaseRole = walk.compiled.case_role

    def _groups(self, place: str, reads: int) -> Layer:
        """The states of a place gathered by the marks that are read."""
        gathered: Layer = {}
        for key, bits in self._walk.layers[place].items():
            read = key & reads
            gathered[read] = gathered.get(read, 0) | bits
        return gathered

    def _see(self, thing: Thing, sightings: Iterator[Sighting]) -> None:
        if self._found.get(thing) is None and (self._sought is None or thing in self._sought):
            self._found[thing] = next(sightings, None)

    def _shown(self, named: str, place: str, texts: Iterable[Conditional]) -> None:
        """Look for the passages that show at a place as soon as one is there."""
        for text in texts:
            reads = self._layout.reads(text.when, text.unless)
            self._see(Thing("passage", text.where, named), self._showings(place, reads, text))

    def _showings(self, place: str, reads: int, text: Conditional) -> Iterator[Sighting]:
        """The states of a place in which a passage shows."""
        return self._where(
            place, reads, lambda key: self._layout.open_region(text.when, text.unless, key)
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
        self,
        named: str,
        texts: Iterable[Conditional],
        move: CompiledMove,
        doing: Callable[[int], Iterator[Sighting]],
        change: Callable[[int], Change],
    ) -> None:
        """Look for the passages shown after a move, which are of the state it led to.

        `doing` gives the states in which it is made, told apart by marks besides its own.
        """
        layout = self._layout

        def sightings(text: Conditional) -> Iterator[Sighting]:
            for seen in doing(layout.reads(text.when, text.unless) | move.reads):
                after = change(seen.key).applied(seen.key)
                shown = layout.open_region(text.when, text.unless, after)
                for transition in move.transitions(seen.key) if shown else ():
                    before = transition.flow.before(shown) & seen.bits
                    if before:
                        yield seen._replace(bits=before)

        for text in texts:
            self._see(Thing("passage", text.where, named), sightings(text))

    def _move(self, place: str, move: str) -> CompiledMove:
        return next(each for each in self._walk.moves[place] if each.id == move)

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
            self._done(GROUNDWORK, index, action, self._layout.days, with_passages)
        self._dimmed(
            GROUNDWORK,
            [(each.id, each) for each in role.groundwork.actions],
            lambda key, action: bool(key & self._layout.taken[action.id]),
        )
        if with_passages:
            self._briefed(passages("brief.text", role.brief.text))
            self._shown(GROUNDWORK, GROUNDWORK, passages("groundwork.text", role.groundwork.text))
            self._planned(passages("plan.text", role.plan.text))

    def _briefed(self, texts: Iterable[Conditional]) -> None:
        """Look for the passages of the brief, which is read before anything is done."""
        taken = sum(self._layout.taken.values())
        for text in texts:
            reads = self._layout.reads(text.when, text.unless) | taken
            self._see(
                Thing("passage", text.where, GROUNDWORK),
                (each for each in self._showings(GROUNDWORK, reads, text) if not each.key & taken),
            )

    def _planned(self, texts: Iterable[Conditional]) -> None:
        """Look for the passages of the plan, which is written once the groundwork is closed."""
        transitions, space = self._walk.transitions, self._walk.compiled.space

        def sightings(text: Conditional) -> Iterator[Sighting]:
            reads = self._layout.reads(text.when, text.unless) | transitions.commit.reads

            def before(key: int) -> int:
                change, relation = transitions.planning(key)
                shown = self._layout.open_region(text.when, text.unless, change.applied(key))
                return flow_of(space, [relation]).before(shown)

            return self._where(GROUNDWORK, reads, before, "commit")

        for text in texts:
            self._see(Thing("passage", text.where, GROUNDWORK), sightings(text))

    def at_recess(self, place: str, with_passages: bool) -> None:
        """The actions of a recess; whether any is ever done there is no matter of its own."""
        for index, action in enumerate(self._case_role.role.groundwork.actions):
            if action.recess:
                self._done(place, index, action, self._layout.hours, with_passages)

    def _done(self, place: str, index: int, action: Action, cost: int, with_passages: bool) -> None:
        layout = self._layout
        left = layout.days_left if cost == layout.days else layout.hours_left
        reads = layout.reads(action.needs, action.unless) | layout.taken[action.id] | cost

        def open_to(key: int) -> int:
            if left(key) < action.days or key & layout.taken[action.id]:
                return 0
            return layout.open_region(action.needs, action.unless, key)

        def doing(more: int = 0) -> Iterator[Sighting]:
            return self._where(place, reads | more, open_to, action.id)

        def change(key: int) -> Change:
            spent = layout.with_hours(action.days) if cost == layout.hours else 0
            changed = layout.change(action.effects, key)
            return changed._replace(hours=changed.hours - spent)

        self._see(Thing("action", f"groundwork.actions.{index}", GROUNDWORK), doing())
        for fact in action.effects.learn:
            self._see(Thing("fact", fact, ""), doing())
        if with_passages:
            texts = passages(f"groundwork.actions.{index}.result", action.result)
            self._passages_after(GROUNDWORK, texts, self._move(place, action.id), doing, change)

    def at_scene(self, place: str, with_passages: bool) -> None:
        """The choices, open and dimmed, the facts they teach, the options, and the texts."""
        scene = self._case_role.role.scenes[place]
        for index, choice in enumerate(scene.choices):
            self._chosen(place, index, choice, with_passages)
        self._dimmed(place, [(each.id, each) for each in scene.choices], lambda key, each: False)
        if scene.table:
            self._options(place)
        if with_passages:
            # At the table, what is shown changes with every offer that costs something.
            for there in (place, SETTLING + place) if scene.table else (place,):
                self._shown(place, there, scene_texts(self._case_role, place))

    def _choosing(self, place: str, choice: Choice, more: int = 0) -> Iterator[Sighting]:
        """The states in which a choice is open."""
        layout = self._layout
        reads = layout.reads(choice.needs, choice.unless) | more
        reads |= layout.hours if choice.effects.hours else 0

        def open_to(key: int) -> int:
            if layout.hours_left(key) < -choice.effects.hours:
                return 0
            return layout.open_region(choice.needs, choice.unless, key)

        return self._where(place, reads, open_to, choice.id)

    def _chosen(self, place: str, index: int, choice: Choice, with_passages: bool) -> None:
        path = f"scenes.{place}.choices.{index}"
        self._see(Thing("choice", path, place), self._choosing(place, choice))
        for fact in choice.effects.learn:
            self._see(Thing("fact", fact, ""), self._choosing(place, choice))
        if with_passages:
            self._passages_after(
                place,
                passages(f"{path}.reply", choice.reply),
                self._move(place, choice.id),
                lambda more: self._choosing(place, choice, more),
                lambda key: self._layout.change(choice.effects, key),
            )

    def _options(self, place: str) -> None:
        transitions, everything = self._walk.transitions, self._walk.compiled.space.everything
        for option in self._case_role.option_issue:

            def open_to(key: int, option: str = option) -> int:
                return everything if transitions.meetings.is_open(option, key) else 0

            self._see(
                Thing("option", option, place), self._where(place, transitions.table_reads, open_to)
            )

    def _dimmed(
        self,
        place: str,
        offered: list[tuple[str, Action]] | list[tuple[str, Choice]],
        gone: Callable[[int, Action], bool] | Callable[[int, Choice], bool],
    ) -> None:
        """The choices or actions with a condition, as they stand dimmed: the first closed one."""
        layout, space = self._layout, self._walk.compiled.space
        reads = 0
        for _, each in offered:
            reads |= layout.reads(each.needs, each.unless)
            reads |= layout.hours if each.effects.hours else 0
            reads |= layout.taken.get(each.id, 0)
        closed_at: dict[str, Sighting | None] = {
            name: None
            for name, each in offered
            if not each.secret
            and (each.needs is not None or each.unless is not None)
            and (self._sought is None or Thing("dimmed", name, place) in self._sought)
        }
        for key, bits in self._groups(place, reads).items() if closed_at else ():
            if all(closed_at.values()):
                break
            left = bits
            for name, each in offered:
                if not left:
                    break
                if each.secret or gone(key, each):  # type: ignore[arg-type]
                    continue
                region = layout.open_region(each.needs, each.unless, key)
                if place != GROUNDWORK and layout.hours_left(key) < -each.effects.hours:
                    region = 0
                dim = left & space.everything & ~region
                if dim and name in closed_at and closed_at[name] is None:
                    closed_at[name] = Sighting(place, reads, key, dim)
                left &= region
        for name, sighting in closed_at.items():
            self._found[Thing("dimmed", name, place)] = sighting
