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
            "guild-lmap B1 C1 D1",
            'There is no option "guild-lmap"; did you mean "guild-lamp"?',
        ),
    ],
)
def test_a_wrong_package_is_one_sentence(lighthouse: PaperTable, words: str, sentence: str) -> None:
    with pytest.raises(ClassroomError) as error:
        lighthouse.codes.package(words.split())

    assert str(error.value) == sentence
