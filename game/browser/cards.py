"""The shelf and the saves as pages show them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from game.browser.names import in_address, play_address
from game.library.shelf.emblem import read_emblem
from game.records.desk import Desk
from game.records.player.profile import Progress
from game.web.around.case_card import CaseCard, RoleCard, Waiting
from game.web.around.saves import SavedPlay

if TYPE_CHECKING:
    from game.library.shelf.shelf import ListedCase
    from game.records.saves.slots import Slot


def cards_of(desk: Desk) -> list[CaseCard]:
    """Every case there is, with how far the player is in it."""
    slots, far, titles = desk.saved(), desk.progress(), desk.titles()
    by_case: dict[str, list[Waiting]] = {}
    for slot in slots:
        if slot.under_way:
            by_case.setdefault(slot.case, []).append(waiting(slot, titles))
    return [_card(entry, far, tuple(by_case.get(entry.id, ()))) for entry in desk.shelf.entries]


def _card(
    entry: "ListedCase", far: Mapping[tuple[str, str], Progress], under_way: tuple[Waiting, ...]
) -> CaseCard:
    if entry.broken:
        return CaseCard(entry.id, entry.title or entry.id, broken=entry.broken)
    return CaseCard(
        id=entry.id,
        title=entry.title,
        place=entry.place,
        dates=entry.dates,
        year=entry.year,
        hook=entry.hook,
        sides=entry.sides,
        roles=tuple(_role(entry, name, far.get((entry.id, name))) for name in entry.roles),
        concepts=entry.concepts,
        tour=entry.tour,
        waiting=under_way,
        emblem=read_emblem(entry.folder),
        onward=entry.onward,
    )


def _role(entry: "ListedCase", name: str, progress: Progress | None) -> RoleCard:
    title, minutes = entry.roles[name], entry.minutes.get(name)
    if progress is None:
        return RoleCard(name, title, minutes)
    last = ""
    if progress.results and progress.results[0].preparation is not None:
        result = progress.results[0]
        last = f"preparation {result.preparation:g}, rapport {result.rapport:g}"
    return RoleCard(name, title, minutes, progress.words, last, bool(progress.results))


def waiting(slot: "Slot", titles: Mapping[str, str]) -> Waiting:
    """A play that is under way."""
    title = titles.get(slot.case, slot.case)
    return Waiting(play_address(slot.name), slot.role, slot.where, title, slot.name)


def saved_plays(desk: Desk) -> list[SavedPlay]:
    """Every journal in the folder."""
    titles = desk.titles()
    return [_saved(slot, titles) for slot in desk.saved()]


def _saved(slot: "Slot", titles: Mapping[str, str]) -> SavedPlay:
    if slot.broken:
        return SavedPlay(in_address(slot.name), "", broken=slot.broken, shown=slot.name)
    address = play_address(slot.name)
    branched = slot.result is not None and slot.result.label is not None
    return SavedPlay(
        in_address(slot.name),
        address,
        title=titles.get(slot.case, slot.case),
        role=slot.role,
        where=slot.where,
        scores=slot.scores or "",
        finished=slot.finished,
        branches=f"{address}branch" if branched else "",
        shown=slot.name,
    )
