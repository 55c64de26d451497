"""The rules have no clock, no dice and no I/O: their source imports and calls nothing that does."""

import ast
from pathlib import Path

import pytest

import game.rules

RULES = Path(game.rules.__file__).parent

ALLOWED = {
    "__future__",
    "abc",
    "bisect",
    "collections",
    "dataclasses",
    "enum",
    "fractions",
    "functools",
    "game.library.argument",
    "game.library.errors",
    "game.library.labels",
    "game.library.limits",
    "game.library.onward",
    "game.library.roles",
    "game.rules",
    "itertools",
    "math",
    "operator",
    "re",
    "string",
    "textwrap",
    "types",
    "typing",
    "weakref",
}
"""What a rules module may import: a list of what is pure, so that what is new is looked at."""

IMPURE_CALLS = {"open", "print", "input", "id", "hash", "__import__", "eval", "exec"}
"""Built-ins that reach outside, or whose answers differ from one run to the next."""

MODULES = sorted(RULES.rglob("*.py"))


def imported(tree: ast.AST) -> set[str]:
    """The modules that a module imports, or imports from; those for type checkers apart."""
    names: set[str] = set()
    for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in for_types:
            continue
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "a relative import")
    return names


def allowed(name: str) -> bool:
    """Whether a module, or a package around it, is among those allowed."""
    return any(name == pure or name.startswith(f"{pure}.") for pure in ALLOWED)


def called(tree: ast.AST) -> set[str]:
    """The plain names that a module calls."""
    return {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(RULES)))
def test_a_rules_module_is_pure(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))

    assert [name for name in imported(tree) if not allowed(name)] == []
    assert not called(tree) & IMPURE_CALLS


def test_there_are_rules_to_look_at() -> None:
    assert len(MODULES) > 10
