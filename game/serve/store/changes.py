"""Every change there is of the rows: what it adds, and how to see whether it was made."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from game.library.limits import CLASS_PLAYERS, PLAY_EVENTS, SERVER_CLASSES
from game.serve.store import tables as t
from game.serve.store.errors import Full, Overtaken


class AddKey(NamedTuple):
    """A link or a browser of the teacher's."""

    hash: str
    kind: str
    class_id: int | None = None
    """The one class that it opens; None where it opens all of the server."""

    def make(self, connection: Connection, at: int) -> bool:
        """Add it."""
        connection.execute(insert(t.keys).values(**self._asdict(), at=at))
        return True

    def made(self, connection: Connection) -> bool | None:
        """Whether it is there."""
        found = connection.execute(select(t.keys.c.hash).where(t.keys.c.hash == self.hash))
        return found.first() is not None or None


class DropKeys(NamedTuple):
    """All links to one class, with the browsers in which they were opened."""

    class_id: int

    def make(self, connection: Connection, at: int) -> bool:
        """Take them away."""
        connection.execute(delete(t.keys).where(t.keys.c.class_id == self.class_id))
        return True

    def made(self, connection: Connection) -> bool | None:
        """Whether they are gone."""
        found = connection.execute(select(t.keys).where(t.keys.c.class_id == self.class_id))
        return found.first() is None or None


class AddClass(NamedTuple):
    """A class."""

    mark: str
    """Chosen at random by whoever adds it: by this it is found again."""
    code: str
    settings: Mapping[str, Any]
    game: str
    content: Mapping[str, str]

    def make(self, connection: Connection, at: int) -> int:
        """Add it; its id. `Overtaken` where the code is another class's."""
        there = connection.execute(select(func.count()).select_from(t.classes)).scalar_one()
        if there >= SERVER_CLASSES.most:
            raise Full(f"No further class: {SERVER_CLASSES.allowed()}. Delete one that is over.")
        return _added(connection, t.classes, at, self._asdict())

    def made(self, connection: Connection) -> int | None:
        """Its id."""
        return connection.execute(
            select(t.classes.c.id).where(t.classes.c.mark == self.mark)
        ).scalar()


class AddAct(NamedTuple):
    """Something that is done in a class."""

    mark: str
    class_id: int
    kind: str
    data: Mapping[str, Any]

    def make(self, connection: Connection, at: int) -> int:
        """Add it; its id."""
        return _added(connection, t.acts, at, self._asdict())

    def made(self, connection: Connection) -> int | None:
        """Its id."""
        return connection.execute(select(t.acts.c.id).where(t.acts.c.mark == self.mark)).scalar()


class AddPlayer(NamedTuple):
    """Somebody who joins, the token of his browser, and that he did so."""

    mark: str
    class_id: int
    name: str
    words: str
    token_hash: str
    automatic: bool = False

    def make(self, connection: Connection, at: int) -> int:
        """Add all three; the player's id."""
        players = t.players
        last, there = connection.execute(
            select(func.max(players.c.number), func.count()).where(
                players.c.class_id == self.class_id
            )
        ).one()
        if there >= CLASS_PLAYERS.most:
            raise Full(f"This class is full: {CLASS_PLAYERS.allowed()}.")
        row = {
            "class_id": self.class_id,
            "number": (last or 0) + 1,
            "name": self.name,
            "words": self.words,
            "automatic": self.automatic,
        }
        player = _added(connection, players, at, row)
        connection.execute(insert(t.tokens).values(hash=self.token_hash, player_id=player, at=at))
        AddAct(self.mark, self.class_id, "joined", {"player": player}).make(connection, at)
        return player

    def made(self, connection: Connection) -> int | None:
        """The player's id."""
        return connection.execute(
            select(t.tokens.c.player_id).where(t.tokens.c.hash == self.token_hash)
        ).scalar()


class AddToken(NamedTuple):
    """Another browser of a player."""

    player_id: int
    token_hash: str

    def make(self, connection: Connection, at: int) -> bool:
        """Add it."""
        connection.execute(
            insert(t.tokens).values(hash=self.token_hash, player_id=self.player_id, at=at)
        )
        return True

    def made(self, connection: Connection) -> bool | None:
        """Whether it is there."""
        found = connection.execute(select(t.tokens).where(t.tokens.c.hash == self.token_hash))
        return found.first() is not None or None


class AddPlay(NamedTuple):
    """A play that is begun."""

    class_id: int
    player_id: int
    number: int
    case: str
    role: str
    relay: Mapping[str, Any] | None = None
    parent: Mapping[str, Any] | None = None
    before: tuple[Mapping[str, Any], ...] = ()

    def make(self, connection: Connection, at: int) -> int:
        """Add it; its id. `Overtaken` where the player has a play of this number."""
        return _added(connection, t.plays, at, {**self._asdict(), "before": list(self.before)})

    def made(self, connection: Connection) -> int | None:
        """Its id."""
        return connection.execute(
            select(t.plays.c.id).where(
                t.plays.c.player_id == self.player_id, t.plays.c.number == self.number
            )
        ).scalar()


