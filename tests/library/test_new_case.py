"""`summitry new`: the example passes every check, plays to its end, and never overwrites."""

from pathlib import Path

import pytest

from game.library.authoring.scaffold import new_case, where_cases_go
from game.library.case_files import load_case
from game.library.checking import check
from game.library.content_folders import own_content
from game.library.errors import AuthorError

REFUSED = [
    ("River Market", 'try "river-market"'),
    ("Flußmarkt", 'try "flussmarkt"'),
    ("../river", 'try "river"'),
    ("river--market", 'try "river-market"'),
    ("", "as in river-market-1921"),
    ("a" * 49, "has 49 letters; a case is named in at most 48"),
    ("taken", 'There is a case called "taken" already'),
]


def test_the_example_has_no_mistake_and_says_whose_it_is(tmp_path: Path) -> None:
    folder = new_case("salt-road-1650", tmp_path)
    assert check([tmp_path]) == []
    made = load_case(folder)
    assert (made.case.id, made.case.title, made.case.year) == ("salt-road-1650", "Salt road", 1650)
    assert made.case.dates == "3-5 March 1650"
    assert list(made.roles) == ["envoy", "leader"]


@pytest.mark.parametrize("title", ['The "salt": a road # to Soll', "O'Neill's ford", "Żółta 道"])
def test_a_title_is_kept_as_it_was_given(title: str, tmp_path: Path) -> None:
    made = load_case(new_case("salt-road", tmp_path, title=title, year=900))
    assert (made.case.title, made.case.year) == (title, 900)


@pytest.mark.parametrize(("case_id", "sentence"), REFUSED)
def test_a_bad_id_is_refused_in_a_sentence(case_id: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(AuthorError) as refused:
        new_case(case_id, tmp_path, taken=["taken"])
    assert sentence in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("filling", [{"title": "a\nb"}, {"title": "[bold]"}, {"year": 0}])
def test_a_bad_title_or_year_writes_nothing(filling: dict, tmp_path: Path) -> None:
    with pytest.raises(AuthorError):
        new_case("salt-road", tmp_path, **filling)
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    case = new_case("salt-road", tmp_path) / "case.yaml"
    case.write_text("mine", encoding="utf-8")
    with pytest.raises(AuthorError, match="is there already"):
        new_case("salt-road", tmp_path)
    assert case.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in case.parent.parent.iterdir()] == ["salt-road"]


def test_where_a_case_goes(tmp_path: Path) -> None:
    assert where_cases_go([tmp_path]) == tmp_path
    assert where_cases_go([]) == own_content()
    with pytest.raises(AuthorError, match="one folder"):
        where_cases_go([tmp_path, tmp_path / "b"])
