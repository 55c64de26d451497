"""The JSON Schema for editors: committed as generated, and of one mind with the reader."""

import inspect
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from game.library.authoring.field_docs import field_docs
from game.library.authoring.schema import PARTS, schema, schema_text
from game.library.models import base, case, debrief, role, shared, table
from game.library.models.base import Model
from game.library.reading.content_file import ContentFile, read_page, read_text
from tests.library.edit import Edit, change, copy_of_good, edits
from tests.loaded import FIXTURES, ROOT, SHIPPED

COMMITTED = ROOT / "content" / "schema"
PART_OF = {
    "case.yaml": "case",
    "envoy.yaml": "role",
    "leader.yaml": "role",
    "debrief.yaml": "debrief",
    "sources.yaml": "sources",
    "concepts.yaml": "concepts",
    "curriculum.yaml": "curriculum",
}
CONTENT_FILES = [
    path
    for content in (SHIPPED.parent, FIXTURES.parent)
    for path in sorted([*content.glob("*.yaml"), *content.glob("cases/*/*.yaml")])
]

BEYOND_SCHEMA = {"S008"}
"""Codes of shape that only `check` can tell: values of one entry that contradict each other."""


def wrong_in(page: ContentFile, file: str) -> list[str]:
    """What the schema finds in a page, by its words."""
    # Lists come as tuples from the reader; JSON knows no tuples.
    data: Any = json.loads(json.dumps(page.data))
    found = Draft7Validator(schema(PART_OF[file])).iter_errors(data)
    return [error.message for error in found]


@pytest.mark.parametrize("part", PARTS)
def test_the_committed_schema_is_the_generated_one(part: str) -> None:
    committed = (COMMITTED / f"{part}.json").read_text(encoding="utf-8")
    assert committed == schema_text(part), "run `summitry schema -o content/schema`"
    Draft7Validator.check_schema(schema(part))


def test_nothing_else_lies_beside_the_schemas() -> None:
    assert {path.name for path in COMMITTED.iterdir()} == {f"{part}.json" for part in PARTS}


@pytest.mark.parametrize("path", CONTENT_FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_file_of_content_fits_its_schema(path: Path) -> None:
    assert wrong_in(read_page(path), path.name) == []


def shape_edits() -> list[Edit]:
    """Edits that break the shape of a file, and nothing but it."""
    codes = [(edit, {line.split()[1] for line in edit.expected}) for edit in edits()]
    return [edit for edit, found in codes if all(code.startswith("S") for code in found)]


@pytest.mark.parametrize("edit", shape_edits(), ids=lambda edit: edit.name)
def test_what_check_says_of_shape_the_schema_says_too(edit: Edit, tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, edit.file, edit.old, edit.new)
    page = read_page((content / "cases" / "lighthouse" / edit.file).resolve())
    only_check = {line.split()[1] for line in edit.expected} <= BEYOND_SCHEMA
    assert (wrong_in(page, Path(edit.file).name) == []) is only_check


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("text: One paragraph.", True),
        ("text: {text: One, when: {staked: true}}", True),
        ("text: [One, {text: Two, unless: {knows: [a-fact]}}]", True),
        ("text: One\nsources:", True),
        ('text: "  "', False),
        ("text: 1787", False),
        ("text: [One, 2]", False),
        ("text: {txt: One}", False),
    ],
)
def test_the_short_forms_of_prose(text: str, fits: bool) -> None:
    page = ContentFile("scene")
    read_text(f"{text}\ndays: 1\nactions: [{{id: a, text: B, days: 1, result: C}}]".encode(), page)
    data = json.loads(json.dumps({**page.data}))
    data.pop("sources", None)
    groundwork = {**schema("role"), "$ref": "#/$defs/Groundwork"}
    assert Draft7Validator(groundwork).is_valid(data) is fits


def test_every_field_says_what_it_is_for() -> None:
    modules = (base, case, debrief, role, shared, table)
    silent = [
        f"{model.__name__}.{name}"
        for module in modules
        for _, model in inspect.getmembers(module, inspect.isclass)
        if issubclass(model, Model)
        for name, field in model.model_fields.items()
        if (field.alias or name) not in field_docs(model)
    ]
    assert silent == []


def test_an_editor_is_told_every_field() -> None:
    for part in PARTS:
        found = schema(part)
        for each in (found, *found.get("$defs", {}).values()):
            for key, field in each.get("properties", {}).items():
                assert field["description"], f"{each['title']}.{key}"
            assert each["additionalProperties"] is False
            assert not re.search(r"\bNone\b|game\.", each["description"])
