"""The shelf of cases, the saved plays and the one that is open, for front ends at one machine.

Whatever cannot be done is a `Refusal`, whose sentence is for the player.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from game.library.errors import Refusal
from game.library.gates.paths import typed_path
from game.records.player.settings import Settings, read_settings, write_settings
from game.rules.phase import Phase
from game.session.errors import JournalError

if TYPE_CHECKING:
    from game.library.roles import RoleName
    from game.library.shelf.shelf import ListedCase, Shelf
    from game.records.player.codex import Codex
    from game.records.player.profile import Progress
    from game.records.saves.file_play import FilePlay
    from game.records.saves.keeping import PutAway
    from game.records.saves.saves import Saves
    from game.records.saves.slots import Slot
    from game.rules.view.story import Made


class Desk:
    """What lies open: at most one play at a time."""

    def __init__(
        self,
        open_shelf: "Callable[[], Shelf]",
        open_saves: "Callable[[], Saves]",
        *,
        numbers: bool = False,
        profile: Path | None = None,
    ) -> None:
        self._open_shelf = open_shelf
        self._open_saves = open_saves
        self._numbers = numbers
        self._profile = profile
        self.lying: FilePlay | None = None
        """The play that lies open."""
        self.deleted: PutAway | None = None
        """The play that was deleted last."""

    # Neither is needed to paint the first card, and both cost start-up their imports.
    @cached_property
    def shelf(self) -> "Shelf":
        """The cases there are."""
        return self._open_shelf()

    @cached_property
    def saves(self) -> "Saves":
        """The folder of journals."""
        return self._open_saves()

    @property
    def profile(self) -> Path:
        """The folder that holds the settings."""
        return self._profile or self.saves.folder

    @cached_property
    def settings(self) -> Settings:
        """How the player wants the game to look."""
        return read_settings(self.profile)

    @property
    def numbers(self) -> bool:
        """Whether rapport is shown in numbers too: set so, or asked for when the game began."""
        return self._numbers or self.settings.numbers

    def set(self, settings: Settings) -> None:
        """Change the settings and keep them."""
        self.settings = settings
        write_settings(self.profile, settings)

    @property
    def play(self) -> "FilePlay":
        """The open play."""
        assert self.lying is not None, "no play is open"
        return self.lying

    def close(self) -> None:
        """Put the open play away; it is saved."""
        if self.lying is not None:
            self.lying.close()
        self.lying = None

    def case(self, case_id: str) -> "ListedCase":
        """One case of the shelf."""
        entry = self.shelf.entry(case_id)
        if entry.broken:
            raise Refusal(f"{entry.title} cannot be played: {entry.broken}")
        return entry

    def tour(self) -> "ListedCase":
        """The playable tour."""
        for entry in self.shelf.entries:
            if entry.tour and not entry.broken:
                return entry
        raise Refusal("There is no tour among these cases.")

    def titles(self) -> dict[str, str]:
        """By case: its title."""
        return {entry.id: entry.title for entry in self.shelf.entries}

    def saved(self) -> "list[Slot]":
        """Every journal in the folder."""
        return self.saves.slots()

    def waiting(self, case_id: str) -> "list[Slot]":
        """The plays of a case that are under way."""
        return [slot for slot in self.saved() if slot.case == case_id and slot.under_way]

    def progress(self) -> "dict[tuple[str, str], Progress]":
        """By case and role: how far you are in it."""
        from game.records.player.profile import profile

        return profile(self.saved())

    def latest(self) -> "Slot | None":
        """The play that was left last, of those under way whose case is on the shelf."""
        playable = {entry.id for entry in self.shelf.entries if not entry.broken}
        return next(
            (slot for slot in self.saved() if slot.case in playable and slot.under_way), None
        )

    def begin(self, case_id: str, role: "RoleName") -> None:
        """Open a new play."""
        self.open(self.saves.begin(self.shelf.find(case_id), role))

    def resume(self, path: Path) -> None:
        """Open a saved play."""
        self.open(self.saves.resume(path, self.shelf.find))

    def branch(self, path: Path, before_move: int) -> None:
        """Open a new play that keeps the moves of another up to one of them."""
        self.open(self.saves.branch(path, before_move, self.shelf.find))

    def open(self, play: "FilePlay") -> None:
        """Lay this play on the desk, in place of what lay there."""
        self.close()
        play.numbers = self._numbers
        self.lying = play

    def finished(self, path: Path | None) -> "tuple[Path, tuple[Made, ...]]":
        """A finished play to branch from, with its moves: the open one where no path is given."""
        if path is None:
            return self.play.path, self.play.moves_made()
        from game.records.saves.reading import read_journal
        from game.rules.view.story import moves_made
        from game.session.replaying.replay import replay

        journal = read_journal(path)
        if not journal.finished:
            raise Refusal("That play is not finished: go on with it, then branch from it.")
        replayed = replay(journal, path.name, self.shelf.find(journal.case))
        return path, moves_made(replayed.play)

    def export(self, kind: Literal["html", "md"]) -> Path:
        """Write the debrief of the open play beside its journal; where it is."""
        from game.pages.debrief import debrief_as
        from game.records.saves.exporting import export_beside

        return export_beside(self.play.path, kind, debrief_as(kind, self.play.play))

    def delete(self, path: Path) -> None:
        """Delete a saved play; until the game is left it can be brought back."""
        from game.records.saves.keeping import put_away

        self.deleted = put_away(self.saves, path)

    def bring_back(self) -> None:
        """Bring back what was deleted last."""
        from game.records.saves.keeping import put_back

        if self.deleted is not None:
            put_back(self.deleted)
            self.deleted = None

    def rename(self, path: Path, name: str) -> Path:
        """Give a saved play another name; where it is now."""
        from game.records.saves.keeping import rename

        return rename(path, name)

    def take_in(self, typed: str) -> Path:
        """Copy a journal into the folder of saves; where the copy is."""
        from game.records.saves.keeping import take_in

        return take_in(self.saves, typed_path(typed))

    def take_in_content(self, stem: str, content: bytes) -> Path:
        """Keep what a journal's file said in the folder of saves; where it is."""
        from game.records.saves.keeping import take_in_content

        return take_in_content(self.saves, stem, content)

    def give_out(self, path: Path, pseudonym: str | None, typed: str) -> Path:
        """Copy a saved play to somewhere else, under a pseudonym or as it is; where the copy is."""
        from game.records.saves.keeping import give_out

        return give_out(path, typed_path(typed), pseudonym)

    @property
    def asks_whose(self) -> bool:
        """Whether it is time to ask for a pseudonym: the open play has come to its debrief."""
        if self.lying is None or self.lying.view.phase is not Phase.DEBRIEF:
            return False
        if self.play.play.case_role.case.tour:
            # Nobody collects those.
            return False
        return bool(self.settings.pseudonym) or not self.settings.asked_whose

    def give_no_pseudonym(self) -> None:
        """Remember that none is wanted."""
        self._remember("")

    def sign(self, pseudonym: str) -> str:
        """Write a pseudonym into the open play, empty for none; what was written."""
        self.play.sign(pseudonym)
        return self.checked_pseudonym(pseudonym)

    def checked_pseudonym(self, pseudonym: str) -> str:
        """What can be a pseudonym, or empty for none; it is remembered for the next question."""
        from game.session.journal.naming import wrong_name

        wrong = wrong_name(pseudonym) if pseudonym else None
        if wrong is not None:
            raise Refusal(f"This pseudonym is not used: {wrong}.")
        self._remember(pseudonym)
        return pseudonym

    def _remember(self, pseudonym: str) -> None:
        settings = self.settings._replace(pseudonym=pseudonym, asked_whose=True)
        if settings != self.settings:
            self.set(settings)

    def pseudonym_of(self, path: Path) -> str | None:
        """Whose a saved play is, or else the last that was given; None where it cannot be read."""
        from game.records.saves.reading import read_journal

        try:
            return read_journal(path).pseudonym or self.settings.pseudonym
        except JournalError:
            return None

    def codex(self) -> "Codex":
        """The people, concepts and sources met in all plays."""
        from game.records.player.codex import codex

        return codex(self.saved(), self.shelf.find)

    @property
    def unsaved(self) -> str | None:
        """Why the open play cannot be saved; None while it is, and where none is open."""
        return self.lying.unsaved if self.lying is not None else None

    @property
    def kept(self) -> bool:
        """Whether leaving would lose nothing of the open play."""
        return self.lying is None or self.lying.kept

    def save_elsewhere(self, typed: str) -> Path:
        """Save the open play in another folder from now on; the path of its journal."""
        self.saves.save_elsewhere(self.play, typed_path(typed))
        return self.play.path
