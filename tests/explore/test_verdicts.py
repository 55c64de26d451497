"""A verdict is kept as long as nothing changes on which it rests, and no longer."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game import cli
from game.explore.reachability.bounds import OUT_OF_MEMORY
from game.explore.report.every_role import explore_cases, verdicts_of
from game.explore.report.findings import Finding
from game.explore.report.mechanics import key_of, mechanics
from game.explore.report.verdict import KeptVerdicts, Verdict, not_walked, verdict_of
from game.library.shelf.kept import KeptFindings
from game.rules.case_role import CaseRole
from tests.explore.test_bounds import many_days
from tests.loaded import FIXTURES, ready

LEADER = ready(FIXTURES / "three-rivers", "leader")
ENVOY = ready(FIXTURES / "lighthouse", "envoy")

TOLD = {
    "left_open",
    *(
        "title",
        "dates",
        "year",
        "place",
        "hook",
        "tour",
        "teaches",
        "claims",
        "claim",
        "conditions",
    ),
    *(
        "conditions",
        "terms",
        "name",
        "short",
        "office",
        "bio",
        "wants",
        "moved_by",
        "backfires",
        "living",
    ),
    *("concentration_why", "concentration_sources", "alternative", "judgement", "about", "why"),
    *("risk", "because", "closed", "reason", "truth", "told_little", "instructions", "unit"),
    "dateline",
    *("approach", "readings", "question", "sources"),
}
"""Fields on which no walk turns, wherever they stand."""


def leaves(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to every value in dumped content."""
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, (tuple, list)) and data:
        for index, value in enumerate(data):
            yield from leaves(value, (*path, index))
    else:
        yield path


def is_told(path: tuple[str | int, ...]) -> bool:
    """Whether a value is only told; a table's own text is a package, all other texts are prose."""
    names = [step for step in path if isinstance(step, str)]
    if names[:2] == ["table", "text"] or (names[0] == "people" and names[-1] == "side"):
        return False
    if "readings" in names and "values" in names:
        return False
    person_of_advice = names[-1] == "person" and "advice" in names
    return bool(TOLD.intersection(names)) or names[-1] == "text" or person_of_advice


@pytest.mark.parametrize("case_role", [LEADER, ENVOY], ids=["three-rivers", "lighthouse"])
@pytest.mark.parametrize("part", ["case", "role"])
def test_every_edit_of_mechanics_changes_the_key_and_no_other_does(
    case_role: CaseRole, part: str
) -> None:
    model = getattr(case_role, part)
    plain = mechanics(model)
    told, bearing = 0, 0
    for path in leaves(model.model_dump()):
        edited = mechanics(_edited(model, path))
        if is_told(path):
            told += 1
            assert edited == plain, f"{path} is only told"
        else:
            bearing += 1
            assert edited != plain, f"{path} bears on the walk"
    assert told > 20 and bearing > 100


def _edited(model: Any, path: tuple[str | int, ...]) -> Any:
    """A model with another value at the end of a way, unchecked."""
    step, *rest = path
    if hasattr(type(model), "model_fields"):
        value = getattr(model, str(step))
        return model.model_copy(update={str(step): _below(value, tuple(rest))})
    raise AssertionError(path)


def _below(value: Any, path: tuple[str | int, ...]) -> Any:
    if not path:
        return f"{value}-other" if isinstance(value, str) else ("other", value)
    if hasattr(type(value), "model_fields"):
        return _edited(value, path)
    step, *rest = path
    if isinstance(value, dict):
        return {**value, step: _below(value[step], tuple(rest))}
    at = int(step)
    return (*value[:at], _below(value[at], tuple(rest)), *value[at + 1 :])


def test_the_order_of_what_stands_in_a_file_bears_on_the_walk() -> None:
    scenes = dict(reversed(LEADER.role.scenes.items()))
    role = LEADER.role.model_copy(update={"scenes": scenes})
    other = CaseRole(LEADER.case, LEADER.name, role, LEADER.debrief)
    assert key_of(other) != key_of(LEADER)


