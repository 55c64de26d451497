"""A file of another case is one mistake, not a hundred."""

import re
from pathlib import Path

import yaml

from tests.library.edit import change, copy_of_good, mistakes_in

SCREEN = 24
"""Lines of a small terminal."""


def rewrite_the_case(content: Path) -> None:
    """Give everything in `case.yaml` another id, as an author does who begins with that file."""
    path = content / "cases" / "lighthouse" / "case.yaml"
    text = path.read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    ids = [*data["people"], *data["sides"], *data["issues"], *data["facts"]]
    ids += [option for issue in data["issues"].values() for option in issue["options"]]
    for each in ids:
        text = re.sub(rf"(?<![\w-]){each}(?![\w-])", f"my-{each}", text)
    path.write_text(text, encoding="utf-8")


def test_files_left_from_the_example_are_one_mistake_each(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    rewrite_the_case(content)
    found = [line for line in mistakes_in(content) if line.startswith(("envoy", "leader"))]
    assert [line.split()[:2] for line in found] == [
        ["envoy.yaml:1:1", "X022"],
        ["leader.yaml:1:1", "X022"],
    ]
    assert "not there yet: " in found[0] and "that case.yaml does not have (" in found[0]
    assert len(mistakes_in(content)) <= SCREEN


def test_a_few_names_amiss_are_told_each_where_it_stands(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "case.yaml", "\n  reef-moves:\n", "\n  reef-moved:\n")
    found = mistakes_in(content)
    assert all(" X005 " in line or " F0" in line for line in found)
    assert {line.split(":")[0] for line in found if " X005 " in line} >= {"envoy.yaml"}
