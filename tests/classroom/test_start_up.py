"""The classroom costs the game's start-up nothing: its options are added with argparse alone."""

import subprocess
import sys

ADDED = """
import argparse, sys
from game.classroom.commands import add_collect, add_print, add_score
commands = argparse.ArgumentParser().add_subparsers()
for add in (add_print, add_score, add_collect):
    add(commands)
print(*sorted(sys.modules))
"""

HEAVY = {
    "jinja2", "markupsafe", "markdown_it", "pydantic", "yaml", "textual", "csv", "json",
    "game.library", "game.rules", "game.records", "game.classroom.paper_table",
}  # fmt: skip


def test_adding_the_commands_imports_nothing_heavy() -> None:
    ran = subprocess.run(
        [sys.executable, "-I", "-c", ADDED], capture_output=True, text=True, check=True
    )
    loaded = set(ran.stdout.split())

    assert "game.classroom.commands" in loaded
    assert not loaded & HEAVY
