"""Slicing: what still matters at each place, the marks that anything from there on asks after."""

from functools import cached_property

from game.explore.encoding.conditions import marks_read
from game.explore.encoding.effects import marks_touched
from game.explore.encoding.guards import guarded_choice
from game.explore.encoding.key import KeyLayout
from game.explore.questions.conditionals import (
    action_text_conditions,
    branch_conditions,
    ending_text_conditions,
    scene_conditions,
    scene_text_conditions,
    table_exits,
)
from game.explore.questions.lessons import lesson_conditions, lesson_options
from game.library.leading import TableExit
from game.library.models.role import Scene
from game.rules.case_role import CaseRole
from game.rules.conditions import facts_asked
from game.rules.places import RECALLED

AFTER_A_DEAL: tuple[TableExit, ...] = ("signed", "repudiated", "draft")
"""The ways from a table that lead on with a deal."""


class Slice:
    """The marks that matter at each scene and ending of a role."""

    def __init__(
        self,
        layout: KeyLayout,
        for_texts: int = 0,
        kept: int = 0,
        toward: frozenset[str] | None = None,
    ) -> None:
        """Find them.

        Args:
            layout: where each mark of the role stands.
            for_texts: marks that also matter where a text asks after them; without them, only
                what may be done and where it leads tells states apart.
            kept: marks to be carried to every ending whatever reads them.
            toward: scenes and endings beyond which, and aside from the ways to which, nothing
                matters; None where everything does.
        """
        self._toward = toward
        self.case_role: CaseRole = layout.case_role
        self._layout = layout
        self._for_texts = for_texts
        self._kept = kept

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The scenes that can be entered at all, each before those it leads to."""
        order: list[str] = []
        seen: set[str] = set()

        def visit(place: str) -> None:
            if place in seen or place not in self.case_role.role.scenes:
                return
            seen.add(place)
            for target in self.targets(place):
                visit(target)
            order.append(place)

        visit(self.case_role.role.opening)
        return tuple(reversed(order))

    def targets(self, scene_id: str) -> tuple[str, ...]:
        """Where a scene can lead, recall apart."""
        scene = self.case_role.role.scenes[scene_id]
        branches = [branch for choice in scene.choices for branch in scene.leads(choice)]
        if scene.table:
            branches += [branch for way in table_exits(self.case_role) for branch in way]
        return tuple(dict.fromkeys(branch.to for branch in branches))

    @cached_property
    def ahead(self) -> frozenset[str]:
        """The scenes and endings that matter: all, or those with what is sought ahead of them."""
        endings = self.case_role.role.endings
        if self._toward is None:
            return frozenset((*self.order, *endings))
        found = set(self._toward)
        for scene_id in reversed(self.order):
            if found.intersection((*self.targets(scene_id), RECALLED)):
                found.add(scene_id)
        return frozenset(found)

    @cached_property
    def at(self) -> dict[str, int]:
        """By scene and ending: the marks that matter there or anywhere after."""
        return self._onward(
            {ending: self._of_ending(ending) for ending in self.case_role.role.endings}
        )

    @cached_property
    def stake_after_deals(self) -> int:
        """The mark of a staked name where something asks after it once there is a deal, or 0.

        Whoever has a deal pays for no staked name, so most roles forget it there. A text that asks
        after it counts in every walk: of other marks it is known which a walk has left out.
        """
        layout, role = self._layout, self.case_role.role
        reached = list(self._beyond_deals)
        asked = 0
        for place in reached:
            if place not in role.scenes:
                texts = ending_text_conditions(self.case_role, place)
                asked |= self._asked_at(place) | marks_read(layout, *texts)
                continue
            scene = role.scenes[place]
            texts = scene_text_conditions(self.case_role, place)
            asked |= self._asked_of(place, scene) | marks_read(layout, *texts)
            if scene.recess:
                for action in role.groundwork.actions:
                    asked |= marks_read(layout, *action_text_conditions(action))
            asked |= self.table if scene.table else 0
            reached += [each for each in self.targets(place) if each not in reached]
        return asked & layout.staked

    @property
    def _beyond_deals(self) -> dict[str, None]:
        """Where a deal leads from the table, and recall, which may follow one anywhere."""
        table = self.case_role.role.table
        ways = (table.exits.get(each, ()) for each in AFTER_A_DEAL) if table else ()
        return dict.fromkeys([branch.to for way in ways for branch in way] + [RECALLED])

    @cached_property
    def only_in_ledger(self) -> dict[str, int]:
        """By scene and ending: the ledger's facts after which nothing else asks from there on.

        None of them can be learned there or later.
        """
        endings = self.case_role.role.endings
        elsewhere = self._onward(
            {ending: self.where_signed(ending) for ending in endings}, self._taught
        )
        return {place: self.ledger_facts & ~asked for place, asked in elsewhere.items()}

    @cached_property
    def _taught(self) -> dict[str, int]:
        """By scene: the facts that may be learned there."""
        role, fact = self.case_role.role, self._layout.fact
        in_recess = {
            each
            for action in role.groundwork.actions
            if action.recess
            for each in action.effects.learn
        }
        return {
            scene_id: sum(
                fact[each]
                for each in (in_recess if scene.recess else set[str]()).union(
                    *(choice.effects.learn for choice in scene.choices)
                )
            )
            for scene_id, scene in role.scenes.items()
        }

    def _onward(self, found: dict[str, int], also: dict[str, int] | None = None) -> dict[str, int]:
        """By scene and ending: what scenes ask after from there on, and `found` at the endings.

        `also` are marks, by scene, that are counted as asked after there.
        """
        for scene_id in reversed(self.order):
            mask = 0
            if scene_id in self.ahead:
                mask = self.own[scene_id] | found[RECALLED] | (also or {}).get(scene_id, 0)
                for target in self.targets(scene_id):
                    mask |= found[target]
            found[scene_id] = mask
        return found

    @cached_property
    def own(self) -> dict[str, int]:
        """By scene: the marks that matter there."""
        return {
            scene_id: self._of_scene(scene_id, scene)
            for scene_id, scene in self.case_role.role.scenes.items()
        }

    @property
    def _ledger(self) -> int:
        """What the ledger of an unsigned ending asks after."""
        layout = self._layout
        return layout.agreed | layout.lost | layout.confidence | layout.narrowed | self.ledger_facts

    @cached_property
    def ledger_facts(self) -> int:
        """The facts that tell another side's floor or red lines."""
        others = set(self.case_role.others)
        return sum(
            self._layout.fact[fact]
            for fact, model in self.case_role.case.facts.items()
            if model.reveals is not None
            and not others.isdisjoint((*model.reveals.floors, *model.reveals.refuses))
        )

    @cached_property
    def _labelled(self) -> int:
        """What the label and the scores of any ending ask after."""
        layout = self._layout
        owed = sum(layout.owed[side] for side in self.case_role.others)
        return layout.preparation | layout.deal | owed

    @property
    def judged(self) -> int:
        """What decides the outcome of an ended play."""
        return self._ledger | self._labelled

    def _of_ending(self, ending_id: str) -> int:
        if ending_id not in self.ahead:
            return 0
        ledger = 0 if self._layout.counts_told else self._ledger
        return self.where_signed(ending_id) | ledger

    def where_signed(self, ending_id: str) -> int:
        """The marks that matter at an ending after a deal that was signed and home stands by.

        Nobody opens the ledger, unless it is an ending that undoes what was signed.
        """
        if ending_id not in self.ahead:
            return 0
        if self._layout.counts_told:
            # Whoever ends without a deal pays for a staked name, and may be recalled for it.
            return self._layout.preparation | self._layout.told | self._layout.deal
        undone = self.case_role.role.endings[ending_id].undone_by is not None
        return self._asked_at(ending_id) | self._labelled | (self._ledger if undone else 0)

    def _asked_at(self, ending_id: str) -> int:
        """What lessons, and texts if they matter, ask after at an ending, and what is kept."""
        asked = marks_read(self._layout, *lesson_conditions(self.case_role, ending_id))
        for option in lesson_options(self.case_role, ending_id):
            asked |= self._layout.text[option]
        asked |= self._for_texts & marks_read(
            self._layout, *ending_text_conditions(self.case_role, ending_id)
        )
        return asked | self._kept

    def _of_scene(self, scene_id: str, scene: Scene) -> int:
        # Whoever goes from here to an ending unsigned pays for a staked name.
        found = self._asked_of(scene_id, scene) | self._layout.staked
        return found | self.table if scene.table else found

    def _asked_of(self, scene_id: str, scene: Scene) -> int:
        """What a scene asks after, its table apart."""
        layout = self._layout
        found = marks_read(layout, *scene_conditions(self.case_role, scene_id))
        found |= self._for_texts & marks_read(
            layout, *scene_text_conditions(self.case_role, scene_id)
        )
        for choice in scene.choices:
            found |= guarded_choice(layout, scene_id, choice).touches
        return found | self.recess if scene.recess else found

    @cached_property
    def recess(self) -> int:
        """What a recess asks after."""
        layout = self._layout
        found = layout.hours
        for action in self.case_role.role.groundwork.actions:
            if action.recess:
                found |= layout.taken[action.id] | marks_touched(layout, action.effects)
                found |= marks_read(layout, action.needs, action.unless)
                found |= self._for_texts & marks_read(layout, *action_text_conditions(action))
        return found

    @cached_property
    def table(self) -> int:
        """What the table asks after: open options, easing, reservations, where it leads."""
        case_role, layout = self.case_role, self._layout
        found = layout.staked
        for option, needs in case_role.option_needs.items():
            found |= layout.text[option]
            found |= sum(layout.fact[fact] for fact in set(facts_asked(needs)))
        sides = (case_role.role.side, *case_role.others)
        for fact, model in case_role.case.facts.items():
            if not model.eases.keys().isdisjoint(sides):
                found |= layout.fact[fact]
        for side in sides:
            for other in case_role.case.sides[side].reservations:
                for flag in other.flags:
                    found |= layout.flag[flag]
        for several in case_role.openings:
            for flags, _ in several:
                found |= sum(layout.flag[flag] for flag in flags)
        for branches in table_exits(case_role):
            found |= marks_read(layout, *branch_conditions(branches))
        return found
