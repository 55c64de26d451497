"""Arrivals: what of a key is kept at a place, and the transitions by which a move leads there."""

from game.explore.encoding.conditions import marks_read, open_region
from game.explore.encoding.flow import Flow, Relation, can_lose_mandate, flow_of, kept_to
from game.explore.encoding.key import DealKind, KeyChange, KeyLayout, Layer
from game.explore.encoding.meters import MANDATE, by_levels
from game.explore.encoding.place import GROUNDWORK, SETTLING, scene_or_ending
from game.explore.questions.conditionals import branch_conditions
from game.explore.transitions.compiled_move import Transition
from game.explore.transitions.ledger_facts import LedgerFacts
from game.explore.transitions.slicing import Slice
from game.library.models.base import Branch
from game.rules.case_role import CaseRole
from game.rules.places import RECALLED, UNSIGNED_WHILE_STAKED


class Arrivals:
    """How states arrive at the places of a role."""

    def __init__(self, layout: KeyLayout, slice_: Slice) -> None:
        self._layout = layout
        self._space = layout.space
        self._slice = slice_
        self._ledger_facts = LedgerFacts(layout, slice_)
        self._case_role: CaseRole = layout.case_role
        self._flows: dict[tuple[Relation, ...], Flow] = {}
        self._branch_reads: dict[int, int] = {}
        self._branched: dict[tuple[int, int], list[tuple[str, int]]] = {}

    @property
    def forgotten_with_a_deal(self) -> int:
        """The marks that nothing asks after any more once there is a deal."""
        return self._layout.staked & ~self._slice.stake_after_deals

    def keeps(self, place: str, signed: bool = False) -> int:
        """The marks that matter at a place, after a deal that stands or not."""
        if place == GROUNDWORK:
            return -1
        if signed and place in self._case_role.role.endings:
            return self._slice.where_signed(place)
        mask = self._slice.at[scene_or_ending(place)]
        return mask | sum(self._layout.broken.values()) if place.startswith(SETTLING) else mask

    def tells_apart(self, place: str) -> int:
        """The marks by which any two states of a place are told apart."""
        kept = self.keeps(place) & self.keeps(place, signed=True)
        return kept & ~self._ledger_facts.settled(scene_or_ending(place))

    def written(self, place: str, key: int) -> int:
        """The marks of a state at a place as all are written that come to the same there."""
        return self._ledger_facts.written(scene_or_ending(place), key)

    def as_one(self, place: str, layer: Layer) -> Layer:
        """The states of a place by marks so written."""
        return self._ledger_facts.as_one(scene_or_ending(place), layer)

    def transition(
        self, target: str, change: KeyChange, *relations: Relation, signed: bool = False
    ) -> Transition:
        """A transition to a place, `signed` where a deal stands there."""
        keeps = self.keeps(target, signed=signed)
        adds = change.preparation
        adds += change.hours if keeps & self._layout.hours else 0
        adds += change.deal if keeps & self._layout.deal else 0
        adds += change.told if keeps & self._layout.told else 0
        flow = self._flows.get(relations)
        if flow is None:
            flow = self._flows[relations] = flow_of(self._space, relations)
        return Transition(target, change.sets, keeps & ~change.clears, adds, flow)

    def follow(
        self, key: int, change: KeyChange, branches: tuple[Branch, ...], *relations: Relation
    ) -> list[Transition]:
        """The transitions to wherever the branches lead, or to recall where the mandate is gone."""
        after = change.applied(key)
        found = self.recall(after, change, *relations)
        for target, region in self._branching(branches, after):
            going = kept_to(relations, region)
            if going:
                found += self.enter(target, after, change, *going)
        return found

    def _branching(self, branches: tuple[Branch, ...], key: int) -> list[tuple[str, int]]:
        """Where branches lead under a key, each with the vectors that go there."""
        # The role keeps its branches, so their identity is theirs alone.
        if id(branches) not in self._branch_reads:
            self._branch_reads[id(branches)] = marks_read(
                self._layout, *branch_conditions(branches)
            )
        known_as = id(branches), key & self._branch_reads[id(branches)]
        found = self._branched.get(known_as)
        if found is None:
            found = self._branched[known_as] = []
            remaining = self.alive
            for branch in branches:
                region = open_region(self._layout, branch.when, branch.unless, key) & remaining
                if region:
                    found.append((branch.to, region))
                    remaining &= ~region
        return found

    def recall(self, after: int, change: KeyChange, *relations: Relation) -> list[Transition]:
        """The transition to recall, for the vectors that come out of relations with no mandate."""
        relations = tuple(kept_to(filter(can_lose_mandate, relations), self._space.recalled))
        if not relations:
            return []
        deal = self._layout.deal_of(after)
        if deal is not None and deal.outcome == "signed":
            disowned = self._layout.with_deal(DealKind("repudiated", deal.agreed))
            change = change._replace(deal=change.deal + disowned - (after & self._layout.deal))
        return [self.transition(RECALLED, change, *relations)]

    def enter(
        self, place: str, after: int, change: KeyChange, *relations: Relation
    ) -> list[Transition]:
        """The transitions to a scene or an ending; ending unsigned costs whoever is staked."""
        deal = self._layout.deal_of(after)
        if place in self._case_role.role.scenes or deal or not after & self._layout.staked:
            signed = deal is not None and deal.outcome == "signed"
            return [self.transition(place, change, *relations, signed=signed)]
        price = by_levels(self._space.dimensions, MANDATE, -UNSIGNED_WHILE_STAKED)
        paid = [
            Relation(each.takes, (*each.stages, (price, self._space.everything)))
            for each in relations
        ]
        return [
            *self.recall(after, change, *paid),
            self.transition(place, change, *kept_to(paid, self.alive)),
        ]

    @property
    def alive(self) -> int:
        """The vectors with some mandate left."""
        return self._space.everything & ~self._space.recalled
