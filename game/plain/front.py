"""The way in without a case named: the first card, the cases, the saved plays."""

from game.library.errors import Refusal
from game.library.roles import RoleName
from game.library.shelf.arranging import in_order_for_learning, threads_among
from game.library.shelf.shelf import ListedCase
from game.plain.stages.stage import CannotRead, number_of
from game.plain.voice import EndOfInput, Voice
from game.plain.words.first_card import say_first_card
from game.records.desk import Desk
from game.records.player.profile import progress_in_words
from game.records.saves.slots import Slot

QUIT = ("q", "quit", "exit", "save and quit")

HELP = (
    "Type the number of a case to choose it, then the number of a role.",
    "saved lists your saved plays. order lists the cases in the order for learning, and threads "
    "those that one story joins. q leaves.",
)


class Front:
    """Asks until a play is opened."""

    def __init__(self, voice: Voice, desk: Desk) -> None:
        self._voice = voice
        self._desk = desk

    def choose(self) -> bool:
        """Whether a play was opened, and lies on the desk; the player may also leave."""
        say_first_card(self._voice)
        self._say_cases()
        try:
            while True:
                line = self._voice.ask("A case, saved, or ?:").lower()
                if line in QUIT:
                    return False
                if self._try(line):
                    return True
        except EndOfInput:
            return False

    def _try(self, line: str) -> bool:
        """Do what a line asks for; whether it opened a play."""
        entries = self._desk.shelf.entries
        try:
            if line in ("?", "help"):
                self._voice.list(*HELP)
            elif line == "":
                self._say_cases()
            elif line == "saved":
                return self._saved()
            elif line == "order":
                self._say_order()
            elif line == "threads":
                self._say_threads()
            elif (number := number_of(line, len(entries))) is not None:
                return self._begin(entries[number - 1])
            else:
                return self._begin(self._desk.shelf.entry(line))
        except Refusal as error:
            self._voice.say(error.sentence)
        return False

    def _say_cases(self) -> None:
        progress = progress_in_words(self._desk.saved())
        self._voice.say("Cases:" if self._desk.shelf.entries else "There are no cases here.")
        self._voice.say(*self._desk.shelf.notices)
        for number, entry in enumerate(self._desk.shelf.entries, 1):
            if entry.broken:
                self._voice.list(f"{number}. {entry.title} cannot be played: {entry.broken}")
                continue
            far = f" So far: {progress[entry.id]}." if entry.id in progress else ""
            self._voice.list(
                f"{number}. {entry.title}. {entry.place}, {entry.dates}. {entry.hook}{far}"
            )

    def _say_order(self) -> None:
        numbers = {entry.id: n for n, entry in enumerate(self._desk.shelf.entries, 1)}
        for entry in in_order_for_learning(self._desk.shelf.entries):
            idea = entry.onward.idea if entry.onward else "how to play"
            self._voice.list(f"{entry.title}, case {numbers[entry.id]}: {idea}.")

    def _say_threads(self) -> None:
        for thread in threads_among(self._desk.shelf.entries).values():
            self._voice.say(f"{thread.title}. {thread.text}")
            self._voice.list(*(case.in_words for case in thread.cases))
            self._voice.say(thread.question)

    def _begin(self, entry: ListedCase) -> bool:
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
        self._desk.begin(entry.id, role)
        return True

    def _saved(self) -> bool:
        slots = self._desk.saved()
        if not slots:
            raise CannotRead("Nothing is saved here yet.")
        self._voice.list(*(f"{n}. {slot_in_words(slot)}" for n, slot in enumerate(slots, 1)))
        line = self._voice.ask("A saved play, or Enter to go back:")
        if not line:
            return False
        number = number_of(line, len(slots))
        if number is None:
            raise CannotRead(f'"{line}" is not the number of a saved play.')
        self._desk.resume(slots[number - 1].path)
        return True


def slot_in_words(slot: Slot) -> str:
    """A saved play in a line."""
    if slot.broken:
        return slot.broken
    where = f"ended in {slot.ending}" if slot.finished else f"at {slot.where}"
    scores = f" {slot.scores}." if slot.scores else ""
    return f"{slot.name}: {slot.case}, {slot.role}, {where}.{scores}"
