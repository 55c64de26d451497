"""Every mistake is found where it is, once, and says what was found and what to do."""

import re
from pathlib import Path

import pytest

from game.library.checking import check
from game.library.mistakes import CODES, Mistake
from tests.library.edit import BAD, CONTENT, GOOD, Edit, change, copy_of_good, edits, mistakes_in

BAD_CONTENT = sorted(path.parent for path in BAD.glob("*/expected.txt"))


def test_good_content_has_no_mistakes() -> None:
    assert check([GOOD]) == []


@pytest.mark.parametrize("edit", edits(), ids=lambda edit: edit.name)
def test_an_edit_gives_exactly_its_mistakes(edit: Edit, tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, edit.file, edit.old, edit.new)
    assert mistakes_in(content) == list(edit.expected)


@pytest.mark.parametrize("content", BAD_CONTENT, ids=lambda path: path.name)
def test_bad_content_gives_exactly_its_mistakes(content: Path) -> None:
    expected = (content / "expected.txt").read_text(encoding="utf-8").splitlines()
    found = check([content], lambda path: path.relative_to(content).as_posix(), warnings=True)
    assert [str(mistake) for mistake in found] == expected


def test_every_code_is_shown_by_some_test() -> None:
    here = [*Path(__file__).parent.glob("*.py"), *CONTENT.glob("bad/**/*.txt")]
    shown = {code for path in here for code in re.findall(r"\b[A-Z]\d{3}\b", path.read_text())}
    assert set(CODES) - shown == set()


def test_every_code_means_one_sentence() -> None:
    assert all(re.fullmatch(r"[A-Z].*[^.]\.", meaning) for meaning in CODES.values())


def test_all_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "envoy.yaml", "\nopening: quay\n", "\nopening: key\n")
    change(
        content,
        "leader.yaml",
        "approach: gesture\n        effects: {rapport",
        "aproach: gesture\n        effects: {rapports",
    )
    change(content, "leader.yaml", "opening: gatehouse", "opening: gate-house")
    change(content, "case.yaml", "teaches: [batna,", "teaches: [batma,")
    change(content, "debrief.yaml", "claims: [kei-treat-as-equals]", "claims: []")
    change(content, "../../concepts.yaml", "see: [batna]", "see: [batnas]")
    assert [line.split(" ", 2)[:2] for line in mistakes_in(content)] == [
        ["case.yaml:9:11", "X009"],
        ["concepts.yaml:11:11", "X009"],
        ["debrief.yaml:22:13", "S007"],
        ["envoy.yaml:103:10", "X006"],
        ["leader.yaml:97:10", "X006"],
        ["leader.yaml:113:9", "S001"],
        ["leader.yaml:114:19", "S001"],
    ]


def test_behind_a_misspelt_key_the_reading_goes_on(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "envoy.yaml", "\nendings:\n", "\nendigns:\n")
    change(content, "envoy.yaml", "    best: true\n", "    best: yes\n")
    assert mistakes_in(content) == [
        'envoy.yaml:268:1 S001 unknown key "endigns"; did you mean "endings"?',
        'envoy.yaml:280:11 S003 endings.early-light.best: found "yes"; expected true or false '
        "(write true)",
    ]


def test_a_mistake_is_one_line_that_is_safe_to_print() -> None:
    mistake = Mistake("a\x1b.yaml", 1, 2, "S001", 'unknown\nkey "\x1b[31m\u202ered"')
    assert str(mistake) == 'a?.yaml:1:2 S001 unknown key "?[31m?red"'


def test_mistakes_sort_by_place() -> None:
    late, early = Mistake("a", 10, 1, "S001", ""), Mistake("a", 9, 7, "X001", "")
    assert sorted([late, early]) == [early, late]
