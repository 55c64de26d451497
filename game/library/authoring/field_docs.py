"""What the models say of their own fields: the string that stands under each."""

import ast
import inspect
import sys
from functools import lru_cache

from game.library.models.base import Model


def field_docs(model: type[Model]) -> dict[str, str]:
    """Return, by key of the format, what is said of each field of `model` that has a docstring.

    Python drops these strings when it runs, so they are read from the source.
    """
    said = _said_in(model.__module__).get(model.__name__, {})
    return {
        field.alias or name: said[name]
        for name, field in model.model_fields.items()
        if name in said
    }


@lru_cache
def _said_in(module: str) -> dict[str, dict[str, str]]:
    """Return, by class of a module and by field, the docstring under it."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {
        node.name: _said_under_fields(node) for node in tree.body if isinstance(node, ast.ClassDef)
    }


def _said_under_fields(node: ast.ClassDef) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, below in zip(node.body, node.body[1:], strict=False):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            found[field.target.id] = " ".join(str(below.value.value).split())
    return found
