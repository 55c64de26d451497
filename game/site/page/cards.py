"""The cases of a site and the plays in a browser, as the pages around a play show them."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from game.records.player.profile import Progress, profile
from game.records.saves.slots import Slot, slot_of
from game.session.errors import JournalError
from game.site.page.content import Listed
from game.site.page.plays import read_journal
from game.site.page.store import Record
from game.web.around.case_card import CaseCard, RoleCard, Waiting
from game.web.around.saves import SavedPlay


def play_address(name: str) -> str:
    """Where a play is."""
    return f"#/plays/{quote(name, safe='')}/"


def slots_of(records: Iterable[Record]) -> list[Slot]:
    """Every play, the last played first; what cannot be read at the end."""
    slots = [_slot(record) for record in records]
    slots.sort(key=lambda slot: (slot.broken is None, slot.played), reverse=True)
    return slots


def _slot(record: Record) -> Slot:
    path = Path(f"{record.name}.json")
    try:
        return slot_of(path, read_journal(record.name, record.journal.encode()))
    except JournalError as error:
        return Slot(path, record.name, broken=str(error))


def cards_of(cases: Sequence[Listed], slots: Sequence[Slot] = ()) -> list[CaseCard]:
    """Every case, with how far the player is in it."""
    titles = {each.id: each.listing.title for each in cases}
    far = profile(slots)
    return [_card(each, far, waiting_in(slots, titles, each.id)) for each in cases]


def _card(
    listed: Listed, far: dict[tuple[str, str], Progress], under_way: tuple[Waiting, ...]
) -> CaseCard:
    listing, minutes = listed.listing, dict(listed.listing.minutes)
    return CaseCard(
        id=listed.id,
        title=listing.title,
        place=listing.place,
        dates=listing.dates,
        year=listing.year,
        hook=listing.hook,
        sides=listing.sides,
        roles=tuple(
            _role(name, title, minutes.get(name), far.get((listed.id, name)))
            for name, title in listing.roles
        ),
        concepts=listing.concepts,
        tour=listing.tour,
        waiting=under_way,
        emblem=listed.emblem,
        onward=listing.onward,
    )


def _role(name: str, title: str, minutes: int | None, progress: Progress | None) -> RoleCard:
    if progress is None:
        return RoleCard(name, title, minutes)
    last = ""
    if progress.results and progress.results[0].preparation is not None:
        result = progress.results[0]
        last = f"preparation {result.preparation:g}, rapport {result.rapport:g}"
    return RoleCard(name, title, minutes, progress.words, last, bool(progress.results))


def waiting_in(
    slots: Iterable[Slot], titles: dict[str, str], case_id: str | None = None
) -> tuple[Waiting, ...]:
    """The plays that can be gone on with, of one case or of all that are on the site."""
    return tuple(
        Waiting(play_address(slot.name), slot.role, slot.where, titles[slot.case], slot.name)
        for slot in slots
        if slot.under_way and slot.case in titles and case_id in (None, slot.case)
    )


def saved_plays(slots: Iterable[Slot], titles: dict[str, str]) -> list[SavedPlay]:
    """Every play that the browser keeps."""
    return [_saved(slot, titles) for slot in slots]


def _saved(slot: Slot, titles: dict[str, str]) -> SavedPlay:
    if slot.broken:
        return SavedPlay(slot.name, "", broken=slot.broken)
    address = play_address(slot.name)
    branched = slot.result is not None and slot.result.label is not None
    return SavedPlay(
        slot.name,
        address,
        title=titles.get(slot.case, slot.case),
        role=slot.role,
        where=slot.where,
        scores=slot.scores or "",
        finished=slot.finished,
        branches=f"{address}branch" if branched else "",
    )
