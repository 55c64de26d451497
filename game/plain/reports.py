"""What commands print without playing: the cases, a journal replayed, random play."""

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.library.shelf.shelf import Entry, Shelf
from game.records.player.profile import Progress, profile
from game.records.saves.slots import Slot

if TYPE_CHECKING:
    from game.explore.sampling.days_kept import DaysKept
    from game.rules.case_role import CaseRole
    from game.rules.play import Play
    from game.session.replaying.verifying import Verified


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


def _case_to_json(entry: Entry, far: dict[tuple[str, str], Progress]) -> dict[str, Any]:
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


def replay_in_words(path: Path, shelf: Shelf) -> tuple[str, bool]:
    """What a journal is of and where it ends, and whether it verifies as far as it goes.

    Raises:
        JournalError: it cannot be read, or stops before its end.
    """
    from game.records.saves.slots import scores_in_words
    from game.session.journal.standing import standing

    play, verified = _replayed(path, shelf)
    case_role, stands = play.case_role, standing(play)
    lines = [
        f"{path.stem}: {case_role.case.title}, {case_role.role.title} ({case_role.name})",
        f"moves: {len(play.turns)}",
        f"{'ended in' if stands.result else 'stands at'}: {stands.where}",
    ]
    if stands.result is not None:
        lines.append(f"where history ended: {'yes' if stands.result.history else 'no'}")
        if stands.result.label is not None:
            lines.append(f"came to: {scores_in_words(stands.result)}")
    if verified is not None:
        told = f"; {verified.remark}" if verified.remark else ""
        lines.append(f"verifies: {'yes' if verified.verifies else 'no'}{told}")
    return "\n".join(lines), verified is None or verified.verifies


def replay_to_json(path: Path, shelf: Shelf) -> tuple[str, bool]:
    """The last View of a journal as a line of JSON, and whether it verifies as far as it goes.

    With the View: whether it ended where history did; whether it verifies, null where it is not
    finished; and what there is to say about that.

    Raises:
        JournalError: it cannot be read, or stops before its end.
    """
    from game.plain.json_view import view_to_json
    from game.rules.view.draw import view
    from game.session.journal.standing import standing

    play, verified = _replayed(path, shelf)
    result = standing(play).result
    told = {
        "history": result is not None and result.history,
        "verifies": verified.verifies if verified is not None else None,
        "remark": verified.remark if verified is not None else "",
    }
    line = json.dumps({**view_to_json(view(play), play.case_role), **told})
    return line, verified is None or verified.verifies


def export_debrief(journal: Path, shelf: Shelf, path: Path) -> None:
    """Write the debrief of a finished journal into a file, as its ending says.

    Raises:
        JournalError: it cannot be read, is not finished, or the file cannot be written.
    """
    from game.pages.debrief import debrief_as
    from game.records.saves.exporting import write_export
    from game.rules.phase import Phase
    from game.session.errors import JournalError

    play, _ = _replayed(journal, shelf)
    if play.state.phase is not Phase.DEBRIEF:
        raise JournalError(f"{journal.name} is not finished: there is no debrief of it yet.")
    write_export(path, debrief_as("html" if path.suffix == ".html" else "md", play))


def _replayed(path: Path, shelf: Shelf) -> "tuple[Play, Verified | None]":
    """The play to its end; whether it verifies, None where there is nothing to verify yet."""
    from game.records.saves.reading import read_journal
    from game.session.errors import JournalError
    from game.session.replaying.replay import replay, what_changed
    from game.session.replaying.verifying import verify_replayed

    journal = read_journal(path)
    case_file = shelf.find(journal.case)
    replayed = replay(journal, path.name, case_file)
    if replayed.stopped is not None:
        raise JournalError(replayed.stopped)
    verified = verify_replayed(journal, replayed, what_changed(journal, case_file))
    over = verified.play is not None or journal.finished
    return replayed.play, verified if over else None


def random_to_json(case_role: "CaseRole", playthroughs: int, seed: int) -> str:
    """Random play of a role, with its pace, as a line of JSON."""
    return json.dumps(
        {
            "case": case_role.case.id,
            "role": case_role.name,
            "random": _random(case_role, playthroughs, seed),
        }
    )


def random_in_words(case_role: "CaseRole", playthroughs: int, seed: int) -> str:
    """Random play of a role: how often each ending was reached, and the pace."""
    played = _random(case_role, playthroughs, seed)
    lines = [
        f"{case_role.case.id}, {case_role.name}: {played['playthroughs']} playthroughs, "
        f"{played['choices_per_s']:g} choices a second"
    ]
    for ending, count in played["endings"].items():
        lines.append(f"  {ending}: {count} ({100 * count / played['playthroughs']:.1f}%)")
    return "\n".join(lines)


def _random(case_role: "CaseRole", playthroughs: int, seed: int) -> dict[str, Any]:
    from game.explore.sampling.random_play import play_at_random

    start = time.perf_counter()
    # The same seed plays the same plays, however many processors share them.
    played = play_at_random(case_role, playthroughs, seed, processes=os.cpu_count() or 1)
    seconds = time.perf_counter() - start
    return {
        "playthroughs": played.playthroughs,
        "choices": played.choices,
        "seconds": round(seconds, 3),
        "playthroughs_per_s": round(played.playthroughs / seconds),
        "choices_per_s": round(played.choices / seconds),
        "endings": played.endings,
    }


def days_kept(case_role: "CaseRole", plays: int, seed: int, *, as_json: bool) -> str:
    """What random plays come to by the number of days they keep for the talks."""
    from game.explore.sampling.days_kept import by_days_kept

    found = by_days_kept(case_role, plays, seed)
    if as_json:
        rows = [{"kept": each.kept, **_means_to_json(each)} for each in found]
        head = {"case": case_role.case.id, "role": case_role.name, "playthroughs": plays}
        return json.dumps({**head, "days": rows})
    lines = [
        f"{case_role.case.id}, {case_role.name}: {plays:,} random plays for each number of days "
        "kept for the talks",
        "  kept  Foreign Policy    Krasnyak          both together",
    ]
    for each in found:
        means = (each.foreign_policy, each.krasnyak, each.both)
        told = "  ".join(f"{mean.value:5.1f} +- {mean.error:3.1f}  " for mean in means)
        lines.append(f"  {each.kept:<4}  {told}".rstrip())
    return "\n".join(lines)


def _means_to_json(kept: "DaysKept") -> dict[str, dict[str, float]]:
    means = {
        "foreign_policy": kept.foreign_policy,
        "krasnyak": kept.krasnyak,
        "both": kept.both,
    }
    return {name: {"mean": mean.value, "error": mean.error} for name, mean in means.items()}
