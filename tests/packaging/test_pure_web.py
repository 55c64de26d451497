"""The pages for a browser have no clock, no threads, no server and no files but their templates."""

import ast
from pathlib import Path

import pytest

import game.web
from tests.packaging.test_pure_rules import IMPURE_CALLS, called, imported

WEB = Path(game.web.__file__).parent

ALLOWED = {
    "__future__",
    "collections",
    "enum",
    "fractions",
    "functools",
    "game.library.argument",
    "game.library.errors",
    "game.library.forbidden",
    "game.library.onward",
    "game.library.shelf.listing",
    "game.pages",
    "game.rules",
    "game.session",
    "game.web",
    "jinja2",
    "markupsafe",
    "typing",
    "urllib.parse",
}
"""What a module may import; besides, a path, to say where templates and static files lie."""

NAMES_A_PLACE = {"drawing.py", "static.py"}

MODULES = sorted(WEB.rglob("*.py"))


def allowed(name: str) -> bool:
    """Whether a module, or a package around it, is among those allowed."""
    return any(name == pure or name.startswith(f"{pure}.") for pure in ALLOWED)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(WEB)))
def test_a_module_of_the_pages_is_pure(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))

    places = {"pathlib"} if module.name in NAMES_A_PLACE else set()
    assert [name for name in imported(tree) - places if not allowed(name)] == []
    assert not called(tree) & IMPURE_CALLS


def test_there_are_modules_to_look_at() -> None:
    assert len(MODULES) > 10
