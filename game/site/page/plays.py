"""The plays of a tab: opened from what the browser keeps, and kept there after every change."""

from collections.abc import Iterable
from random import getrandbits

from game.library.errors import Refusal
from game.library.limits import JOURNAL_BYTES
from game.library.roles import RoleName
from game.records.disk.names import copies, numbered, same_or_copies
from game.session.errors import JournalError
from game.session.handing_over import handed_over_by
from game.session.journal.journal import Journal, journal_to_bytes
from game.session.journal.naming import LONGEST_NAME, wrong_name
from game.session.journal.reading import journal_from_bytes
from game.session.opening import Opened, begin, branch, copy_of, go_on
from game.session.session import Session
from game.site.page.content import Library
from game.site.page.store import Record, Store, Unkept
from game.web.around.open_play import OpenPlay as InTabs
from game.web.forms import Change

MOST_OPEN = 4
"""Plays held open at once in a tab; the one not looked at for longest is read again when asked."""

NOT_KEPT = (
    "This browser keeps nothing for this site now: its storage is full, or refused. The play goes "
    "on here, and is lost with this tab unless you keep a copy of the journal."
)

APART = (
    "By now {was} is something else: another tab played on while this browser kept nothing here. "
    "That is left as it is; what you did here goes on in this copy."
)

NOTHING = -1
"""The revision of a play of which nothing is kept."""


def _token() -> str:
    return f"{getrandbits(64):x}"


class InBrowser:
    """The keeper of a play in a tab. The host writes what was made before it shows it."""

    def add(self, revision: int, journal: Journal) -> str | None:
        """Nothing is left to be done."""

    def read(self) -> Journal:
        """Not asked for: a play is opened from its record."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is held."""


class OpenPlay(InTabs[Session[InBrowser]]):
    """A play as this tab has it."""

    def __init__(self, name: str, opened: Opened, record: Record | None, notice: str = "") -> None:
        session = Session(opened, InBrowser(), kept=record is not None)
        # As far as they could be replayed.
        made = session.journal.moves
        turns = record.turns if record else ()
        self._turns = turns if len(turns) == len(made) else tuple(range(len(made)))
        self.name = name
        self.begun = record.begun if record else _token()
        self.stored = record.revision if record else NOTHING
        """The revision that the browser keeps."""
        self.copied = record.copied if record else -1
        super().__init__(
            session,
            max(self.stored, len(made)),
            {turn: entry.move for turn, entry in zip(self._turns, made, strict=True)},
            notice,
        )

    def _note(self, turn: int, change: Change) -> None:
        super()._note(turn, change)
        self._turns = (*self._turns, turn)[: len(self.session.journal.moves)]

    def record(self) -> Record:
        """The play as it is kept."""
        journal = journal_to_bytes(self.session.journal).decode()
        return Record(self.name, self.turn, journal, self._turns, self.copied, self.begun)

    @property
    def kept_nowhere(self) -> bool:
        """Whether it has moves that neither the browser nor a copy of the journal has."""
        made, has = self.session.moves > 0, max(self.stored, self.copied)
        return self.session.unsaved is not None and made and has < self.turn

    def rename(self, name: str) -> None:
        """Go on as a play of its own, of which nothing is kept yet."""
        self.name, self.begun, self.stored = name, _token(), NOTHING