class Step(NamedTuple):
    """One change of a play, as a row has it."""

    move: Mapping[str, Any] | None
    """None where the last move is taken back."""
    led: str


class AddEvents(NamedTuple):
    """Changes of a play, all or none: counted as made only if they are the next."""

    class_id: int
    play_id: int
    revision: int
    """Of the first of them."""
    steps: tuple[Step, ...]

    def make(self, connection: Connection, at: int) -> int:
        """Add them; the time they are given.

        `Overtaken` where the play has this revision, or lacks the one before.
        """
        last = self.revision + len(self.steps) - 1
        if last > PLAY_EVENTS.most:
            raise Full(f"This play is too long: {PLAY_EVENTS.allowed()}.")
        there = connection.execute(
            select(func.max(t.events.c.revision)).where(t.events.c.play_id == self.play_id)
        ).scalar()
        if (there or 0) != self.revision - 1:
            raise Overtaken
        for revision, step in enumerate(self.steps, self.revision):
            row = {"class_id": self.class_id, "play_id": self.play_id, "revision": revision}
            connection.execute(insert(t.events).values(**row, **step._asdict(), at=at))
        return at

    def made(self, connection: Connection) -> int | None:
        """Their time, where the rows at their revisions say the same."""
        events = t.events
        rows = connection.execute(
            select(events)
            .where(events.c.play_id == self.play_id, events.c.revision >= self.revision)
            .order_by(events.c.revision)
            .limit(len(self.steps))
        ).all()
        same = [Step(row.move, row.led) for row in rows] == list(self.steps)
        return int(rows[0].at) if same else None


class Saw(NamedTuple):
    """When players last asked for anything."""

    players: tuple[int, ...]

    def make(self, connection: Connection, at: int) -> bool:
        """Write it over what stood there."""
        connection.execute(delete(t.seen).where(t.seen.c.player_id.in_(self.players)))
        there = connection.execute(select(t.players.c.id).where(t.players.c.id.in_(self.players)))
        rows = [{"player_id": row.id, "at": at} for row in there]
        if rows:
            connection.execute(insert(t.seen), rows)
        return True

    def made(self, _: Connection) -> bool | None:
        """Nobody waits for it."""
        return True


class DeletePlay(NamedTuple):
    """A play that its player does not want kept."""

    mark: str
    class_id: int
    play_id: int

    def make(self, connection: Connection, at: int) -> bool:
        """Take it away, and say in the class that a play went."""
        connection.execute(delete(t.events).where(t.events.c.play_id == self.play_id))
        connection.execute(delete(t.plays).where(t.plays.c.id == self.play_id))
        AddAct(self.mark, self.class_id, "deleted", {"play": self.play_id}).make(connection, at)
        return True

    def made(self, connection: Connection) -> bool | None:
        """Whether it is gone."""
        found = connection.execute(select(t.plays.c.id).where(t.plays.c.id == self.play_id))
        return found.first() is None or None


class DeletePlayers(NamedTuple):
    """Players with all that is theirs: automatic ones, as a rule."""

    mark: str
    class_id: int
    players: tuple[int, ...]

    def make(self, connection: Connection, at: int) -> bool:
        """Take them away."""
        plays = select(t.plays.c.id).where(t.plays.c.player_id.in_(self.players))
        connection.execute(delete(t.events).where(t.events.c.play_id.in_(plays)))
        for table in (t.plays, t.tokens, t.seen):
            connection.execute(delete(table).where(table.c.player_id.in_(self.players)))
        connection.execute(delete(t.players).where(t.players.c.id.in_(self.players)))
        data = {"players": list(self.players)}
        AddAct(self.mark, self.class_id, "left", data).make(connection, at)
        return True

    def made(self, connection: Connection) -> bool | None:
        """Whether they are gone."""
        found = connection.execute(select(t.players.c.id).where(t.players.c.id.in_(self.players)))
        return found.first() is None or None


class DeleteClass(NamedTuple):
    """A class with all that is in it."""

    class_id: int

    def make(self, connection: Connection, at: int) -> bool:
        """Take it away."""
        players = select(t.players.c.id).where(t.players.c.class_id == self.class_id)
        for table in (t.tokens, t.seen):
            connection.execute(delete(table).where(table.c.player_id.in_(players)))
        for table in (t.events, t.plays, t.players, t.acts, t.keys):
            connection.execute(delete(table).where(table.c.class_id == self.class_id))
        connection.execute(delete(t.classes).where(t.classes.c.id == self.class_id))
        return True

    def made(self, connection: Connection) -> bool | None:
        """Whether it is gone."""
        found = connection.execute(select(t.classes.c.id).where(t.classes.c.id == self.class_id))
        return found.first() is None or None


def _added(connection: Connection, table: Any, at: int, row: Mapping[str, Any]) -> int:
    """Add a row; its id."""
    key = connection.execute(insert(table).values(**row, at=at)).inserted_primary_key
    assert key is not None, "every table of these counts its rows"
    return int(key[0])
