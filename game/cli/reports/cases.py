"""Every case there is, and how far the player is in each."""

import json
from typing import Any

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
    return "\n".join(lines) if lines else "There are no cases here."


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
