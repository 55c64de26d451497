"""An open play that is kept in a file."""

from pathlib import Path

from game.records.saves.journal_file import JournalFile
from game.session.session import Session


class FilePlay(Session[JournalFile]):
    """A session with a file for its keeper."""

    @property
    def path(self) -> Path:
        """Where the file is, or would be."""
        return self.keeper.path

    def save_in(self, folder: Path) -> None:
        """Save in another folder, now and from now on. What lies where it was stays there.

        Raises:
            SaveFailed: it cannot be saved there either; nothing has changed.
        """
        self.keeper.move_to(folder, self.journal)
        self.was_kept(self.journal)
