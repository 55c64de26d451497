"""The way in without a case named: the first card, the cases, the saved plays."""

from typing import TYPE_CHECKING

from game.library.errors import Refusal
from game.library.roles import RoleName
from game.library.shelf.shelf import Entry, Shelf
from game.plain.first_card import say_first_card
from game.plain.stage import CannotRead, number_of
from game.plain.voice import EndOfInput, Voice
from game.records.player.profile import progress_in_words
from game.records.saves.saves import Saves
from game.records.saves.slots import Slot

if TYPE_CHECKING:
    from game.records.saves.open_journal import OpenJournal

QUIT = ("q", "quit", "exit", "save and quit")

HELP = (
    "Type the number of a case to choose it, then the number of a role.",
    "saved lists your saved plays. q leaves.",
)


class Front:
    """Asks until a play is opened."""

    def __init__(self, voice: Voice, shelf: Shelf, saves: Saves) -> None:
        self._voice = voice
        self._shelf = shelf
        self._saves = saves

    def choose(self) -> "OpenJournal | None":
        """The play that the player opens; None where he leaves."""
        say_first_card(self._voice)
        self._say_cases()
        try:
            while True:
                line = self._voice.ask("A case, saved, or ?:").lower()
                if line in QUIT:
                    return None
                opened = self._try(line)
                if opened is not None:
                    return opened
        except EndOfInput:
            return None

    def _try(self, line: str) -> "OpenJournal | None":
        entries = self._shelf.entries
        try:
            if line in ("?", "help"):
                self._voice.list(*HELP)
            elif line == "":
                self._say_cases()
            elif line == "saved":
                return self._saved()
            elif (number := number_of(line, len(entries))) is not None:
                return self._begin(entries[number - 1])
            else:
                return self._begin(self._shelf.entry(line))
        except Refusal as error:
            self._voice.say(error.sentence)
        return None

    def _say_cases(self) -> None:
        progress = progress_in_words(self._saves.slots())
        self._voice.say("Cases:" if self._shelf.entries else "There are no cases here.")
        for number, entry in enumerate(self._shelf.entries, 1):
            if entry.broken:
                self._voice.list(f"{number}. {entry.title} cannot be played: {entry.broken}")
                continue
            far = f" So far: {progress[entry.id]}." if entry.id in progress else ""
            self._voice.list(
                f"{number}. {entry.title}. {entry.place}, {entry.dates}. {entry.hook}{far}"
            )

    def _begin(self, entry: Entry) -> "OpenJournal | None":
        if entry.broken:
            raise CannotRead(f"{entry.title} cannot be played: {entry.broken}")
        roles = entry.roles
        self._voice.list(
            *(f"{n}. {name}: {title}" for n, (name, title) in enumerate(roles.items(), 1))
        )
        line = self._voice.ask("Your role:").lower()
        names = list(roles)
        number = number_of(line, len(names))
        name = names[number - 1] if number is not None else line
        if name not in roles:
            raise CannotRead(f'"{line}" is no role: choose the case again, and then 1 or 2.')
        role: RoleName = "envoy" if name == "envoy" else "leader"
        return self._saves.begin(self._shelf.find(entry.id), role)

    def _saved(self) -> "OpenJournal | None":
        slots = self._saves.slots()
        if not slots:
            raise CannotRead("Nothing is saved here yet.")
        self._voice.list(*(f"{n}. {slot_in_words(slot)}" for n, slot in enumerate(slots, 1)))
        line = self._voice.ask("A saved play, or Enter to go back:")
        if not line:
            return None
        number = number_of(line, len(slots))
        if number is None:
            raise CannotRead(f'"{line}" is not the number of a saved play.')
        return self._saves.resume(slots[number - 1].path, self._shelf.find)


def slot_in_words(slot: Slot) -> str:
    """A saved play in a line."""
    if slot.broken:
        return slot.broken
    where = f"ended in {slot.ending}" if slot.finished else f"at {slot.where}"
    scores = f" {slot.scores}." if slot.scores else ""
    return f"{slot.name}: {slot.case}, {slot.role}, {where}.{scores}"
