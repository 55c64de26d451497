"""How long a class is kept, what deleting leaves, and a backup on the same database or another."""

from pathlib import Path

import pytest

from game.library.limits import CLASS_DAYS
from game.serve.school.ending import end_old_classes
from game.serve.store.backup import backed_up, restore
from game.serve.store.errors import StoreRefused
from game.serve.store.store import Store
from tests.histories import history
from tests.loaded import SHIPPED, ready
from tests.serve.conftest import OpenStore, Time
from tests.serve.schools import Node, make_class, play_moves

HISTORY = history(ready(SHIPPED / "reykjavik-1986", "leader")).moves

A_DAY = 24 * 60


def test_a_class_ends_by_itself_after_a_warning(node: Node, time: Time) -> None:
    in_class = make_class(node)
    time.pass_((CLASS_DAYS.most - 5) * A_DAY)
    assert "ends by itself in" in in_class.teacher.get("/teacher/").page.text
    assert end_old_classes(node.school) == 0
    time.pass_(6 * A_DAY)
    assert end_old_classes(node.school) == 1
    assert node.school.store.classes() == []


def test_a_move_keeps_it(node: Node, time: Time) -> None:
    in_class = make_class(node)
    in_class.open_all()
    student = in_class.student("Otter")
    time.pass_(20 * A_DAY)
    student.get("/play/1/")
    student.move({"move": "begin"})
    time.pass_(20 * A_DAY)
    assert end_old_classes(node.school) == 0


def test_of_what_was_deleted_nothing_is_left_on_the_disk(node: Node, tmp_path: Path) -> None:
    in_class = make_class(node)
    in_class.open_all()
    student = in_class.student("Zanzibar-Otter")
    play_moves(student, HISTORY[:-1])
    student.move({"move": "reflect", "reflect": "A sentence unlike any other: quokka."})
    files = list((tmp_path / "data").iterdir())
    assert any(b"Zanzibar-Otter" in file.read_bytes() for file in files)

    in_class.teacher.get(f"{in_class.base}delete")
    in_class.teacher.send(f"{in_class.base}delete")
    for file in (tmp_path / "data").iterdir():
        content = file.read_bytes()
        assert b"Zanzibar-Otter" not in content, file
        assert b"quokka" not in content, file


def test_a_backup_comes_back_on_either_database(
    open_store: OpenStore, time: Time, tmp_path: Path
) -> None:
    with open_store() as store:
        node = Node(store, time)
        in_class = make_class(node)
        in_class.open_all()
        student = in_class.student("Otter")
        play_moves(student, HISTORY[:7])
        kept = backed_up(store)

    with Store.in_folder(tmp_path / "elsewhere", time) as other:
        assert restore(other, kept, "it") == 1
        there = Node(other, time)
        browser = there.browser()
        browser.client.cookies = student.client.cookies
        assert browser.get("/play/1/").page.main["data-turn"] == "7"
        assert play_moves(browser, HISTORY[7:]).page.main["data-phase"] == "debrief"
        with pytest.raises(StoreRefused, match="already"):
            restore(other, kept, "it")


def test_a_backup_goes_from_a_laptop_to_a_schools_server(
    node: Node, postgres: str, time: Time
) -> None:
    in_class = make_class(node)
    in_class.open_all()
    student = in_class.student("Otter")
    play_moves(student, HISTORY[:7])
    with Store.on_postgres(postgres, time) as other:
        restore(other, backed_up(node.school.store), "it")
        there = Node(other, time)
        browser = there.browser()
        browser.client.cookies = student.client.cookies
        browser.get("/play/1/")
        play_moves(browser, HISTORY[7:9])
        # Whoever joins now is numbered after those who came along.
        assert there.student(in_class.code, "Heron").get("/play/1/").status == 200


@pytest.mark.parametrize("content", [b"", b"no backup", b"\x1f\x8b nothing"])
def test_what_is_no_backup_is_refused(one_store: Store, content: bytes) -> None:
    with pytest.raises(StoreRefused, match="no backup"):
        restore(one_store, content, "it")


def test_a_backup_is_made_beside_a_server_that_runs(node: Node, tmp_path: Path) -> None:
    make_class(node)
    with Store.in_folder(tmp_path / "data", alone=False) as beside:
        kept = backed_up(beside)
    with Store.in_folder(tmp_path / "elsewhere") as other:
        assert restore(other, kept, "it") == 1


def test_two_servers_on_one_file_are_refused(one_store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreRefused, match="another summitry serve"):
        Store.in_folder(tmp_path / "data")


def test_where_the_folder_cannot_be_had_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreRefused, match="--data"):
        Store.in_folder(tmp_path / "file")


def test_a_database_that_is_none_is_said() -> None:
    with pytest.raises(StoreRefused, match="--database"):
        Store.on_postgres("mysql://somewhere/else")
