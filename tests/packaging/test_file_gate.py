"""One gate to files: no other part of the game opens, reads or writes one by itself."""

import ast
from pathlib import Path

import game

ROOT = Path(game.__file__).parent

GATE = {"library/gates/files.py", "library/gates/writing.py"}

DOORS = {"read_text", "read_bytes", "write_text", "write_bytes", "mkstemp", "fdopen"}
"""Methods and functions that open a file, under whatever name they are reached."""

NOTHING_THERE = "os.open(os.devnull, os.O_WRONLY)"
"""What stands in for a stream that has gone."""


def opens_a_file(call: ast.Call) -> bool:
    """Whether a call opens a file; other things have a method `open` too, which takes no mode."""
    name = ast.unparse(call.func)
    if name in ("open", "io.open", "os.open"):
        return True
    _, dot, method = name.rpartition(".")
    if method != "open":
        return bool(dot) and method in DOORS
    words = [*call.args[:1], *(keyword.value for keyword in call.keywords)]
    modes = [each for each in words if isinstance(each, ast.Constant) and type(each.value) is str]
    return bool(modes) or (not words and "path" in name.lower())


def test_every_file_goes_through_the_gate() -> None:
    found: list[str] = []
    for path in sorted(ROOT.rglob("*.py")):
        file = path.relative_to(ROOT).as_posix()
        if file in GATE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and opens_a_file(node):
                said = ast.unparse(node)
                if said != NOTHING_THERE:
                    found.append(f"game/{file}:{node.lineno}: {said}")
    assert found == []
