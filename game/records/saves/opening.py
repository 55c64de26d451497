"""Which playthrough a command means: a new one, a saved one, or a branch of a finished one."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.library.roles import RoleName
from game.records.saves.reading import read_journal
from game.records.saves.saves import FindCase, Saves
from game.session.errors import JournalError, SaveFailed

if TYPE_CHECKING:
    from game.library.case_file import CaseFile
    from game.records.saves.file_play import FilePlay
    from game.rules.relay import Relay


class Wanted(NamedTuple):
    """What was asked for. Files are paths, or names of saved plays."""

    case: str
    role: RoleName | None = None
    relay: str | None = None
    """The envoy's journal that the leader starts from."""
    branch: tuple[str, int] | None = None
    """A finished journal, and the first of its moves that is not kept."""
    resume: str | None = None
    """The journal to go on with; empty for the last one that is under way."""

    @property
    def whole(self) -> bool:
        """Whether it says all that opening a play takes."""
        return self.role is not None or self.branch is not None or self.resume is not None


def open_play(wanted: Wanted, saves: Saves, find_case: FindCase) -> "FilePlay":
    """Open the playthrough that is wanted.

    Raises:
        JournalError: it cannot be opened. What `find_case` raises.
        SaveFailed: a branch cannot be saved.
    """
    path = saved_path(wanted, saves, find_case)
    if path is not None:
        return saves.resume(path, find_case)
    if wanted.role is None:
        raise JournalError("Whose part? Add --role envoy or --role leader.")
    return saves.begin(find_case(wanted.case), wanted.role, relay(wanted, saves, find_case))


def saved_path(wanted: Wanted, saves: Saves, find_case: FindCase) -> Path | None:
    """The journal to go on with, a branch being saved first; None for a new playthrough.

    Raises:
        JournalError: there is none such, or it is of another case or role.
        SaveFailed: a branch cannot be saved.
    """
    if wanted.branch is not None:
        file, move = wanted.branch
        path = saves.find(file)
        _check(path, wanted)
        with saves.branch(path, move, find_case) as branched:
            if branched.unsaved is not None:
                raise SaveFailed(branched.unsaved)
            return branched.path
    if wanted.resume:
        path = saves.find(wanted.resume)
        _check(path, wanted)
        return path
    return _last(wanted, saves) if wanted.resume is not None else None


def relay(wanted: Wanted, saves: Saves, find_case: FindCase) -> "Relay | None":
    """What is handed over to the playthrough that is wanted.

    Raises:
        JournalError: nothing can be handed over from that journal, or to that role.
    """
    from game.library.roles import comes_first, comes_second

    if wanted.relay is None:
        return None
    case_file = find_case(wanted.case)
    second = comes_second(case_file.roles)
    if wanted.role != second:
        first = comes_first(case_file.roles)
        an = "An" if first == "envoy" else "A"
        raise JournalError(
            f"{an} {first}'s journal is relayed to the {second}: add --role {second}."
        )
    return handed_over(saves.find(wanted.relay), case_file)


def handed_over(path: Path, case_file: "CaseFile") -> "Relay":
    """What the finished journal at `path` hands to the role of a case that comes second.

    Raises:
        JournalError: it cannot be read, or hands nothing over.
    """
    from game.session.handing_over import handed_over_by

    return handed_over_by(read_journal(path), path.name, case_file)


def _check(path: Path, wanted: Wanted) -> None:
    journal = read_journal(path)
    if journal.case != wanted.case:
        raise JournalError(f"{path.name} is a journal of {journal.case}, not of {wanted.case}.")
    if wanted.role not in (None, journal.role):
        raise JournalError(f"{path.name} is the {journal.role}'s journal, not the {wanted.role}'s.")


def _last(wanted: Wanted, saves: Saves) -> Path:
    for slot in saves.slots():
        meant = slot.case == wanted.case and wanted.role in (None, slot.role)
        if meant and slot.under_way:
            return slot.path
    who = f"as {wanted.role} " if wanted.role else ""
    raise JournalError(f"No play of {wanted.case} {who}is under way in {saves.folder}.")
