"""What runs under Pyodide: pytest, over cases that were compiled as a site has them.

There is no reader of YAML in a browser, and no case that pydantic holds: here as there a case is
read from JSON into plain frozen classes.
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from game.library.case_file import CaseFile
from game.site.page.content import Reader

CASES = Path("/cases/cases.json")


def run(words: Iterable[str]) -> int:
    """Run pytest with these words; its exit code."""
    os.chdir("/checkout")
    found = json.loads(CASES.read_text(encoding="utf-8"))
    sys.modules["game.library.case_files"] = _in_place_of_yaml(found)
    # No threads, no processes, nothing written into the checkout.
    without = ("cacheprovider", "xdist", "faulthandler")
    plugins = [word for name in without for word in ("-p", f"no:{name}")]
    return int(pytest.main([*plugins, *words]))


def _in_place_of_yaml(found: dict[str, Any]) -> ModuleType:
    reader = Reader(found["shapes"])

    def load_case(folder: Path) -> CaseFile:
        said = found["cases"][folder.relative_to("/checkout").as_posix()]
        words = reader.words(json.dumps(said["words"]))
        return reader.read(folder.name, json.dumps(said["case"]), words)

    module = ModuleType("game.library.case_files")
    vars(module)["load_case"] = load_case
    return module
