"""Cases compiled to JSON and read without the models play the same, move by move."""

import json
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from game.library.case_file import CaseFile
from game.library.models.base import Model
from game.library.roles import RoleName
from game.pages.debrief import debrief_as
from game.rules.case_role import case_role_of
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.view.draw import view
from game.site.making.compiling import compiled, shapes
from game.site.page.content import DOES, Plain, Reader
from tests.histories import TABLED, history
from tests.loaded import SHIPPED, case_file, every_role, ready


@cache
def read(folder: Path) -> CaseFile:
    """The case of a folder, compiled and read."""
    said = json.dumps(compiled(case_file(folder)), ensure_ascii=False)
    return Reader(shapes()).read(folder.name, said)


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
