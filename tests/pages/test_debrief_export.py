"""The debrief written into one file: everything in it, nothing from outside, nothing that runs."""

import re
from pathlib import Path
from random import Random

import pytest
from markdown_it import MarkdownIt

from game.explore.sampling.random_play import one_play
from game.pages.cleaning import shown_text
from game.pages.debrief import debrief_as
from game.records.saves.exporting import export_beside, write_export
from game.rules.debrief import debrief_pages
from game.rules.moves import Choose, Reflect
from game.rules.play import Play
from game.rules.view.chart import Chart
from game.session.errors import JournalError
from tests.classroom.hostile import NAMES, Tags
from tests.classroom.printing import needs_a_browser, needs_poppler, printed
from tests.histories import history
from tests.loaded import FIXTURES, SHIPPED, ready


@pytest.fixture(scope="module")
def three_sides() -> Play:
    return history(ready(SHIPPED / "camp-david-1978", "leader"))


@pytest.fixture(scope="module", params=["html", "md"])
def kind(request: pytest.FixtureRequest) -> str:
    return request.param


def flat(text: str) -> str:
    """What is left of a text when nothing but its letters counts: marks are the writer's own."""
    return re.sub(r"[\W_]+", " ", text)


def test_every_page_and_every_sentence_of_a_chart_is_in_it(three_sides: Play, kind: str) -> None:
    written = debrief_as(kind, three_sides)
    read = flat(Tags(written).shown if kind == "html" else written)
    for page in debrief_pages(three_sides):
        assert flat(page.title) in read
        for block in page.blocks:
            if isinstance(block, Chart):
                assert flat(block.sentence) in read


def test_charts_are_drawn_with_their_sentence_as_title(three_sides: Play) -> None:
    written = debrief_as("html", three_sides)
    charts = [
        block
        for page in debrief_pages(three_sides)
        for block in page.blocks
        if isinstance(block, Chart)
    ]
    # The deal two sides at a time, each with a close-up; the course; two men true and told.
    assert len(charts) == 6
    assert written.count("<svg ") == written.count('role="img"') == 9
    titles = re.findall(r'<title id="([^"]*)-title">', written)
    assert len(titles) == len(set(titles)) == 9


def test_it_is_one_file_and_nothing_in_it_runs_or_is_fetched(three_sides: Play) -> None:
    written = debrief_as("html", three_sides)
    found = Tags(written)
    assert not found.tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form"}
    assert not any(name.startswith("on") for name in found.attributes)
    assert found.links and all(link.startswith("#") for link in found.links)
    assert "@import" not in written and "url(" not in written
    assert "default-src 'none'" in written


@pytest.mark.parametrize("typed", NAMES)
def test_what_the_player_wrote_is_shown_and_never_obeyed(kind: str, typed: str) -> None:
    play = one_play(ready(FIXTURES / "lighthouse", "leader"), Random(3))
    ended = next(at for at, turn in enumerate(play.turns) if turn.move == Choose("skip"))
    play = play._replace(turns=play.turns[:ended]).after(Reflect(typed))
    written = debrief_as(kind, play)
    html = written if kind == "html" else MarkdownIt("commonmark").render(written)
    found = Tags(html)
    assert not found.tags & {"script", "img"}
    assert all(link.startswith("#") for link in found.links)
    assert not any(name.startswith("on") for name in found.attributes)
    wrote = html[html.index("What you wrote before you saw this") :]
    assert flat(shown_text(typed))[:20] in flat(Tags(wrote).shown)


def test_an_export_goes_beside_its_journal_and_over_nothing(tmp_path: Path) -> None:
    journal = tmp_path / "mine.json"
    journal.write_text("{}")
    first = export_beside(journal, "md", "one")
    assert first == tmp_path / "mine.md" and first.read_text() == "one"
    assert export_beside(journal, "md", "one") == first
    first.write_text("with my own notes")
    second = export_beside(journal, "md", "one")
    assert second != first and second.read_text() == "one"
    assert first.read_text() == "with my own notes"
    with pytest.raises(JournalError, match="is there already"):
        write_export(first, "one")
    with pytest.raises(JournalError, match="cannot be written"):
        write_export(tmp_path / "no" / "where.md", "one")


@pytest.mark.slow
@needs_a_browser
@needs_poppler
def test_a_browser_prints_it(tmp_path: Path, three_sides: Play) -> None:
    path = tmp_path / "debrief.html"
    path.write_text(debrief_as("html", three_sides), encoding="utf-8")
    sheets = printed(path, "A4")
    assert 8 < len(sheets) < 30
    assert all(sheet.strip() for sheet in sheets), "no sheet is empty"
    assert "Sources and further reading" in " ".join(sheets)
