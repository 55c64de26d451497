"""Which modules the page half needs: those that it imports, and what lies beside them."""

import ast
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import game
from game.library.gates.files import read_file

GAME = Path(game.__file__).parent

ENTRY = "game.site.page.entry"

MOST_BYTES = 2_000_000

DATA = {"web/templates": ".html", "site/page/templates": ".html", "pages/templates": None}
"""Folders of data, and the ending of their files; None for whatever lies there."""

LIBRARIES = ("jinja2", "markupsafe")

UNUSED = ("jinja2/constants", "jinja2/ext", "jinja2/meta", "jinja2/nativetypes", "jinja2/sandbox")
"""Of the libraries: what they import only for uses that the game has not."""


def sources() -> dict[str, bytes]:
    """By path: the modules of the game that are needed."""
    return {_path_of(file, GAME.parent): _read(file) for file in sorted(needed())}


def libraries() -> dict[str, bytes]:
    """By path: the modules of Jinja that are needed, and MarkupSafe's pure part."""
    found: dict[str, Path] = {}
    for name in LIBRARIES:
        folder = _folder_of(name)
        found |= {_path_of(file, folder.parent): file for file in sorted(folder.glob("*.py"))}
    return {
        path: _read(file) for path, file in found.items() if path.removesuffix(".py") not in UNUSED
    }


def data() -> dict[str, bytes]:
    """By path: the templates, as they are."""
    return {
        _path_of(file, GAME.parent): _read(file)
        for folder, suffix in DATA.items()
        for file in sorted((GAME / folder).rglob("*"))
        if file.is_file() and suffix in (None, file.suffix)
    }


def needed(entry: str = ENTRY) -> set[Path]:
    """The files of the game that are imported from `entry` on, also inside functions."""
    found: set[Path] = set()
    left = [entry]
    while left:
        name = left.pop()
        for at in range(1, name.count(".") + 2):
            file = _file_of(".".join(name.split(".")[:at]))
            if file is not None and file not in found:
                found.add(file)
                left += imported(ast.parse(_read(file)))
    return found


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules that a module of the game imports, those for type checkers apart."""
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
            yield from (alias.name for alias in node.names if alias.name.startswith("game."))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("game"):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _file_of(name: str) -> Path | None:
    base = GAME.parent.joinpath(*name.split("."))
    for file in (base / "__init__.py", base.with_suffix(".py")):
        if file.is_file():
            return file
    return None


def _folder_of(name: str) -> Path:
    spec = find_spec(name)
    assert spec is not None and spec.origin is not None, f"{name} comes with the game"
    return Path(spec.origin).parent


def _path_of(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()


def _read(file: Path) -> bytes:
    return read_file(file, MOST_BYTES)
