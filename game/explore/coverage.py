"""Coverage: what of a role can ever be met, and what kills the rest.

Every choice, action, taught fact, settlement option, passage and ending is a thing to be met, and
so is every choice as it stands dimmed. The walk says which states there are; here each thing is
asked whether it is met in any of them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from game.explore.flow import flow_of
from game.explore.marks import Change, Layer, Marks
from game.explore.sites import Conditional, passages, scene_texts
from game.explore.walk import Walk
from game.explore.ways import GROUNDWORK, RECESS, SETTLING, Way
from game.library.models.role import Action, Choice
from game.rules.case_role import CaseRole


class Thing(NamedTuple):
    """Something that a player can meet, or cannot."""

    kind: str
    """choice, action, fact, option, passage, dimmed or ending."""
    where: str
    """Its path in the role's file, or its id."""
    place: str
    """The place where it is met."""


class Sighting(NamedTuple):
    """A state in which a thing is met, and the move, if any, that meets it."""

    place: str
    reads: int
    """The marks that decide it."""
    marks: int
    """What they are."""
    bits: int
    """The meter vectors with which it is met under them."""
    move: str | None = None


Sightings = dict[Thing, Sighting | None]
"""By thing: where it is met first, or None."""


def things_met(walk: Walk, told: bool, sought: frozenset[Thing] | None = None) -> Sightings:
    """Everything that can be met in a role, with one sighting each of what is met in a walk.

    Args:
        walk: the walk to look through.
        told: whether to look for passages, for which a walk must tell their conditions apart.
        sought: the things to look for; None for all.
    """
    found: Sightings = {}
    look = _Look(walk, found, sought)
    for place in walk.places:
        if place in walk.endings:
            look.at_ending(place, told)
        elif place == GROUNDWORK:
            look.at_groundwork(told)
        elif place.startswith(RECESS):
            look.at_recess(place, told)
        elif not place.startswith(SETTLING):
            look.at_scene(place, told)
    return found


