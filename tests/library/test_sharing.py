"""What both roles have is written once, and read and reported as if it stood in their files."""

from pathlib import Path

import pytest

from game.library.case_files import load_case
from tests.library.edit import change, copy_of_good, mistakes_in, warnings_in

SHARED = """
actions:
  - id: sound-the-bar
    text: Row out with a lead line and sound the bar yourself.
    days: 1
    result: Two cables east, and fresh Wickmouth stakes all along it.
    because: Pilots trust soundings more than speeches.
    effects: {learn: [reef-moves]}
    recess: false
    history: true
lines:
  - id: their-floor
    text: How badly does Wickmouth need a deal?
    answers:
      - id: floor-low
        text: Badly; it would take half a loaf
        pencil: {floor: 40}
      - id: floor-middling
        text: It has one winter in hand
        right: true
        pencil: {floor: 60}
    reason: Eleven barrels are a winter, and no more.
    told_by: [oil-short]
facts:
"""


def shared(tmp_path: Path) -> Path:
    """The lighthouse, with an action and a line of the envoy's in `case.yaml`."""
    content = copy_of_good(tmp_path)
    path = content / "cases" / "lighthouse" / "envoy.yaml"
    text = path.read_text(encoding="utf-8")
    action = text[
        text.index("    - id: sound-the-bar\n") : text.index("    - id: read-the-ledgers\n")
    ]
    line = text[text.index("    - id: their-floor\n") : text.index("opening: quay\n")]
    text = text.replace(action, "    - sound-the-bar\n").replace(line, "    - their-floor\n")
    path.write_text(text, encoding="utf-8")
    change(content, "case.yaml", "\nfacts:\n", SHARED)
    return content


def test_a_role_has_what_it_names(tmp_path: Path) -> None:
    whole = load_case(copy_of_good(tmp_path / "whole") / "cases" / "lighthouse").envoy
    content = shared(tmp_path)
    assert mistakes_in(content) == []
    found = load_case(content / "cases" / "lighthouse").envoy
    assert found == whole and found is not None


def test_both_roles_may_name_it(tmp_path: Path) -> None:
    content = shared(tmp_path)
    change(content, "leader.yaml", "\n  days: 4\n", "\n  days: 5\n")
    change(content, "leader.yaml", "\n  actions:\n", "\n  actions:\n    - sound-the-bar\n")
    change(content, "leader.yaml", "\n  lines:\n", "\n  lines:\n    - their-floor\n")
    leader = load_case(content / "cases" / "lighthouse").leader
    assert leader is not None
    assert leader.groundwork.actions[0].id == "sound-the-bar"
    assert leader.plan.lines[0].answers[1].pencil is not None
    assert leader.plan.lines[0].answers[1].pencil.side == "wick"


def test_a_mistake_in_it_is_told_once_and_where_it_stands(tmp_path: Path) -> None:
    content = shared(tmp_path)
    change(
        content, "case.yaml", "learn: [reef-moves]}\n    recess", "learn: [reef-move]}\n    recess"
    )
    (found,) = [line for line in mistakes_in(content) if "X005" in line]
    assert found.startswith("case.yaml:") and 'did you mean "reef-moves"' in found
    change(content, "case.yaml", "    days: 1\n", "    days: one\n")
    (found,) = [line for line in mistakes_in(content) if "S003" in line]
    assert found.startswith("case.yaml:")


def test_a_name_of_nothing_says_what_there_is(tmp_path: Path) -> None:
    content = shared(tmp_path)
    change(content, "envoy.yaml", "    - sound-the-bar\n", "    - sound-the-ba\n")
    (found,) = [line for line in mistakes_in(content) if " X020 " in line]
    assert found.endswith(
        'case.yaml shares nothing called "sound-the-ba"; did you mean "sound-the-bar"?'
    )


@pytest.mark.parametrize("broken", ['hook: "Two towns', "id: [", "<<<<<<< one"])
def test_nothing_is_said_of_what_is_shared_while_the_case_cannot_be_read(
    broken: str, tmp_path: Path
) -> None:
    content = shared(tmp_path)
    path = content / "cases" / "lighthouse" / "case.yaml"
    path.write_text(f"{broken}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    (found,) = mistakes_in(content)
    assert found.startswith("case.yaml:")


def test_a_misspelt_list_of_what_is_shared_is_one_mistake(tmp_path: Path) -> None:
    content = shared(tmp_path)
    change(content, "case.yaml", "\nactions:\n", "\nactons:\n")
    (found,) = mistakes_in(content)
    assert 'unknown key "actons"; did you mean "actions"?' in found


def test_what_no_role_names_is_a_warning(tmp_path: Path) -> None:
    content = shared(tmp_path)
    change(content, "envoy.yaml", "    - their-floor\n", "")
    (found,) = [line for line in warnings_in(content) if " X021 " in line]
    assert 'no role names "their-floor"' in found


def test_a_pencil_without_its_side_where_there_are_two(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    path = "../three-rivers/leader.yaml"
    change(content, path, "{side: forest, option: stone-weir}", "{option: stone-weir}")
    (found,) = [line for line in mistakes_in(content) if " T009 " in line]
    assert "of which side is this? Expected `side`: " in found
