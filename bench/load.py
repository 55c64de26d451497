"""What a case costs in a fresh interpreter: importing what reads it, and reading it."""

import json
import subprocess
import sys
from statistics import median

from bench.programs import CASE
from bench.table import Row, milliseconds

ROUNDS = 9

PROGRAM = """
import json, sys, time
start = time.perf_counter()
from game.library.case_files import load_case, read_shared
from game.library.content_folders import own_content
imported = time.perf_counter()
content = own_content()
load_case(content / "cases" / sys.argv[1], read_shared(content), trusted=sys.argv[2] == "checked")
print(json.dumps([imported - start, time.perf_counter() - imported]))
"""


def load() -> list[Row]:
    """Median milliseconds; a case whose files have not changed is not checked again."""
    imports, opened = zip(*(seconds("checked") for _ in range(ROUNDS)), strict=True)
    _, checked = zip(*(seconds("unchecked") for _ in range(ROUNDS)), strict=True)
    return [
        Row("import what reads a case", milliseconds(median(imports))),
        Row(f"open {CASE}, checked before", milliseconds(median(opened))),
        Row(f"open and check {CASE}", milliseconds(median(checked))),
    ]


def seconds(kind: str) -> tuple[float, float]:
    """Seconds to import and to open, each its first time in a process."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, CASE, kind], capture_output=True, text=True, check=True
    )
    imported, opened = json.loads(ran.stdout)
    return imported, opened
