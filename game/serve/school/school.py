"""A server's classes with all that is needed to teach and play in them."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from time import time

from game.library.gates.files import read_file
from game.library.gates.writing import create_file
from game.serve.classes.register import Register
from game.serve.classes.standing import Seat
from game.serve.classes.tokens import hashed, new_mark
from game.serve.playing.cases import Cases
from game.serve.playing.sessions import Sessions
from game.serve.store.changes import AddAct, Saw
from game.serve.store.clock import DAY, SECOND
from game.serve.store.rows import Browser, ClassRow, Key
from game.serve.store.store import Store
from game.session.journal.sealing import KEY_DIGITS, SealKey, new_key, read_key

Now = Callable[[], int]
"""Tells the time in milliseconds since 1970."""

KEY_FILE = "seal.key"
"""The name of the file with the key of seals, in the folder of the server's data."""

LINK_DAYS, BROWSER_DAYS = 2, 60
"""How long a teacher's link works, and how long a browser in which one was opened."""

MOST_REMEMBERED = 5_000
"""Tokens whose owners are kept in mind."""


def clock_of_this_machine() -> int:
    """The time by this machine's own clock."""
    return int(time() * SECOND)


def seal_key(folder: Path) -> SealKey:
    """The key of this server, made where there is none yet; for its owner's eyes alone."""
    path = folder / KEY_FILE
    if not path.exists():
        create_file(path, new_key(), private=True)
    return read_key(read_file(path, KEY_DIGITS + 2), str(path))


class Member:
    """A player as a request finds him."""

    def __init__(self, register: Register, seat: Seat, token: str) -> None:
        self.register = register
        self.seat = seat
        self.token = token


class School:
    """The classes of a server."""

    def __init__(
        self,
        store: Store,
        cases: Cases,
        key: SealKey,
        *,
        now: Now = clock_of_this_machine,
        notice: str = "",
    ) -> None:
        self.store = store
        self.cases = cases
        self.key = key
        self.now = now
        self.notice = notice
        """What the join page says of who keeps what, in the school's own words."""
        self.sessions = Sessions(store, cases)
        self.presence: dict[int, int] = {}
        """By player: when he last asked this node for anything."""
        self.seen_elsewhere: dict[int, int] = {}
        """By player: when he last asked another node."""
        self._lock = Lock()
        self._registers: dict[int, Register] = {}
        self._browsers: dict[str, Browser] = {}
        self._owners: dict[str, Key] = {}

    def register(self, class_id: int) -> Register | None:
        """A class as it stands in the rows; None where there is none.

        Raises:
            StoreAway: the database does not answer.
        """
        register = self._registers.get(class_id)
        if register is None:
            row = self.store.class_by_id(class_id)
            if row is None:
                return None
            with self._lock:
                register = self._registers.setdefault(class_id, Register(row))
        if register.refresh(self.store):
            return register
        with self._lock:
            self._registers.pop(class_id, None)
        return None

    def remembered(self, class_id: int) -> Register | None:
        """A class as it was when somebody last asked for it: from memory, in no time."""
        return self._registers.get(class_id)

    def registers(self) -> list[Register]:
        """All classes, the newest first."""
        found = (self.register(row.id) for row in self.store.classes())
        return [register for register in found if register is not None]

    def class_of_code(self, code: str) -> ClassRow | None:
        """The class that a join code leads to."""
        return self.store.class_by_code(code)

    def member(self, token: str) -> Member | None:
        """Whose browser it is; None where it is nobody's, or nobody's any more."""
        browser = self._browser(token)
        register = self.register(browser.class_id) if browser is not None else None
        if browser is None or register is None:
            return None
        return self._seated(register, browser, token)

    def remembered_member(self, token: str) -> Member | None:
        """The same from memory alone, where that is enough."""
        browser = self._browsers.get(hashed(token))
        register = self._registers.get(browser.class_id) if browser is not None else None
        if browser is None or register is None:
            return None
        return self._seated(register, browser, token)

    def _seated(self, register: Register, browser: Browser, token: str) -> Member | None:
        seat = register.standing.seats.get(browser.player_id)
        if seat is None or seat.out or browser.at < seat.freed:
            return None
        self.presence[seat.id] = self.now()
        return Member(register, seat, token)

    def _browser(self, token: str) -> Browser | None:
        token_hash = hashed(token)
        browser = self._browsers.get(token_hash)
        if browser is None:
            browser = self.store.player_of(token_hash)
            if browser is not None:
                with self._lock:
                    if len(self._browsers) >= MOST_REMEMBERED:
                        self._browsers.clear()
                    self._browsers[token_hash] = browser
        return browser

    def teaches(self, token: str, class_id: int | None) -> bool:
        """Whether a browser is one in which a link was opened that opens a class, or the server.

        Raises:
            StoreAway: the database does not answer.
        """
        token_hash = hashed(token)
        key = self._owners.get(token_hash) or self.store.key(token_hash, "browser")
        if key is None or self.now() - key.at >= BROWSER_DAYS * DAY:
            return False
        if key.class_id is None:
            # Links to a class can be taken back, so these alone stay in mind.
            self._owners[token_hash] = key
        return key.opens(class_id)

    def link(self, token: str) -> Key | None:
        """A teacher's link that works; None where a token is that of none."""
        key = self.store.key(hashed(token), "link")
        return key if key is not None and self.now() - key.at < LINK_DAYS * DAY else None

    def tell_presence(self) -> None:
        """Write down who was seen here, and read who was seen by other nodes."""
        here = dict(self.presence)
        newer = tuple(
            player for player, at in here.items() if at > self.seen_elsewhere.get(player, 0)
        )
        if newer:
            self.store.write(Saw(newer))
            self.seen_elsewhere.update({player: here[player] for player in newer})
        for class_id in list(self._registers):
            for player, at in self.store.seen(class_id).items():
                self.seen_elsewhere[player] = max(at, self.seen_elsewhere.get(player, 0))

    def look_again(self) -> None:
        """Bring the classes that are in memory up to date with what other nodes have added."""
        for class_id in list(self._registers):
            self.register(class_id)

    def act(self, register: Register, kind: str, **data: object) -> None:
        """Do something in a class.

        Raises:
            StoreAway: it could not be kept.
        """
        self.store.write(AddAct(new_mark(), register.row.id, kind, data))
        register.refresh(self.store)
