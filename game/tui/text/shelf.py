"""What the list of cases says of each: where and when, who plays whom, and how far you are."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from game.tui.text.typeset import QUIET, dateline, small_heading, stack

if TYPE_CHECKING:
    from game.library.shelf.shelf import ListedCase
    from game.records.player.profile import Progress
    from game.records.saves.slots import Slot

    Far = Mapping[tuple[str, str], Progress]
    """By case and role: how far the player is."""


def emblem(lines: tuple[str, ...]) -> Content:
    """A case's emblem."""
    return Content.styled("\n".join(lines), QUIET)


def case_blocks(
    entry: "ListedCase",
    far: "Far | None" = None,
    picture: tuple[str, ...] = (),
    *,
    titled: bool = True,
) -> list[Content]:
    """A case before it is opened; its title is left out where it stands above."""
    head = [dateline(f"{entry.place}, {entry.dates}"), small_heading(entry.title)]
    said = [
        stack(head) if titled else head[0],
        Content(entry.hook),
        Content.assemble(("At the table: ", QUIET), ", ".join(entry.sides)),
        stack([_role(entry, name, title, far or {}) for name, title in entry.roles.items()], gap=1),
    ]
    if entry.concepts:
        said.append(Content.assemble(("It teaches: ", QUIET), ", ".join(entry.concepts)))
    if entry.onward is not None:
        said += [Content(entry.onward.in_words), *_threads(entry)]
    return [emblem(picture), *said] if picture else said


def _threads(entry: "ListedCase") -> list[Content]:
    """The threads that a case is part of, and what follows it there."""
    threads = entry.onward.threads if entry.onward is not None else ()
    following = {thread.title: thread.after(entry.id) for thread in threads}
    return [
        Content.assemble(
            ("Thread: ", QUIET), title, "." if after is None else f"; next {after.in_words}."
        )
        for title, after in following.items()
    ]


def _role(entry: "ListedCase", name: str, title: str, far: "Far") -> Content:
    about = f", about {entry.minutes[name]} minutes" if name in entry.minutes else ""
    parts: list[Content | str | tuple[str, str]] = [(f"{name}: ", QUIET), title, (about, QUIET)]
    progress = far.get((entry.id, name))
    if progress is not None:
        parts.append((f"\n{progress.words}", QUIET))
        if progress.last:
            parts.append((f"\nlast: {progress.last}", QUIET))
    return Content.assemble(*parts)


def row_notes(entry: "ListedCase", far: "Far") -> tuple[str, ...]:
    """A line for each role that was begun."""
    notes: list[str] = []
    for role in entry.roles:
        progress = far.get((entry.id, role))
        if progress is None:
            continue
        if progress.last:
            notes.append(f"{role} ✓ {progress.last}")
        else:
            notes.append(f"{role}: {progress.words}")
    return tuple(notes)


def finished(entry: "ListedCase", far: "Far") -> bool:
    """Whether any role of a case was played to its end."""
    return any(far[key].results for role in entry.roles if (key := (entry.id, role)) in far)


def going_on(slot: "Slot", titles: Mapping[str, str]) -> str:
    """What there is to go on with."""
    return f"Go on: {titles.get(slot.case, slot.case)}, the {slot.role}, at {slot.where}."
