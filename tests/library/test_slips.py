"""Slips are warnings: said with their place, and nobody is kept from playing."""

from pathlib import Path

import pytest

from game.library.case_files import load_case
from tests.library.edit import change, copy_of_good, mistakes_in, warnings_in

TEXT = "\n    text: Four hands go up, and then a fifth.\n"
SOURCE = "\nsources:\n"


def slips(content: Path, *codes: str) -> list[str]:
    return [line for line in warnings_in(content) if any(f" {code} " in line for code in codes)]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "envoy.yaml",
            TEXT,
            "\n    text: It is paper #4 of twelve, and is short.\n",
            'envoy.yaml:287:11 R015 "#4 of twelve, and is short." is a comment to YAML',
        ),
        (
            "envoy.yaml",
            TEXT,
            "\n    text:\n      - It is paper #4.\n",
            'envoy.yaml:288:9 R015 "#4." is a comment to YAML',
        ),
        (
            "envoy.yaml",
            "\n    title: The council votes\n",
            "\n    title: Paper #4\n",
            'envoy.yaml:286:12 R015 "#4" is a comment to YAML',
        ),
        (
            "envoy.yaml",
            "\n    title: The council votes\n",
            "\n    title: paper #4\n",
            'envoy.yaml:286:12 R015 "#4" is a comment to YAML',
        ),
        (
            "envoy.yaml",
            TEXT,
            "\n    text: [Aside]\n",
            "envoy.yaml:287:11 R015 endings.home-disowns.text: the brackets make a list",
        ),
        (
            "envoy.yaml",
            TEXT,
            "\n    text: >\n      Four hands.\n\n      And a fifth.\n",
            "envoy.yaml:287:11 P010 endings.home-disowns.text: the text holds a line break, which "
            "is not shown; give each paragraph as an item",
        ),
        (
            "envoy.yaml",
            "\n    title: The council votes\n",
            "\n    title: |-\n      The council\n      votes\n",
            "envoy.yaml:286:12 P010 endings.home-disowns.title: the text holds a line break",
        ),
        (
            "envoy.yaml",
            "\n      - to: slipway\n",
            "\n      - to: slipway\n        when:\n",
            "S009",
        ),
        (
            "envoy.yaml",
            TEXT,
            "\n    text: {text: Hands., sources: [wick-letters, wick-letters]}\n",
            'X017 endings.home-disowns.text.sources: "wick-letters" stands in this list already',
        ),
        (
            "case.yaml",
            SOURCE,
            f"{SOURCE}  log: {{citation: The log.}}\n",
            'X019 sources.log: nothing cites "log"',
        ),
        (
            "case.yaml",
            SOURCE,
            f"{SOURCE}  log: {{citation: The log., address: 'https://'}}\n",
            'S010 sources.log.address: found "https://"',
        ),
    ],
)
def test_a_slip_is_said_and_the_case_can_be_played(
    file: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    content = copy_of_good(tmp_path)
    before = warnings_in(content)
    if said == "S009":
        old, new = TEXT, "\n    text: {text: Four hands., when: }\n"
    change(content, file, old, new)
    found = [line for line in warnings_in(content) if line not in before]
    assert [line for line in found if said in line]
    assert mistakes_in(content) == []
    assert load_case(content / "cases" / "lighthouse").case.id == "lighthouse"


def test_a_comment_of_its_own_and_one_behind_an_id_are_none(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(
        content, "envoy.yaml", "\n  person: beck\n", "\n  # Beck, the clerk.\n  person: beck # he\n"
    )
    change(content, "envoy.yaml", "\n  days: 4\n", "\n  days: 4  # and a clerk\n")
    assert slips(content, "R015") == []


def test_a_condition_that_asks_for_nothing(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "envoy.yaml", TEXT, "\n    text: {text: Four hands., when: {}}\n")
    (found,) = slips(content, "S009")
    assert "asks for nothing and always holds" in found


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("“No, he says, and sits.", True),
        ("„No, he says, and sits.", True),
        ("«No, he says, and sits.", True),
        ("He says “no” and then “yes, and sits.", True),
        ('He says "no, and sits.', True),
        ("“No”, he says. „No“, says she. „No”, «no».", False),
        ("“He said „no“ to me”, and it’s the pilots’ word.", False),
    ],
)
def test_a_quotation_that_is_left_open(text: str, left_open: bool, tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "envoy.yaml", TEXT, f"\n    text: >-\n      {text}\n")
    assert len(slips(content, "P011")) == left_open and mistakes_in(content) == []


UNLESS = "ending: guild-light, unless: {knows: [guild-charter]}}"


@pytest.mark.parametrize(
    ("lesson", "repeats"),
    [
        ("ending: guild-light, unless: {agreed: [guild-lamp]}}", True),
        ("ending: guild-light, unless: {agreed: [guild-lamp], knows: [guild-charter]}}", False),
        ("ending: shared-light, unless: {agreed: [owner-keeps]}}", False),
    ],
)
def test_a_lesson_that_repeats_its_branch(lesson: str, repeats: bool, tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "case.yaml", UNLESS, lesson)
    assert len(slips(content, "E011")) == repeats and mistakes_in(content) == []


def test_nothing_written_out_as_null_is_meant(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "envoy.yaml", TEXT, "\n    text: {text: Four hands., when: null}\n")
    assert slips(content, "S009") == []


def person(name: str) -> str:
    return (
        f"\npeople:\n  clerk:\n    name: {name}\n    office: Clerk\n    bio: He writes.\n"
        "    wants: Peace.\n    moved_by: Ink.\n    backfires: Haste.\n"
    )


def test_a_person_whom_nobody_meets_or_mentions(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "case.yaml", "\npeople:\n", person("Odo Quill"))
    (found,) = slips(content, "X018")
    assert 'nobody meets or mentions "clerk"' in found


def test_a_person_of_whom_a_text_speaks_is_used(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "case.yaml", "\npeople:\n", person("Odo Quill"))
    change(content, "envoy.yaml", TEXT, "\n    text: Quill counts four hands, and then a fifth.\n")
    assert slips(content, "X018") == []


@pytest.mark.parametrize("name", ["._case.yaml", "~$case.yaml", "#case.yaml", ".envoy.yml"])
def test_what_systems_and_editors_leave_is_passed_over(name: str, tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    before = load_case(content / "cases" / "lighthouse").hash
    (content / "cases" / "lighthouse" / name).write_bytes(b"\x00\x05\x16\x07")
    assert mistakes_in(content) == [] and slips(content, "R014") == []
    assert load_case(content / "cases" / "lighthouse").hash == before


@pytest.mark.parametrize("name", ["case (1).yaml", "notes.yml", "case.sync-conflict.yaml"])
def test_a_stranger_is_a_warning_and_changes_nothing(name: str, tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    before = load_case(content / "cases" / "lighthouse").hash
    (content / "cases" / "lighthouse" / name).write_text("a: b\n")
    (found,) = slips(content, "R014")
    assert found.startswith(f"{name}:1:1 R014") and mistakes_in(content) == []
    assert load_case(content / "cases" / "lighthouse").hash == before
