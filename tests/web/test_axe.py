"""What axe-core finds on one page of each kind, at two widths and in every theme: nothing."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.records.player.settings import Settings
from tests.classroom.printing import needs_a_browser
from tests.histories import EXAMPLES
from tests.web.chromium import Tab, browsing
from tests.web.kinds import KINDS
from tests.web.served import Served, served

AXE = Path(__file__).parent / "axe" / "axe.min.js"

WIDTHS = (360, 1280)

SHORT = ("cases", "groundwork", "plan", "scene", "table", "reflection", "debrief", "course", "quiz")
"""Those that `make test` looks at, in one theme; `make browser` looks at all."""

THEMES = ("cable", "daylight", "contrast")

FOUND = """
axe.run(document, {resultTypes: ["violations"]}).then((said) => said.violations.map((each) =>
  `${each.id}: ${each.help}; ${each.nodes.map((node) => node.html).slice(0, 3)}`))
"""


def test_axe_is_the_file_that_was_published() -> None:
    said = (AXE.parent / "README.md").read_text()
    pinned = re.search(r"SHA-256 is `(\w+)`", said)

    assert pinned is not None
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() == pinned[1]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Tab]]:
    """A tab in which the game is open, with history's plays among the saves."""
    folder = tmp_path_factory.mktemp("axe")
    saves = folder / "saves"
    shutil.copytree(EXAMPLES, saves)
    with served(saves) as serving, browsing(folder) as browser:
        tab = browser.tab()
        tab.open(serving.server.way_in)
        yield serving, tab


@pytest.mark.slow
@needs_a_browser
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(opened: tuple[Served, Tab], kind: str) -> None:
    every = os.environ.get("SUMMITRY_BROWSER")
    if kind not in SHORT and not every:
        pytest.skip("make browser looks at it")
    serving, tab = opened
    address = serving.address + KINDS[kind](serving)
    found: dict[tuple[str, int], list[str]] = {}
    for theme in THEMES if every else THEMES[:1]:
        serving.desk.settings = Settings(page_theme=theme)
        for width in WIDTHS:
            tab.size(width, 800, phone=width == WIDTHS[0])
            tab.open(address)
            tab.does(f"{AXE.read_text(encoding='utf-8')};0")
            # What is folded is looked at too.
            tab.does("document.querySelectorAll('details:not([name])').forEach(e => e.open = true)")
            found[theme, width] = tab.does(FOUND)
            if width == WIDTHS[0]:
                assert tab.does("document.documentElement.scrollWidth") <= width
    # At four times the size of a window of 1280 there is still one direction to scroll in.
    tab.size(320, 640, phone=True)
    assert tab.does("document.documentElement.scrollWidth") <= 320
    assert not any(found.values()), found
