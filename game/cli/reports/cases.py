"""Every case there is, and how far the player is in each."""

import json
from typing import Any

from game.library.shelf.arranging import in_order_for_learning, threads_among
from game.library.shelf.shelf import ListedCase, Shelf
from game.records.player.profile import Progress, profile
from game.records.saves.slots import Slot


def cases_in_words(shelf: Shelf, slots: list[Slot]) -> str:
    """Every case with its roles, and how far the player is in each."""
    far = profile(slots)
    lines: list[str] = []
    for entry in shelf.entries:
        lines.append(f"{entry.id}: {entry.title} ({entry.place}, {entry.dates})")
        if entry.broken:
            lines.append(f"  cannot be played: {entry.broken}")
            continue
        for role, title in entry.roles.items():
            progress = far.get((entry.id, role))
            words = f"; {progress.words}" if progress else ""
            lines.append(f"  {role}: {title}{words}")
    lines += _curriculum(shelf)
    return "\n".join(lines) if lines else "There are no cases here."


def _curriculum(shelf: Shelf) -> list[str]:
    """The order for learning, and the threads with their questions."""
    placed = [entry for entry in in_order_for_learning(shelf.entries) if entry.onward is not None]
    lines = ["", "In the order for learning:"] if placed else []
    for entry in placed:
        if entry.onward is not None:
            lines += [f"  {entry.onward.place}. {entry.title}", f"     {entry.onward.idea}"]
    for thread in threads_among(shelf.entries).values():
        lines += ["", f"Thread: {thread.title}"]
        lines += [f"  {', '.join(case.in_words for case in thread.cases)}", f"  {thread.question}"]
    return lines


def cases_to_json(shelf: Shelf, slots: list[Slot]) -> str:
    """A list of the cases, as one line of JSON."""
    far = profile(slots)
    return json.dumps([_case_to_json(entry, far) for entry in shelf.entries])


def _case_to_json(entry: ListedCase, far: dict[tuple[str, str], Progress]) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "dates": entry.dates,
        "year": entry.year,
        "place": entry.place,
        "hook": entry.hook,
        "teaches": list(entry.teaches),
        "tour": entry.tour,
        "order": entry.onward.place if entry.onward else None,
        "idea": entry.onward.idea if entry.onward else None,
        "threads": [thread.id for thread in entry.onward.threads] if entry.onward else [],
        "broken": entry.broken,
        "roles": {
            role: {"title": title, **_progress_to_json(far.get((entry.id, role)))}
            for role, title in entry.roles.items()
        },
    }


def _progress_to_json(progress: Progress | None) -> dict[str, Any]:
    if progress is None:
        return {"under_way": 0, "finished": []}
    results = [result._asdict() for result in progress.results]
    return {"under_way": progress.under_way, "finished": results}
