"""Codes of options: the ids where those are short, else made up."""

import pytest

from game.plain.stages.stage import CannotRead
from game.plain.words.codes import Codes
from game.rules.view.view import IssueView, OptionView


def issue(name: str, *options: str) -> IssueView:
    views = tuple(OptionView(option, option.upper(), option, None, (), ()) for option in options)
    return IssueView(name, name, "about", views, ())


SHORT = Codes((issue("arms", "a1", "a2", "a4"), issue("tests", "b1", "b3")))
LONG = Codes((issue("lamp", "ours", "theirs"), issue("dues", "none", "b1")))


def test_short_ids_are_the_codes_gaps_and_all() -> None:
    assert SHORT.read("A4, b3") == {"arms": "a4", "tests": "b3"}
    assert SHORT.written((("arms", "a4"), ("tests", None))) == "a4 -"


def test_long_ids_have_codes_and_are_understood_themselves() -> None:
    assert LONG.read("a2 b1") == {"lamp": "theirs", "dues": "none"}
    assert LONG.read("theirs b2") == {"lamp": "theirs", "dues": "b1"}


@pytest.mark.parametrize("bracket", ["-", "?"])
def test_brackets_stand_for_the_issue_in_their_place(bracket: str) -> None:
    assert SHORT.read(f"a1 {bracket}") == {"arms": "a1", "tests": None}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("a1 b9", 'No paper says "b9": the options are a1, a2, a4, b1, b3.'),
        ("a1 a2", '"a2" settles an issue that this line settles already.'),
        ("-", "A package with brackets names all 2 issues in order"),
        ("b1 -", '"-" settles an issue that this line settles already.'),
    ],
)
def test_what_is_no_package(line: str, sentence: str) -> None:
    with pytest.raises(CannotRead) as refused:
        SHORT.read(line)
    assert str(refused.value).startswith(sentence)
