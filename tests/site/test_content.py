"""Cases compiled to JSON and read without the models play the same, move by move."""

import json
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from game.library.case_file import CaseFile
from game.library.models.base import Model
from game.library.models.shared import Concepts
from game.library.roles import RoleName
from game.pages.debrief import debrief_as
from game.rules.case_role import case_role_of
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.view.draw import view
from game.site.making.compiling import compiled, shapes, words_of
from game.site.page.content import DOES, Plain, Reader
from tests.histories import TABLED, history
from tests.loaded import FIXTURES, SHIPPED, case_file, every_role, ready


@cache
def read(folder: Path) -> CaseFile:
    """The case of a folder, compiled and read."""
    found, reader = case_file(folder), Reader(shapes())
    words = reader.words(json.dumps(words_of(found)))
    return reader.read(folder.name, json.dumps(compiled(found), ensure_ascii=False), words)


ROLES = [(folder, name) for folder, name in every_role() if (folder.name, name) in TABLED]


@pytest.mark.parametrize(("folder", "name"), ROLES, ids=lambda each: getattr(each, "name", each))
def test_history_plays_the_same(folder: Path, name: RoleName) -> None:
    moves = history(ready(folder, name)).moves
    by_models = Play.begin(ready(folder, name))
    by_json = Play.begin(case_role_of(read(folder), name))

    for move in moves:
        by_models, by_json = by_models.after(move), by_json.after(move)
        assert by_models.state == by_json.state
        assert view(by_models) == view(by_json)
    assert view(by_json).phase is Phase.DEBRIEF
    assert debrief_as("md", by_models) == debrief_as("md", by_json)


@pytest.mark.parametrize("folder", [SHIPPED / "hanoi-2019", FIXTURES / "lighthouse"])
def test_the_words_that_cases_share_are_those_of_each(folder: Path) -> None:
    told, found = read(folder), case_file(folder)

    assert plain_of(told.glossary) == plain_of(found.glossary)
    assert plain_of(told.concepts) == plain_of(found.concepts)
    assert list(told.sources.works) == list(found.sources.works)
    for name in (*found.case.sources, *found.sources.articles, *found.sources.works):
        assert told.source(name).citation == found.source(name).citation


def plain_of(concepts: Concepts) -> list[tuple[object, ...]]:
    """Every word in order, with what is said of it."""
    return [(id_, w.title, w.also, w.text) for id_, w in concepts.concepts.items()]


def test_a_case_read_so_does_not_change() -> None:
    case: object = read(SHIPPED / "hanoi-2019").case

    assert isinstance(case, Plain)
    assert not isinstance(case, BaseModel)
    with pytest.raises(AttributeError, match="does not change"):
        case.title = "Another"


def test_no_model_does_more_than_the_plain_class_does() -> None:
    for model in Model.__subclasses__():
        if not model.__module__.startswith("game.library.models"):
            continue
        own = {
            name
            for name, value in vars(model).items()
            if not name.startswith(("_", "model_")) and (callable(value) or type(value) is property)
        }
        assert own <= set(model.model_fields), (model, own)
        mixed = [base for base in model.__bases__ if base is not Model]
        assert mixed == ([DOES[model.__name__]] if model.__name__ in DOES else []), model
