"""The authors' commands, as an author meets them: begin a case, check it, play it, draw it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game import cli
from game.explore.sampling.random_play import play_at_random
from game.library.authoring.schema import PARTS, schema_text
from game.library.case_files import load_case
from game.library.roles import RoleName
from game.rules.case_role import CaseRole, case_role_of
from game.rules.moves import Choose, Move, Propose
from game.rules.phase import Phase
from game.rules.play import Play

Said = tuple[int, str, str]

TABLED: dict[RoleName, tuple[str | None, ...]] = {
    "envoy": ("ferry-company", None, "papers-by-the-season"),
    "leader": ("ferry-company", "tolls-halved", "papers-by-the-season"),
}
"""What was tabled in the example's own history."""


@pytest.fixture
def summitry(tmp_path: Path, monkeypatch, capfd) -> Callable[..., Said]:
    monkeypatch.setenv("SUMMITRY_SAVES", str(tmp_path / "saves"))

    def run(*args: str) -> Said:
        try:
            code = cli.main(args)
        except SystemExit as left:
            code = int(left.code or 0)
        said = capfd.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of content in which `new` has just begun a case."""
    content = tmp_path_factory.mktemp("mine")
    assert cli.main(["new", "salt-road", "--content", str(content)]) == 0
    return content


def ready(content: Path, role: RoleName) -> CaseRole:
    return case_role_of(load_case(content / "cases" / "salt-road"), role)


def history(case_role: CaseRole) -> Play:
    """What was in fact done in the example, from the briefing to the debrief."""
    play = Play.begin(case_role)
    while play.state.phase is not Phase.DEBRIEF:
        play = play.after_all(_history_moves(case_role, play))
    return play


def _history_moves(case_role: CaseRole, play: Play) -> list[Move]:
    match play.state.phase:
        case Phase.BRIEFING:
            done = [action.id for action in case_role.actions.values() if action.history]
            return [Choose("begin"), *map(Choose, done), Choose("commit")]
        case Phase.PLAN:
            return [Choose("commit")]
        case Phase.SCENE:
            choices = case_role.choices[play.state.place].values()
            return [Choose(next(choice.id for choice in choices if choice.history))]
        case Phase.TABLE:
            package = zip(case_role.issue_ids, TABLED[case_role.name], strict=True)
            return [Propose(tuple(package))]
        case phase:
            return [Choose("continue" if phase is Phase.ENDING else "skip")]


def test_a_new_case_passes_check_and_is_on_the_shelf(summitry, example: Path) -> None:
    assert summitry("check", str(example)) == (0, "", "no mistakes\n")
    code, out, _ = summitry("cases", "--content", str(example))
    assert code == 0 and "Salt road" in out


@pytest.mark.parametrize("role", ["envoy", "leader"])
def test_a_new_case_plays_to_historys_ending(role: RoleName, example: Path) -> None:
    case_role = ready(example, role)
    ended = history(case_role).state.place
    assert case_role.role.endings[ended].history and case_role.role.endings[ended].best


@pytest.mark.parametrize("role", ["envoy", "leader"])
def test_a_new_case_can_be_played_in_any_way(role: RoleName, example: Path) -> None:
    ended = play_at_random(ready(example, role), 400).endings
    # Random play leaves nothing in brackets, so that it never brings a draft home.
    assert {name for name, plays in ended.items() if not plays} <= {"draft-home"}


def test_new_says_what_to_do_next_and_brings_the_schema(summitry, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    code, out, err = summitry("new", "salt-road-1650", "--content", str(mine), "--title", "Salt")
    assert (code, err) == (0, "")
    assert f"summitry play salt-road-1650 --role envoy --content {mine}" in out
    assert (mine / "schema" / "role.json").read_text(encoding="utf-8") == schema_text("role")
    named = (mine / "cases" / "salt-road-1650" / "envoy.yaml").read_text(encoding="utf-8")
    assert named.startswith("# yaml-language-server: $schema=../../schema/role.json\n")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("new", "camp-david-1978"), 'There is a case called "camp-david-1978" already'),
        (("new", "Salt Road"), 'try "salt-road"'),
        (("new", "salt-road", "--year", "soon"), '"soon" is not a year'),
        (("new",), "the following arguments are required: CASE"),
        (("schema",), "Name one of case, role, debrief, sources, concepts"),
        (("schema", "envoi"), 'There is no schema of "envoi"'),
        (("map", "camp-david-1978"), "Add --role envoy or --role leader."),
        (("map", "camp-david-1978", "--role", "envoy", "-o", "a.png"), "drawn as .svg or .dot"),
        (("map", "camp-davis-1978", "--role", "envoy"), 'did you mean "camp-david-1978"?'),
        (("map", "camp-david-1978", "--random", "no"), '"no" is not a number of plays'),
        (("map", "a", "--role", "envoy", "--content", "no"), "there is no folder of content at no"),
        (("schema", "-o", "pyproject.toml"), "pyproject.toml/case.json cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(summitry, args, sentence: str) -> None:
    code, out, err = summitry(*args)
    assert (code, out) == (2, "")
    assert err.startswith("summitry: ") and sentence in err and err.count("\n") == 1


def test_schemas_are_printed_or_written(summitry, tmp_path: Path) -> None:
    assert summitry("schema", "role") == (0, schema_text("role"), "")
    assert summitry("schema", "-o", str(tmp_path / "schema"))[0] == 0
    assert {path.stem for path in (tmp_path / "schema").iterdir()} == set(PARTS)


def test_a_map_is_printed_or_written(summitry, example: Path, tmp_path: Path) -> None:
    asked = ("map", "salt-road", "--role", "leader", "--random", "20", "--content", str(example))
    code, out, err = summitry(*asked)
    assert (code, err) == (0, "") and out.startswith("<svg ") and "In her orchard" in out
    for name, start in (("a.svg", "<svg "), ("a.dot", "digraph role {")):
        path = tmp_path / name
        assert summitry(*asked, "-o", str(path)) == (0, f"wrote {path}\n", "")
        assert path.read_text(encoding="utf-8").startswith(start)
    assert summitry(*asked, "-o", str(tmp_path / "no" / "a.svg"))[0] == 2


@pytest.mark.parametrize(
    ("topic", "has"),
    [
        ((), "# Writing a case"),
        (("fields",), "| **`people`** |"),
        (("claims",), "fp-groundwork-first"),
        (("concepts",), "reservation-value"),
        (("works",), "fp-2019"),
        (("codes",), "R006: A file is not well-formed YAML."),
    ],
)
def test_the_guide_is_at_hand(summitry, topic: tuple[str, ...], has: str, example: Path) -> None:
    code, said, _ = summitry("guide", *topic, "--content", str(example))
    assert code == 0 and has in said


def test_a_topic_of_which_the_guide_says_nothing(summitry) -> None:
    assert summitry("guide", "claim") == (
        2,
        "",
        'summitry: The guide says nothing of "claim"; did you mean "claims"?\n',
    )


def test_a_bare_case_says_in_a_line_a_file_what_is_to_come(summitry, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    code, said, _ = summitry("new", "salt-road", "--bare", "--content", str(mine))
    assert code == 0 and said.splitlines()[0].endswith(": four files to fill")
    code, said, told = summitry("check", str(mine))
    assert code == 1 and told.startswith("4 mistakes")
    assert [line.split("1:1 ")[1].split(":")[0] for line in said.splitlines()] == [
        "S002 not there yet",
        *["R005 not there yet"] * 3,
    ]


def test_what_is_there_of_a_case_just_begun_is_checked(summitry, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    summitry("new", "salt-road", "--bare", "--content", str(mine))
    path = mine / "cases" / "salt-road" / "case.yaml"
    path.write_text(path.read_text() + "people:\nplace: 7\n", encoding="utf-8")
    _, said, _ = summitry("check", str(path))
    assert [line.split(" ", 1)[1] for line in said.splitlines()] == [
        "S002 not there yet: dates, hook, people, sides, conditions, issues, facts",
        "S003 place: found 7; expected a text (in quotes)",
    ]


@pytest.mark.parametrize("name", ["con", "nul", "com1", "lpt9", "aux"])
def test_a_name_that_windows_keeps_is_refused(summitry, name: str, tmp_path: Path) -> None:
    code, _, said = summitry("new", name, "--content", str(tmp_path))
    assert code == 2 and f'"{name}" cannot name a folder on Windows' in said


def test_rename_says_where_and_what_is_amiss(summitry, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    where = ("--content", str(mine))
    summitry("new", "salt-road", *where)
    code, said, _ = summitry("rename", "fact", "old-charter", "the-charter", *where)
    assert code == 0 and "case.yaml: " in said and "envoy.yaml: " in said
    assert summitry("check", "salt-road", "--lint", *where)[0] == 0
    for words, amiss in (
        (("fact", "old-charter", "x"), 'No fact is called "old-charter".'),
        (("fact", "the-charter", "toll-books"), 'salt-road has fact "toll-books" already.'),
        (("facts", "a", "b"), 'Nothing is called "facts" here; did you mean "fact"?'),
        (("fact", "a", "b", "--case", "salt"), 'There is no case called "salt"; '),
    ):
        code, _, told = summitry("rename", *words, *where)
        assert code == 2 and told.startswith(f"summitry: {amiss}")
