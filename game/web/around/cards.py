"""A host's cases and saved plays as the pages around a play show them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from game.library.shelf.listing import Listing
from game.web.around.case_card import CaseCard, Handed, RoleCard, Waiting
from game.web.around.names import in_address, play_address
from game.web.around.saves import SavedPlay


class Listed(NamedTuple):
    """A case as a host lists it."""

    id: str
    listing: Listing
    emblem: tuple[str, ...]
    """A picture, a line each; empty for none."""


class Saved(Protocol):
    """A saved play as a host lists it."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def case(self) -> str:
        """The id of its case."""

    @property
    def role(self) -> str:
        """`envoy` or `leader`."""

    @property
    def where(self) -> str:
        """Where it stands, in words."""

    @property
    def scores(self) -> str | None:
        """The outcome and the scores in words; None before the debrief."""

    @property
    def under_way(self) -> bool:
        """Whether it can be gone on with."""

    @property
    def finished(self) -> bool:
        """Whether an ending was reached."""

    @property
    def broken(self) -> str | None:
        """What is wrong with it, in a sentence; then nothing else is known."""


class Far(Protocol):
    """How far a player is in a role."""

    @property
    def words(self) -> str:
        """As in `finished once, 1 ending; 1 under way`."""

    @property
    def last(self) -> str:
        """Both scores of the play finished last, in words; empty for none."""

    @property
    def finished(self) -> bool:
        """Whether the role was ever finished."""


FarIn = Mapping[tuple[str, str], Far]
"""By case and role."""


def cards_of(
    cases: Iterable[Listed], saved: Sequence[Saved], far: FarIn, root: str
) -> list[CaseCard]:
    """Every case, with how far the player is in it."""
    return [
        _card(case, [each for each in saved if each.case == case.id], far, root) for case in cases
    ]


def _card(case: Listed, saved: Sequence[Saved], far: FarIn, root: str) -> CaseCard:
    listing, titles = case.listing, {case.id: case.listing.title}
    if listing.broken:
        return CaseCard(case.id, listing.title or case.id, broken=listing.broken)
    minutes = dict(listing.minutes)
    return CaseCard(
        id=case.id,
        title=listing.title,
        place=listing.place,
        dates=listing.dates,
        year=listing.year,
        hook=listing.hook,
        sides=listing.sides,
        roles=tuple(
            _role(name, title, minutes.get(name), far.get((case.id, name)))
            for name, title in listing.roles
        ),
        concepts=listing.concepts,
        tour=listing.tour,
        waiting=waiting(saved, titles, root),
        takes_over=listing.takes_over,
        handed=tuple(
            Handed(in_address(each.name), each.name, each.scores or each.where)
            for each in saved
            if each.finished and listing.takes_over not in ("", each.role)
        ),
        emblem=case.emblem,
        onward=listing.onward,
    )


def _role(name: str, title: str, minutes: int | None, far: Far | None) -> RoleCard:
    if far is None:
        return RoleCard(name, title, minutes)
    return RoleCard(name, title, minutes, far.words, far.last, far.finished)


def waiting(saved: Iterable[Saved], titles: Mapping[str, str], root: str) -> tuple[Waiting, ...]:
    """The plays that can be gone on with, of the cases that have a title here."""
    return tuple(
        _waiting(each, titles[each.case], root)
        for each in saved
        if each.under_way and each.case in titles
    )


def _waiting(each: Saved, title: str, root: str) -> Waiting:
    # A play that has just begun stands at the title of its case.
    where = "the beginning" if each.where == title else each.where
    return Waiting(play_address(root, each.name), each.role, where, title, each.name)


def saved_plays(saved: Iterable[Saved], titles: Mapping[str, str], root: str) -> list[SavedPlay]:
    """Every saved play."""
    return [_saved(each, titles, root) for each in saved]


def _saved(each: Saved, titles: Mapping[str, str], root: str) -> SavedPlay:
    if each.broken:
        return SavedPlay(in_address(each.name), "", broken=each.broken, shown=each.name)
    address = play_address(root, each.name)
    return SavedPlay(
        in_address(each.name),
        address,
        title=titles.get(each.case, each.case),
        role=each.role,
        where=each.where,
        scores=each.scores or "",
        finished=each.finished,
        branches=f"{address}branch" if each.scores else "",
        shown=each.name,
    )
