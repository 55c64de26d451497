"""The codes by which people call options, and packages named by them."""

import pytest

from game.classroom.errors import ClassroomError
from game.classroom.paper_table import PaperTable


def test_ids_that_are_codes_are_kept(reykjavik: PaperTable) -> None:
    assert reykjavik.codes.of_option["c3"] == "C3"
    assert reykjavik.codes.letters == ("A", "B", "C", "D", "E", "F")


def test_other_ids_are_counted_in_file_order(lighthouse: PaperTable) -> None:
    codes = lighthouse.codes.of_option

    assert codes["haven-lamp"] == "A1"
    assert codes["guild-lamp"] == "A4"
    assert codes["owner-keeps"] == "D2"


@pytest.mark.parametrize(
    "words",
    [
        ["A4", "B2", "C2", "D2"],
        ["d2", "c2", "b2", "a4"],
        ["guild-lamp", "DUES-SHARED", "C2", "owner-keeps"],
        ["A4", "A4", "B2", "C2", "D2"],
    ],
)
def test_a_package_by_codes_or_ids_in_any_order(lighthouse: PaperTable, words: list[str]) -> None:
    package = lighthouse.codes.package(words)

    assert package == ("guild-lamp", "dues-shared", "channel-pilots", "owner-keeps")
    assert lighthouse.codes.called(package) == "A4 B2 C2 D2"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("A9 B1 C1 D1", "There is no A9: A (Who keeps the lamp) has A1, A2, A3, A4."),
        ("Z1 B1 C1 D1", "There is no Z1: the issues of this case are A, B, C, D."),
        (
            "A1 A2 B1 C1 D1",
            "A1 and A2 are both of A (Who keeps the lamp): name one.",
        ),
        (
            "A1 B1",
            "The package leaves out C (Who may use the north channel) and D (Who keeps what washes "
            "up): name an option for each issue.",
        ),
        (
            "\u04103 B1 C1 D1",
            'There is no option "\u04103", for its Cyrillic letter only looks like A: write A3.',
        ),
        (
            "A1 \u03921 C1 D1",
            'There is no option "\u03921", for its Greek letter only looks like B: write B1.',
        ),
        (
            "A1 \uff22\uff11 C1 D1",
            'There is no option "\uff22\uff11", for its Fullwidth letter only looks like B: write '
            "B1.",
        ),
        (
            "A-3 B1 C1 D1",
            'There is no option "A-3", with something between letter and number: write A3.',
        ),
        ("A03 B1 C1 D1", "There is no A03: A (Who keeps the lamp) has A1, A2, A3, A4."),
        (
            "A 3 B1 C1 D1",
            '"A" names an issue and no option: write letter and number, as in A1.',
        ),
        (
            "guild-lmap B1 C1 D1",
            'There is no option "guild-lmap"; did you mean "guild-lamp"?',
        ),
    ],
)
def test_a_wrong_package_is_one_sentence(lighthouse: PaperTable, words: str, sentence: str) -> None:
    with pytest.raises(ClassroomError) as error:
        lighthouse.codes.package(words.split())

    assert str(error.value) == sentence


@pytest.mark.parametrize("word", ["A 3", "A.3", "a\u00a03"])
def test_a_code_with_something_inside_is_told_without(lighthouse: PaperTable, word: str) -> None:
    with pytest.raises(ClassroomError, match="between letter and number: write A3"):
        lighthouse.codes.option(word)
