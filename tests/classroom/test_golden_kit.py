"""Whole kits, byte for byte, the style sheet apart.

`SUMMITRY_GOLDEN=write pytest tests/classroom/test_golden_kit.py` renews them. Part I is left out:
it is the workshop file, and has tests of its own.
"""

import os
import re
from pathlib import Path

import pytest

from game.classroom.kit.build import kit
from game.classroom.paper_table import table_of
from game.pages.as_html import document_as_html
from game.pages.as_markdown import document_as_markdown
from tests.loaded import FIXTURES, case_file

GOLDEN = Path(__file__).parent / "golden"

STYLES = re.compile(r"(<style>).*?(</style>)", re.DOTALL)
"""What is looked at on printed pages, and no part of what they say."""


@pytest.mark.parametrize("case", ["lighthouse", "three-rivers"])
@pytest.mark.parametrize(
    ("ending", "written"), [("md", document_as_markdown), ("html", document_as_html)]
)
def test_the_kit(case: str, ending: str, written: object) -> None:
    whole = kit(table_of(case_file(FIXTURES / case)))
    before_part_i = whole._replace(pages=tuple(page for page in whole.pages if page.part != "I"))
    assert callable(written)
    text = STYLES.sub(r"\1\2", written(before_part_i))
    path = GOLDEN / f"{case}.{ending}"
    if os.environ.get("SUMMITRY_GOLDEN") == "write":
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    assert text == path.read_text(encoding="utf-8")
