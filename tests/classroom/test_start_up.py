"""The classroom costs the game's start-up nothing: its options are added with argparse alone."""

import subprocess
import sys

ADDED = """
import sys
from game.cli.options import make_parser
make_parser()
print(*sorted(sys.modules))
"""

HEAVY = {
    "jinja2", "markupsafe", "markdown_it", "pydantic", "yaml", "textual", "csv", "json",
    "game.library.models", "game.rules", "game.records.saves", "game.classroom.paper_table",
}  # fmt: skip


def test_adding_the_commands_imports_nothing_heavy() -> None:
    ran = subprocess.run(
        [sys.executable, "-I", "-c", ADDED], capture_output=True, text=True, check=True
    )
    loaded = set(ran.stdout.split())

    assert "game.cli.commands.classroom" in loaded
    assert not loaded & HEAVY