def test_a_verdict_is_found_again_until_the_role_is_another(tmp_path: Path) -> None:
    kept = KeptVerdicts(tmp_path / "verdicts")
    assert kept.get(LEADER) is None
    found = verdict_of(LEADER)
    kept.put(LEADER, found)
    assert kept.get(LEADER) == found._replace(seconds=0.0)
    start = LEADER.role.start.model_copy(update={"mandate": LEADER.role.start.mandate - 1})
    role = LEADER.role.model_copy(update={"start": start})
    assert kept.get(CaseRole(LEADER.case, LEADER.name, role, LEADER.debrief)) is None
    assert KeptVerdicts(tmp_path / "verdicts", fresh=True).get(LEADER) is None


def test_what_is_kept_is_done_without_where_it_is_damaged(tmp_path: Path) -> None:
    kept = KeptVerdicts(tmp_path)
    kept.put(LEADER, Verdict((Finding("D001", "leader", ("scenes",), "", "so"),), (), 1.0))
    [path] = tmp_path.glob("*.json")
    for damage in (b"", b"{", b"[]", b'{"findings": [{"code": 1}], "vacuous": []}'):
        path.write_bytes(damage)
        assert kept.get(LEADER) is None


def test_a_role_that_could_not_be_walked_is_not_kept(tmp_path: Path) -> None:
    kept = KeptVerdicts(tmp_path)
    large = many_days(3)
    kept.put(large, not_walked(large, "too large"))
    assert kept.get(large) is None


def test_check_says_the_same_of_what_it_kept(tmp_path: Path) -> None:
    kept = KeptVerdicts(tmp_path)
    folders = [FIXTURES / "three-rivers", FIXTURES / "lighthouse"]
    first = list(explore_cases(folders, str, kept))
    again = list(explore_cases(folders, str, kept))
    assert [each._replace(seconds=0.0) for each in first] == again
    assert all(each.seconds for each in first) and not any(each.seconds for each in again)


def test_a_case_of_which_no_byte_has_changed_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = KeptFindings(tmp_path / "told", ("explore",), str, fresh=False)
    folders = [FIXTURES / "three-rivers", FIXTURES / "lighthouse"]
    first = list(explore_cases(folders, str, told=told))
    monkeypatch.setattr("game.explore.report.every_role.load_case", None)
    again = list(explore_cases(folders, str, told=told))
    assert [each._replace(seconds=0.0) for each in first] == again


class Deadly(CaseRole):
    """A role that ends any process it is sent to, as a machine out of memory ends one."""

    def __reduce__(self) -> Any:
        return os._exit, (9,)


def test_a_worker_that_is_killed_takes_nobody_with_it() -> None:
    deadly = Deadly(LEADER.case, LEADER.name, LEADER.role, LEADER.debrief)
    first, second, third = verdicts_of([LEADER, deadly, ENVOY], 2)
    assert first.is_whole and third.is_whole
    [finding] = second.findings
    assert (finding.code, finding.message) == ("D013", OUT_OF_MEMORY)


def test_a_role_for_which_memory_runs_out_is_said_to_be_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def out_of_memory(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("game.explore.report.verdict.explore", out_of_memory)
    [finding] = verdict_of(LEADER).findings
    assert (finding.code, finding.message) == ("D013", OUT_OF_MEMORY)


def test_check_walks_again_only_where_something_changed_or_where_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUMMITRY_CACHE", str(tmp_path / "cache"))
    case = str(FIXTURES / "three-rivers")
    assert cli.main(["check", case]) == 0
    walked: list[int] = []

    def counted(roles: list[CaseRole], workers: int) -> Iterator[Verdict]:
        walked.append(len(roles))
        return map(verdict_of, roles)

    monkeypatch.setattr("game.explore.report.every_role.verdicts_of", counted)
    assert cli.main(["check", case]) == 0
    assert cli.main(["check", "--fresh", case]) == 0
    assert walked == [2]
    capsys.readouterr()