class Plays:
    """Every play that this tab has open."""

    def __init__(self, store: Store, library: Library) -> None:
        self._store = store
        self._library = library
        self._open: dict[str, OpenPlay] = {}
        self.deleted: Record | None = None
        """The play that was deleted last."""

    async def find(self, name: str) -> OpenPlay | None:
        """The play of a name as it stands in the browser; None where there is none.

        Raises:
            JournalError: what is kept is no journal, or its role is gone.
            Refusal: its case is not on this site, or cannot be had now.
        """
        record = await self._store.read(name)
        held = self._open.get(name)
        if held is not None and held.session.unsaved:
            # The browser may have come to itself.
            await self.keep(held)
            return held
        if held is not None and record is not None and record.begun != held.begun:
            # All that was kept had gone meanwhile, and another play has been given the name.
            await self._keep_apart(held)
            return held
        if held is not None and (record is None or record.revision == held.stored):
            return held
        if record is None:
            return None
        journal = read_journal(name, record.journal.encode())
        opened = go_on(journal, name, await self._library.find(journal.case))
        if opened.stopped is None:
            return self._hold(OpenPlay(name, opened, record))
        # What can no longer be replayed stays as it is, beside the play that goes on.
        said = f"{opened.stopped} {name} is left as it is; you go on in a copy of it."
        return await self._begun(copies(name, "kept"), copy_of(opened, name), said)

    async def begin(self, case_id: str, role: RoleName, after: str = "") -> str:
        """Begin a play, with what the play called `after` hands over to it; its name.

        Raises:
            JournalError: that hands nothing over to this role.
            Refusal: there is no such play, or the case cannot be had now.
        """
        case_file = await self._library.find(case_id)
        relay = handed_over_by(await self._journal(after), after, case_file) if after else None
        opened = begin(case_file, role, relay)
        return (await self._begun(numbered(case_id, role), opened)).name

    async def branch(self, name: str, before_move: int) -> str:
        """Begin a play that shares another's moves before one of them; its name.

        Raises:
            JournalError: that is not finished, or has no such move.
        """
        journal = await self._journal(name)
        opened = branch(journal, name, before_move, await self._library.find(journal.case))
        return (await self._begun(numbered(journal.case, journal.role), opened)).name

    async def take_in(self, stem: str, content: bytes) -> str:
        """Keep what the file of a journal said; its name.

        Raises:
            JournalError: it is no journal of this game.
            Refusal: its case is not on this site.
            Unkept: the browser does not keep it.
        """
        if len(content) > JOURNAL_BYTES.most:
            raise JournalError(f"{stem} is no journal: {JOURNAL_BYTES.passed(len(content))}.")
        journal = read_journal(stem, content)
        # Read to its end now, so that what cannot be played is said while the file is at hand.
        go_on(journal, stem, await self._library.find(journal.case))
        stem = stem[:LONGEST_NAME]
        moves = len(journal.moves)
        # As its file says it: nothing is lost of what this game would write otherwise.
        record = Record("", moves, content.decode(), tuple(range(moves)), moves, _token())
        for name in await self._free(same_or_copies("imported" if wrong_name(stem) else stem)):
            if await self._store.write(record._replace(name=name), NOTHING):
                return name
        raise AssertionError("some name is free")

    async def rename(self, name: str, to: str) -> None:
        """Give a play another name.

        Raises:
            Refusal: that can be no name, or another play has it.
        """
        to = to.strip()
        wrong = wrong_name(to)
        if wrong is not None:
            raise Refusal(f"This name is not used: {wrong}.")
        record = await self.record(name)
        if record is None or to == name:
            return
        if not await self._store.write(record._replace(name=to), NOTHING):
            raise Refusal(f"There is a play called {to} already: choose another name.")
        await self._remove(name)

    async def delete(self, name: str) -> None:
        """Delete a play; it can be brought back for as long as the tab is open."""
        self.deleted = await self._remove(name)

    async def bring_back(self) -> None:
        """Bring back what was deleted last, under its name or as a copy."""
        record, self.deleted = self.deleted, None
        if record is not None:
            for name in await self._free(same_or_copies(record.name)):
                if await self._store.write(record._replace(name=name), NOTHING):
                    return

    async def _remove(self, name: str) -> Record | None:
        record = await self.record(name)
        if await self._store.read(name) is not None:
            await self._store.remove(name)
        self._open.pop(name, None)
        return record

    async def keep(self, play: OpenPlay) -> bool:
        """Keep a play as it stands; whether that was done, or another tab has been faster.

        Where the browser keeps nothing the play goes on in memory, and `unsaved` says so. Where it
        has kept nothing for a while and another tab has gone on, this play goes on as a copy.
        """
        record = play.record()
        try:
            written = await self._store.write(record, play.stored)
        except Unkept:
            play.session.unsaved = NOT_KEPT
            return True
        if not written:
            now = await self._store.read(play.name)
            if play.session.unsaved or (now is not None and now.begun != play.begun):
                await self._keep_apart(play)
                return True
            self._open.pop(play.name, None)
            return False
        play.stored = record.revision
        play.session.was_kept(play.session.journal)
        return True

    async def _keep_apart(self, play: OpenPlay) -> None:
        """Go on with a play under another name: what has its own is not what was played here."""
        was = play.name
        self._open.pop(was, None)
        play.rename(next(iter(await self._free(copies(was, "kept")))))
        play.remarks.append(APART.format(was=was))
        self._hold(play)
        await self.keep(play)

    async def records(self) -> list[Record]:
        """Every play: as the browser keeps it, or as it is here where it keeps nothing."""
        found = {record.name: record for record in await self._store.all()}
        for name, held in self._open.items():
            if held.session.unsaved and (name not in found or found[name].begun == held.begun):
                found[name] = held.record()
        return list(found.values())

    async def record(self, name: str) -> Record | None:
        """One of them; None where there is none."""
        return next((each for each in await self.records() if each.name == name), None)

    @property
    def kept_nowhere(self) -> bool:
        """Whether something would be lost with this tab."""
        return any(held.kept_nowhere for held in self._open.values())

    async def _journal(self, name: str) -> Journal:
        record = await self.record(name)
        if record is None:
            raise Refusal("There is no play of this name in this browser.")
        return read_journal(name, record.journal.encode())

    async def _begun(self, names: Iterable[str], opened: Opened, notice: str = "") -> OpenPlay:
        """A new play, under the first name that no tab has taken."""
        for name in await self._free(names):
            play = OpenPlay(name, opened, None, notice)
            if await self.keep(play):
                return self._hold(play)
        raise AssertionError("some name is free")

    def _hold(self, play: OpenPlay) -> OpenPlay:
        self._open.pop(play.name, None)
        kept = [name for name, each in self._open.items() if each.session.unsaved is None]
        if len(self._open) >= MOST_OPEN and kept:
            del self._open[kept[0]]
        self._open[play.name] = play
        return play

    async def _free(self, names: Iterable[str]) -> Iterable[str]:
        taken = {record.name for record in await self.records()} | set(self._open)
        return (name for name in names if name not in taken)


def read_journal(name: str, content: bytes) -> Journal:
    """A journal, from a file or from what is kept.

    Raises:
        JournalError: it is none that this game can read.
    """
    return journal_from_bytes(content, name)