class _Look:
    """One look through a walk."""

    def __init__(self, walk: Walk, found: Sightings, sought: frozenset[Thing] | None) -> None:
        self._walk = walk
        self._found = found
        self._sought = sought
        self._marks: Marks = walk.model.marks
        self._case_role: CaseRole = walk.model.case_role

    def _groups(self, place: str, reads: int) -> Layer:
        """The states of a place gathered by the marks that are read."""
        gathered: Layer = {}
        for marks, bits in self._walk.layers[place].items():
            read = marks & reads
            gathered[read] = gathered.get(read, 0) | bits
        return gathered

    def _see(self, thing: Thing, sightings: Iterator[Sighting]) -> None:
        if self._found.get(thing) is None and (self._sought is None or thing in self._sought):
            self._found[thing] = next(sightings, None)

    def _shown(self, named: str, place: str, texts: Iterable[Conditional]) -> None:
        """Look for the passages that show at a place as soon as one is there."""
        for text in texts:
            reads = self._marks.reads(text.when, text.unless)
            self._see(Thing("passage", text.where, named), self._showings(place, reads, text))

    def _showings(self, place: str, reads: int, text: Conditional) -> Iterator[Sighting]:
        """The states of a place in which a passage shows."""
        return self._where(
            place, reads, lambda now: self._marks.open_region(text.when, text.unless, now)
        )

    def _where(
        self, place: str, reads: int, region: Callable[[int], int], move: str | None = None
    ) -> Iterator[Sighting]:
        """The states of a place whose vectors are in a region that some marks decide."""
        known: dict[int, int] = {}
        for marks, bits in self._walk.layers[place].items():
            now = marks & reads
            here = known.get(now)
            if here is None:
                here = known[now] = region(now)
            if bits & here:
                yield Sighting(place, reads, now, bits & here, move)

    def _told(
        self,
        named: str,
        texts: Iterable[Conditional],
        way: Way,
        doing: Callable[[int], Iterator[Sighting]],
        change: Callable[[int], Change],
    ) -> None:
        """Look for the passages told after a move, which are of the state it led to.

        `doing` gives the states in which it is made, told apart by marks besides its own.
        """
        marks = self._marks

        def sightings(text: Conditional) -> Iterator[Sighting]:
            for seen in doing(marks.reads(text.when, text.unless) | way.reads):
                after = change(seen.marks).applied(seen.marks)
                shown = marks.open_region(text.when, text.unless, after)
                for step in way.steps(seen.marks) if shown else ():
                    before = step.flow.before(shown) & seen.bits
                    if before:
                        yield seen._replace(bits=before)

        for text in texts:
            self._see(Thing("passage", text.where, named), sightings(text))

    def _way(self, place: str, move: str) -> Way:
        return next(each for each in self._walk.ways[place] if each.move == move)

    def at_ending(self, place: str, told: bool) -> None:
        """The ending itself and its text."""
        layer = self._walk.layers[place]
        self._see(
            Thing("ending", place, place),
            (Sighting(place, -1, marks, bits) for marks, bits in layer.items()),
        )
        if told:
            text = self._case_role.role.endings[place].text
            self._shown(place, place, passages(f"endings.{place}.text", text))

    def at_groundwork(self, told: bool) -> None:
        """The actions, the facts they teach, and what is told there."""
        role = self._case_role.role
        for index, action in enumerate(role.groundwork.actions):
            self._done(GROUNDWORK, index, action, self._marks.days, told)
        self._dimmed(
            GROUNDWORK,
            [(each.id, each) for each in role.groundwork.actions],
            lambda marks, action: bool(marks & self._marks.taken[action.id]),
        )
        if told:
            self._briefed(passages("brief.text", role.brief.text))
            self._shown(GROUNDWORK, GROUNDWORK, passages("groundwork.text", role.groundwork.text))
            self._planned(passages("plan.text", role.plan.text))

    def _briefed(self, texts: Iterable[Conditional]) -> None:
        """Look for the passages of the brief, which is read before anything is done."""
        taken = sum(self._marks.taken.values())
        for text in texts:
            reads = self._marks.reads(text.when, text.unless) | taken
            self._see(
                Thing("passage", text.where, GROUNDWORK),
                (
                    each
                    for each in self._showings(GROUNDWORK, reads, text)
                    if not each.marks & taken
                ),
            )

    def _planned(self, texts: Iterable[Conditional]) -> None:
        """Look for the passages of the plan, which is written once the groundwork is closed."""
        steps, space = self._walk.steps, self._walk.model.space

        def sightings(text: Conditional) -> Iterator[Sighting]:
            reads = self._marks.reads(text.when, text.unless) | steps.commit.reads

            def before(now: int) -> int:
                change, relation = steps.planning(now)
                shown = self._marks.open_region(text.when, text.unless, change.applied(now))
                return flow_of(space, [relation]).before(shown)

            return self._where(GROUNDWORK, reads, before, "commit")

        for text in texts:
            self._see(Thing("passage", text.where, GROUNDWORK), sightings(text))

    def at_recess(self, place: str, told: bool) -> None:
        """The actions of a recess; whether any is ever done there is no matter of its own."""
        for index, action in enumerate(self._case_role.role.groundwork.actions):
            if action.recess:
                self._done(place, index, action, self._marks.hours, told)

    def _done(self, place: str, index: int, action: Action, cost: int, told: bool) -> None:
        marks = self._marks
        left = marks.days_left if cost == marks.days else marks.hours_left
        reads = marks.reads(action.needs, action.unless) | marks.taken[action.id] | cost

        def open_to(now: int) -> int:
            if left(now) < action.days or now & marks.taken[action.id]:
                return 0
            return marks.open_region(action.needs, action.unless, now)

        def doing(more: int = 0) -> Iterator[Sighting]:
            return self._where(place, reads | more, open_to, action.id)

        def change(now: int) -> Change:
            spent = marks.with_hours(action.days) if cost == marks.hours else 0
            changed = marks.change(action.effects, now)
            return changed._replace(hours=changed.hours - spent)

        self._see(Thing("action", f"groundwork.actions.{index}", GROUNDWORK), doing())
        for fact in action.effects.learn:
            self._see(Thing("fact", fact, ""), doing())
        if told:
            texts = passages(f"groundwork.actions.{index}.result", action.result)
            self._told(GROUNDWORK, texts, self._way(place, action.id), doing, change)

    def at_scene(self, place: str, told: bool) -> None:
        """The choices, open and dimmed, the facts they teach, the options, and what is told."""
        scene = self._case_role.role.scenes[place]
        for index, choice in enumerate(scene.choices):
            self._chosen(place, index, choice, told)
        self._dimmed(place, [(each.id, each) for each in scene.choices], lambda marks, each: False)
        if scene.table:
            self._options(place)
        if told:
            # At the table, what is shown changes with every offer that costs something.
            for there in (place, SETTLING + place) if scene.table else (place,):
                self._shown(place, there, scene_texts(self._case_role, place))

    def _choosing(self, place: str, choice: Choice, more: int = 0) -> Iterator[Sighting]:
        """The states in which a choice is open."""
        marks = self._marks
        reads = marks.reads(choice.needs, choice.unless) | more
        reads |= marks.hours if choice.effects.hours else 0

        def open_to(now: int) -> int:
            if marks.hours_left(now) < -choice.effects.hours:
                return 0
            return marks.open_region(choice.needs, choice.unless, now)

        return self._where(place, reads, open_to, choice.id)

    def _chosen(self, place: str, index: int, choice: Choice, told: bool) -> None:
        path = f"scenes.{place}.choices.{index}"
        self._see(Thing("choice", path, place), self._choosing(place, choice))
        for fact in choice.effects.learn:
            self._see(Thing("fact", fact, ""), self._choosing(place, choice))
        if told:
            self._told(
                place,
                passages(f"{path}.reply", choice.reply),
                self._way(place, choice.id),
                lambda more: self._choosing(place, choice, more),
                lambda now: self._marks.change(choice.effects, now),
            )

    def _options(self, place: str) -> None:
        steps, everything = self._walk.steps, self._walk.model.space.everything
        for option in self._case_role.option_issue:

            def open_to(now: int, option: str = option) -> int:
                return everything if steps.tables.is_open(option, now) else 0

            self._see(
                Thing("option", option, place), self._where(place, steps.table_reads, open_to)
            )

    def _dimmed(
        self,
        place: str,
        offered: list[tuple[str, Action]] | list[tuple[str, Choice]],
        gone: Callable[[int, Action], bool] | Callable[[int, Choice], bool],
    ) -> None:
        """The choices or actions with a condition, as they stand dimmed: the first closed one."""
        marks, space = self._marks, self._walk.model.space
        reads = 0
        for _, each in offered:
            reads |= marks.reads(each.needs, each.unless)
            reads |= marks.hours if each.effects.hours else 0
            reads |= marks.taken.get(each.id, 0)
        closed_at: dict[str, Sighting | None] = {
            name: None
            for name, each in offered
            if not each.secret
            and (each.needs is not None or each.unless is not None)
            and (self._sought is None or Thing("dimmed", name, place) in self._sought)
        }
        for now, bits in self._groups(place, reads).items() if closed_at else ():
            if all(closed_at.values()):
                break
            left = bits
            for name, each in offered:
                if not left:
                    break
                if each.secret or gone(now, each):  # type: ignore[arg-type]
                    continue
                region = marks.open_region(each.needs, each.unless, now)
                if place != GROUNDWORK and marks.hours_left(now) < -each.effects.hours:
                    region = 0
                dim = left & space.everything & ~region
                if dim and name in closed_at and closed_at[name] is None:
                    closed_at[name] = Sighting(place, reads, now, dim)
                left &= region
        for name, sighting in closed_at.items():
            self._found[Thing("dimmed", name, place)] = sighting
