"""YAML is read as a history teacher means it, and never raises."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.library.case_files import examine, read_shared
from game.library.checking import check
from game.library.limits import DEPTH, FILE_BYTES
from game.library.reading.content_file import ContentFile, read_page, read_text
from tests.library.edit import GOOD


def read(raw: str | bytes) -> ContentFile:
    page = ContentFile("page.yaml")
    read_text(raw.encode() if isinstance(raw, str) else raw, page)
    return page


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("012", "012"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("12:30:00", "12:30:00"),
        ("2024-01-01", "2024-01-01"),
        ("1.10", "1.10"),
        (".inf", ".inf"),
        ("1787", 1787),
        ("-3", -3),
        ("+2", 2),
        ('"7"', "7"),
        ("9" * 400, "9" * 400),
        ("<<", "<<"),
        ("=", "="),
    ],
)
def test_only_whole_numbers_true_false_and_null_are_special(written: str, meant: object) -> None:
    page = read(f"key: {written}\n")
    assert page.data == {"key": meant}
    assert type(page.data["key"]) is type(meant)
    assert page.mistakes == []


def test_keys_are_always_text() -> None:
    assert read("1787: a\ntrue: b\nnull: c\n").data == {"1787": "a", "true": "b", "null": "c"}


def test_lists_are_tuples() -> None:
    assert read("- a\n- [b, c]\n").data == ("a", ("b", "c"))


def test_line_endings_and_a_byte_order_mark_change_nothing() -> None:
    page = read(b"\xef\xbb\xbfa: b\r\nc: [d]\r\n")
    assert page.data == {"a": "b", "c": ("d",)}
    assert page.mistakes == []
    assert (page.marks.inside["c"].line, page.marks.inside["c"].column) == (2, 4)


def test_columns_count_characters() -> None:
    page = read("ключ: {æ: ø, b: c}\n")
    assert page.marks.inside["ключ"].inside["b"].key_column == 14


def test_a_hidden_character_does_not_stop_the_reading() -> None:
    page = read("a: b\u200bc\nd: e\x1bf\ng: 'h\nb: c")
    assert [(m.line, m.column, m.code) for m in page.mistakes] == [
        (1, 5, "R012"),
        (2, 5, "R012"),
        (3, 4, "R006"),
    ]


def test_nesting_ends_before_the_stack_does() -> None:
    page = read("[" * 50_000)
    assert [(m.column, m.code) for m in page.mistakes] == [(DEPTH.most + 1, "R010")]


def test_aliases_cannot_multiply() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    page = read(bomb)
    assert not page.readable
    assert {m.code for m in page.mistakes} == {"R009"}


@pytest.mark.parametrize(
    ("written", "code", "where"),
    [
        ("a: @home\n", "R006", (1, 4)),
        ("a: 'it's'\n", "R006", (1, 4)),
        ("a:\n  b: 1\n c: 2\n", "R006", (3, 2)),
        ("- a\nb: c\n", "R006", (2, 1)),
        ("? [a]\n: b\n", "R006", (1, 3)),
        ('a: "\\d"\n', "R006", (1, 5)),
        ("a: {b: 1\n", "R006", (2, 1)),
        ("a: - b\n", "R006", (1, 4)),
        ("%TAG\n", "R009", (1, 1)),
        ("a: b\n%TAG\n", "R009", (2, 1)),
    ],
)
def test_a_syntax_error_is_explained_where_it_is(
    written: str, code: str, where: tuple[int, int]
) -> None:
    (mistake,) = read(written).mistakes
    assert (mistake.code, (mistake.line, mistake.column)) == (code, where)
    assert "token" not in mistake.message


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (FILE_BYTES.most + 1))
    assert [m.code for m in read_page(path).mistakes] == ["R003"]


def test_what_is_no_file(tmp_path: Path) -> None:
    assert [m.code for m in read_page(tmp_path).mistakes] == ["R002"]
    assert [m.code for m in read_page(tmp_path / "none.yaml").mistakes] == ["R001"]


def test_paths_without_content(tmp_path: Path) -> None:
    (tmp_path / "notes.yaml").write_text("a: b\n")
    found = check([tmp_path, tmp_path / "none", tmp_path / "notes.yaml"], lambda path: path.name)
    assert [(m.file, m.code) for m in found] == [
        ("none", "R001"),
        ("notes.yaml", "C004"),
        (tmp_path.name, "C004"),
    ]


@given(st.binary(max_size=60))
def test_no_bytes_raise(raw: bytes) -> None:
    read(raw)


@given(st.text(alphabet="ab: -[]{}\"'#&*!|>?%@\n\t,", max_size=60))
def test_no_text_raises(text: str) -> None:
    page = read(text)
    assert page.readable or page.mistakes


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_damage_to_a_good_case_raises(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged") / "lighthouse"
    folder.mkdir()
    for path in (GOOD / "cases" / "lighthouse").iterdir():
        lines = path.read_text(encoding="utf-8").splitlines()
        at = data.draw(st.integers(0, len(lines) - 1), label=path.name)
        words = lines[at].split(": ")
        lines[at] = ": ".join([*words[:-1], data.draw(st.sampled_from(["7", "wick", "[]", "{}"]))])
        (folder / path.name).write_text("\n".join(lines), encoding="utf-8")
    _, mistakes = examine(folder, read_shared(GOOD))
    assert all(mistake.line > 0 and mistake.column > 0 for mistake in mistakes)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("knows:\n  - one\n   - two\n", 3),
        ("text:\n  - He waits.\n   - She does not.\n  - The clerk writes.\n", 3),
    ],
)
def test_an_item_that_would_join_the_text_above_it_is_refused(text: str, line: int) -> None:
    page = read(text)
    (mistake,) = page.mistakes
    assert (mistake.code, mistake.line, mistake.column) == ("R006", line, 4)
    assert "read as part of the text above" in mistake.message and not page.readable


def test_a_colon_inside_braces_says_that_the_text_goes_in_quotes() -> None:
    (mistake,) = read("- {text: He said: no, right: true}\n").mistakes
    assert 'a text with a colon in it goes in "quotes"' in mistake.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a:\n  - id: x\n   - id: y\n", "item begins one space further right"),
        ("a:\n   - id: x\n  - id: y\n", "item begins one space further left"),
        ("a:\n  b: 1\n   c: 2\n", "key begins one space further right"),
        ("a:\n  - id: x\n    b: 1\n   c: 2\n", "key begins one space further left"),
        ("a:\n b: x: y\n", "a colon followed by a space stands inside a text"),
        ("a:\n  b: x: y\n", "a colon followed by a space stands inside a text"),
    ],
)
def test_a_line_one_space_beside_those_it_belongs_to(text: str, said: str) -> None:
    (mistake,) = read(text).mistakes
    assert said in mistake.message and mistake.line == text.count("\n")
