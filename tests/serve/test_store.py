"""The store keeps one contract on both kinds of database."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from game.library.limits import CLASS_PLAYERS
from game.serve.store.changes import (
    AddAct,
    AddClass,
    AddEvents,
    AddKey,
    AddPlay,
    AddPlayer,
    DeleteClass,
    DeletePlay,
    DeletePlayers,
    DropKeys,
    Saw,
    Step,
)
from game.serve.store.engines import WRITES, sqlite_engine
from game.serve.store.errors import Full, Overtaken, StoreRefused
from game.serve.store.migrating import newest, step_up
from game.serve.store.rows import Key, Position
from game.serve.store.store import Store
from game.serve.store.tables import metadata
from tests.serve.conftest import OpenStore, Time

BEGUN = Step({"move": "begin"}, "groundwork")


def a_class(store: Store, code: str = "BCDFGH") -> int:
    return store.write(AddClass(f"mark {code}", code, {"role": "leader"}, "1 rules 2", {"x": "h"}))


def a_player(store: Store, class_id: int, name: str = "Otter") -> int:
    mark = f"{class_id} {name}"
    return store.write(AddPlayer(mark, class_id, name, "lamp river", f"hash {mark}"))


def a_play(store: Store, class_id: int, player: int, number: int = 1) -> int:
    return store.write(AddPlay(class_id, player, number, "x", "leader"))


def test_what_was_written_is_read_again(open_store: OpenStore, time: Time) -> None:
    with open_store() as store:
        class_id = a_class(store)
        player = a_player(store, class_id)
        play = a_play(store, class_id, player)
        time.pass_(1)
        at = store.write(AddEvents(class_id, play, 1, (BEGUN,)))
        assert at == time.now

    with open_store() as store:
        found = store.class_by_code("BCDFGH")
        assert found is not None
        assert (found.id, found.settings, found.content) == (
            class_id,
            {"role": "leader"},
            {"x": "h"},
        )
        (seat,) = store.players(class_id)
        assert (seat.number, seat.name, seat.words, seat.automatic) == (
            1,
            "Otter",
            "lamp river",
            False,
        )
        (row,) = store.plays(class_id)
        assert (row.id, row.case, row.role, row.relay, row.before) == (
            play,
            "x",
            "leader",
            None,
            (),
        )
        (event,) = store.events(play)
        assert (event.revision, event.move, event.led, event.at) == (1, BEGUN.move, BEGUN.led, at)
        browser = store.player_of(f"hash {class_id} Otter")
        assert browser is not None
        assert browser[:2] == (class_id, player)


def test_of_two_changes_at_one_revision_one_is_made(store: Store) -> None:
    class_id = a_class(store)
    play = a_play(store, class_id, a_player(store, class_id))
    store.write(AddEvents(class_id, play, 1, (BEGUN,)))

    with pytest.raises(Overtaken):
        store.write(AddEvents(class_id, play, 1, (Step({"move": "other"}, "groundwork"),)))
    with pytest.raises(Overtaken):
        store.write(AddEvents(class_id, play, 3, (BEGUN,)))

    assert store.revision(play) == 1


def test_many_at_once_are_made_in_one_order_and_none_is_lost(store: Store) -> None:
    class_id = a_class(store)
    plays = [a_play(store, class_id, a_player(store, class_id, f"Otter {n}")) for n in range(8)]

    def play_on(play: int) -> None:
        for revision in range(1, 11):
            store.write(AddEvents(class_id, play, revision, (BEGUN,)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(play_on, plays))

    events = store.class_events(class_id)
    assert len(events) == 80
    for play in plays:
        assert [event.revision for event in store.events(play)] == list(range(1, 11))
    assert store.position(class_id) == Position(8, plays[-1], events[-1].id)


def test_several_changes_of_a_form_are_made_together_or_not_at_all(store: Store) -> None:
    class_id = a_class(store)
    play = a_play(store, class_id, a_player(store, class_id))
    store.write(AddEvents(class_id, play, 1, (BEGUN, Step(None, "briefing"))))

    assert [event.move for event in store.events(play)] == [BEGUN.move, None]
    with pytest.raises(Overtaken):
        store.write(AddEvents(class_id, play, 2, (BEGUN, BEGUN)))
    assert store.revision(play) == 2


def test_a_code_leads_to_one_class(store: Store) -> None:
    a_class(store)

    with pytest.raises(Overtaken):
        store.write(AddClass("another mark", "BCDFGH", {}, "1 rules 2", {}))


def test_a_full_class_takes_nobody_and_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = CLASS_PLAYERS._replace(most=1)
    monkeypatch.setattr("game.serve.store.changes.CLASS_PLAYERS", few)
    class_id = a_class(store)
    a_player(store, class_id)

    with pytest.raises(Full, match="class-players"):
        a_player(store, class_id, "Heron")


def test_a_deleted_play_leaves_no_row_and_a_word_that_it_went(store: Store) -> None:
    class_id = a_class(store)
    play = a_play(store, class_id, a_player(store, class_id))
    store.write(AddEvents(class_id, play, 1, (BEGUN,)))

    store.write(DeletePlay("gone", class_id, play))

    assert store.plays(class_id) == []
    assert store.class_events(class_id) == []
    assert [act.kind for act in store.acts(class_id)] == ["joined", "deleted"]


def test_players_are_deleted_with_all_that_is_theirs(store: Store) -> None:
    class_id = a_class(store)
    stays, goes = (a_player(store, class_id, name) for name in ("Otter", "Heron"))
    for player in (stays, goes):
        play = a_play(store, class_id, player)
        store.write(AddEvents(class_id, play, 1, (BEGUN,)))
    store.write(Saw((stays, goes)))

    store.write(DeletePlayers("left", class_id, (goes,)))

    assert [seat.name for seat in store.players(class_id)] == ["Otter"]
    assert list(store.seen(class_id)) == [stays]
    assert len(store.class_events(class_id)) == 1


def test_a_deleted_class_leaves_nothing(store: Store) -> None:
    class_id = a_class(store)
    play = a_play(store, class_id, a_player(store, class_id))
    store.write(AddEvents(class_id, play, 1, (BEGUN,)))
    store.write(AddKey("a hash", "link", class_id))

    store.write(DeleteClass(class_id))

    assert store.position(class_id) is None
    with store.reading() as connection:
        for table in metadata.sorted_tables:
            if table.name == "server":
                continue
            assert connection.execute(table.select()).first() is None


def test_the_last_time_somebody_was_seen_is_kept(store: Store, time: Time) -> None:
    class_id = a_class(store)
    player = a_player(store, class_id)
    store.write(Saw((player,)))
    time.pass_(5)
    store.write(Saw((player, 999)))

    assert store.seen(class_id) == {player: time.now}


def test_the_name_of_a_server_stays(open_store: OpenStore) -> None:
    with open_store() as store:
        name = store.name
    with open_store() as store:
        assert store.name == name


def test_a_key_opens_its_class_until_it_is_taken_back(store: Store, time: Time) -> None:
    one, other = a_class(store), a_class(store, "DFGHJK")
    store.write(AddKey("all", "link"))
    for class_id in (one, other):
        store.write(AddKey(f"to {class_id}", "link", class_id))
    assert store.key(f"to {one}", "link") == Key(time.now, one)
    assert store.key(f"to {one}", "browser") is None

    store.write(DropKeys(one))
    assert store.key(f"to {one}", "link") is None
    assert store.key(f"to {other}", "link") == Key(time.now, other)
    assert store.key("all", "link") == Key(time.now, None)


def test_the_first_tables_are_brought_up_to_date_with_all_that_is_in_them(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path)
    with engine.connect().execution_options(**WRITES) as connection, connection.begin():
        step_up(connection, "0001")
        connection.execute(text("INSERT INTO keys VALUES ('a hash', 'browser', 7)"))
    engine.dispose()
    with Store.in_folder(tmp_path) as store:
        assert store.key("a hash", "browser") == Key(7, None)
        with store.engine.connect() as connection:
            context = MigrationContext.configure(connection)
            assert compare_metadata(context, metadata) == []


def test_the_migrations_make_the_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_a_database_of_a_later_game_is_refused(open_store: OpenStore) -> None:
    with open_store() as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    try:
        with pytest.raises(StoreRefused, match="later version"):
            open_store()
    finally:
        # The database of PostgreSQL is the worker's, for the tests to come.
        if store.engine.dialect.name == "postgresql":
            with store.engine.begin() as connection:
                connection.execute(text(f"UPDATE alembic_version SET version_num = '{newest()}'"))
            store.engine.dispose()


def test_a_change_that_fails_by_itself_fails_alone(store: Store) -> None:
    class_id = a_class(store)
    with ThreadPoolExecutor(4) as pool:
        wrong = pool.submit(store.write, AddAct("m", 999_999, "gate", {}))
        right = [pool.submit(store.write, AddAct(f"a{n}", class_id, "gate", {})) for n in range(3)]
        with pytest.raises(Overtaken):
            wrong.result()
        for each in right:
            each.result()

    assert len(store.acts(class_id)) == 3


def test_an_id_is_never_given_twice(store: Store) -> None:
    class_id = a_class(store)
    player = a_player(store, class_id)
    play = a_play(store, class_id, player)
    store.write(DeletePlayers("left", class_id, (player,)))
    again = a_player(store, class_id, "Heron")
    assert again > player
    assert a_play(store, class_id, again) > play
    store.write(DeleteClass(class_id))
    assert a_class(store) > class_id
