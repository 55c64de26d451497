"""What a fresh interpreter imports, so that start-up pays only for what it shows."""

import json
import subprocess
import sys

import pytest


def modules_after(statement: str) -> set[str]:
    """The modules that a fresh interpreter has loaded once it has run the statement."""
    report = "import json, sys; print('\\n' + json.dumps(sorted(sys.modules)))"
    ran = subprocess.run(
        [sys.executable, "-I", "-c", f"{statement}\n{report}"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return set(json.loads(ran.stdout.splitlines()[-1]))


WITHOUT_CONTENT = """
from importlib import import_module
from pkgutil import walk_packages

for part in ("game.rules", "game.session", "game.pages", "game.web"):
    for found in walk_packages(import_module(part).__path__, f"{part}."):
        import_module(found.name)
"""

HELP = """
import game.cli
try:
    game.cli.main(["--help"])
except SystemExit:
    pass
"""


@pytest.mark.parametrize(
    ("statement", "never"),
    [
        pytest.param(
            HELP,
            {"textual", "rich", "pydantic", "yaml", "starlette", "sqlalchemy", "uvicorn"},
            id="summitry --help",
        ),
        pytest.param("import game.tui.run", {"pydantic", "yaml", "jinja2"}, id="game.tui.run"),
        pytest.param(
            "import game.tui.app; from game.tui.screens.phases import scene, table",
            {"game.tui.charting", "game.pages.debrief"},
            id="the screens before the debrief",
        ),
        pytest.param("import game.plain", {"textual", "rich"}, id="game.plain"),
        pytest.param(
            "import game.site.page.entry",
            {"pydantic", "yaml", "textual", "rich", "filelock", "platformdirs", "markdown_it"},
            id="what runs in the reader's browser",
        ),
        pytest.param(
            WITHOUT_CONTENT,
            {"pydantic", "yaml", "textual", "rich", "filelock", "platformdirs"},
            id="rules, session, pages and web, once content is read",
        ),
        pytest.param("import game.explore", {"textual", "rich"}, id="game.explore"),
    ],
)
def test_does_not_import(statement: str, never: set[str]) -> None:
    loaded = modules_after(statement)

    assert any(module.startswith("game.") for module in loaded)
    assert not loaded & never
