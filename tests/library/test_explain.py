"""One help page a code: all of them, none besides, each with its example as check says it."""

import re

import pytest

from game.explore.report.codes import CODES as EXPLORED
from game.explore.report.codes import WARNINGS
from game.library.authoring.explain import PAGES, WIDTH, in_plain_words, page_of
from game.library.errors import AuthorError
from game.library.mistakes import CODES
from tests.library.edit import edits

EVERY = {**CODES, **EXPLORED}
PROVED = [line for edit in edits() for line in edit.expected]
"""What check says, as other tests hold it to."""

SECTIONS = ["Why it matters", "An example", "What to do"]


def test_codes_and_pages_are_the_same_set() -> None:
    assert not set(CODES) & set(EXPLORED) and set(EXPLORED) >= WARNINGS
    assert {path.name for path in PAGES.iterdir()} == {f"{code}.md" for code in EVERY}


@pytest.mark.parametrize("code", EVERY)
def test_a_page_says_what_why_how_and_what_to_do(code: str) -> None:
    page = page_of(code)
    assert page.startswith(f"# {code}: {EVERY[code]}\n\n")
    assert re.findall(r"(?m)^## (.+)$", page) == SECTIONS
    parts = [part.strip() for part in re.split(r"(?m)^#.*$", page)[1:]]
    assert all(parts) and len(page.split()) <= 220
    assert page.isascii() and page.count("```") == 2


@pytest.mark.parametrize("code", CODES)
def test_the_example_is_what_check_says(code: str) -> None:
    example = page_of(code).split("```")[1].strip().splitlines()[-1]
    place, shown, message = example.split(" ", 2)
    assert re.fullmatch(r"[\w./-]+:\d+:\d+", place) and shown == code and message
    proved = {line for line in PROVED if line.split()[1] == code}
    assert not proved or example in proved


def test_a_page_in_a_terminal() -> None:
    shown = in_plain_words(page_of("f003"))
    assert shown.startswith("F003: The worths of a role's true facts do not sum to 24 to 30.\n\n")
    assert "\nWhat to do:\nChange the `worth` of facts" in shown
    prose = [line for line in shown.splitlines() if not line.startswith("    ")]
    assert max(map(len, prose)) <= WIDTH


def test_an_unknown_code_names_the_nearest() -> None:
    with pytest.raises(AuthorError, match='There is no code "F03"; did you mean "F003"'):
        page_of("F03")
    with pytest.raises(AuthorError):
        page_of("../../secrets")
