"""Packages in the codes of their options, as the table prints them and as they are typed."""

import pytest

from game.plain.stages.stage import CannotRead
from game.plain.words.codes import Codes, in_codes
from game.rules.view.view import IssueView, OptionView, PackageLine


def issue(name: str, *options: str) -> IssueView:
    views = tuple(
        OptionView(option, code, option, None, (), ())
        for code, option in (each.split(":") for each in options)
    )
    return IssueView(name, name, "about", views, ())


SHORT = Codes((issue("arms", "A1:a1", "A2:a2", "A4:a4"), issue("tests", "B1:b1", "B3:b3")))
LONG = Codes((issue("lamp", "A1:ours", "A2:theirs"), issue("dues", "B1:none", "B2:b1")))


def test_codes_are_read_in_small_letters_too_gaps_and_all() -> None:
    assert SHORT.read("A4, b3") == {"arms": "a4", "tests": "b3"}
    assert SHORT.written({"arms": "a4", "tests": None}) == "A4 -"


def test_a_paper_of_theirs_may_hold_what_cannot_be_tabled() -> None:
    lines = (
        PackageLine("arms", "Arms", "a3", "A3", "a3"),
        PackageLine("tests", "Tests", None, None, None),
    )
    assert in_codes(lines) == "A3 -"


def test_ids_are_understood_themselves() -> None:
    assert LONG.read("a2 b1") == {"lamp": "theirs", "dues": "none"}
    assert LONG.read("theirs b2") == {"lamp": "theirs", "dues": "b1"}


@pytest.mark.parametrize("bracket", ["-", "?", "[..]"])
def test_brackets_stand_for_the_issue_in_their_place(bracket: str) -> None:
    assert SHORT.read(f"a1 {bracket}") == {"arms": "a1", "tests": None}


@pytest.mark.parametrize("bracket", ["B-", "b?", "b[..]"])
def test_brackets_with_their_letter_stand_anywhere_and_alone(bracket: str) -> None:
    assert SHORT.read(bracket) == {"tests": None}
    assert SHORT.read(f"{bracket} a4") == {"arms": "a4", "tests": None}
    assert SHORT.looks_like_one(f"{bracket.lower()} a4")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("a1 b9", 'No paper says "b9": the options are A1, A2, A4, B1, B3.'),
        ("a1 a2", '"a2" settles an issue that this line settles already.'),
        ("-", "A package with a bare - names all 2 issues in order; with its letter, as in A-,"),
        ("b3 b-", '"b-" settles an issue that this line settles already.'),
        ("c-", 'No paper says "c-": the options are A1, A2, A4, B1, B3.'),
        ("b1 -", '"-" settles an issue that this line settles already.'),
    ],
)
def test_what_is_no_package(line: str, sentence: str) -> None:
    with pytest.raises(CannotRead) as refused:
        SHORT.read(line)
    assert str(refused.value).startswith(sentence)
