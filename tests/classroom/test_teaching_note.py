"""Part K: a case's teaching note is printed with the kit, for the teacher alone."""

from pathlib import Path

import pytest

from game.classroom.kit.teaching_note import teaching_note
from game.classroom.paper_table import table_of
from game.pages.as_markdown import page_as_markdown
from game.pages.document import FOR_YOU
from tests.classroom.running import run
from tests.loaded import SHIPPED, case_file


def test_what_the_case_says_to_its_teacher_stands_on_the_page() -> None:
    table = table_of(case_file(SHIPPED / "reykjavik-1986"))
    note = table.case_role.debrief.teaching
    assert note is not None

    (page,) = teaching_note(table)

    assert (page.audience, page.part, page.sheets) == (FOR_YOU, "K", 2)
    printed = page_as_markdown(page)
    said = [*note.objectives, *note.project, *(each.says for each in note.objections)]
    assert [text for text in said if text.split('"')[0] not in printed] == []


def test_a_case_without_one_prints_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "print", "lighthouse", "-o", tmp_path).code == 0
    assert not list(tmp_path.glob("k-*"))
