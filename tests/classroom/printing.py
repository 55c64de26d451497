"""What a browser makes of a page: HTML printed by headless Chromium, and read again by Poppler."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Literal

import pytest

Paper = Literal["A4", "letter"]

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))),
    None,
)

needs_a_browser = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium"
)
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None,
    reason="no pdftotext on this machine: apt-get install poppler-utils",
)


def chromium(folder: Path, *words: str | Path) -> str:
    """Run Chromium without a window, and without the network; what it prints."""
    assert CHROMIUM is not None
    ran = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
            "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={folder / 'chromium'}",
            *map(str, words),
        ],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    return ran.stdout


def printed(html: Path, paper: Paper) -> list[str]:
    """The text of each sheet that a page prints on, on this paper."""
    copy = html.with_name(f"{html.stem}-{paper}.html")
    # The page leaves the paper to the printer; here is a printer that has only one kind.
    text = html.read_text().replace("</style>", f"@page {{ size: {paper} }}</style>", 1)
    copy.write_text(text)
    pdf = copy.with_suffix(".pdf")
    chromium(html.parent, f"--print-to-pdf={pdf}", copy.as_uri())
    sheets = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout.split("\f")
    return sheets[:-1]


def rendered(html: Path) -> str:
    """A page's elements after Chromium has made what it will of them."""
    return chromium(html.parent, "--dump-dom", html.as_uri())


def sheets_a_page(sheets: list[str], starts: list[str]) -> list[int]:
    """On how many sheets each page stands, pages beginning with these words in this order."""
    counts: list[int] = []
    left = list(starts)
    for sheet in sheets:
        flat = " ".join(sheet.split())
        if left and re.search(rf"^.{{0,160}}{re.escape(left[0])}", flat):
            counts.append(1)
            left.pop(0)
        else:
            assert counts, f"the first sheet does not begin with {starts[0]!r}: {flat[:200]}"
            counts[-1] += 1
    assert not left, f"no sheet begins with {left[0]!r}"
    return counts
