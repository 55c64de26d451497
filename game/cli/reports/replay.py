"""A journal replayed: where it ends, and whether it verifies."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from game.library.shelf.shelf import Shelf

if TYPE_CHECKING:
    from game.rules.play import Play
    from game.session.replaying.verifying import Verified


def replay_in_words(path: Path, shelf: Shelf) -> tuple[str, bool]:
    """What a journal is of and where it ends, and whether it verifies as far as it goes.

    Raises:
        JournalError: it cannot be read, or stops before its end.
    """
    from game.records.saves.slots import scores_in_words
    from game.rules.view.draw import view
    from game.session.journal.standing import standing

    play, verified = _replayed(path, shelf)
    case_role, stands = play.case_role, standing(play, view(play))
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
    from game.plain.json.view import view_to_json
    from game.rules.view.draw import view
    from game.session.journal.standing import standing

    play, verified = _replayed(path, shelf)
    drawn = view(play)
    result = standing(play, drawn).result
    told = {
        "history": result is not None and result.history,
        "verifies": verified.verifies if verified is not None else None,
        "remark": verified.remark if verified is not None else "",
    }
    line = json.dumps({**view_to_json(drawn), **told})
    return line, verified is None or verified.verifies


def replay_told(path: Path, shelf: Shelf) -> tuple[tuple[str, ...], bool]:
    """A journal's play as paragraphs of prose, and whether it verifies as far as it goes.

    Raises:
        JournalError: it cannot be read, or stops before its end.
    """
    from game.cli.reports.told import told

    play, verified = _replayed(path, shelf)
    return tuple(told(play)), verified is None or verified.verifies


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
