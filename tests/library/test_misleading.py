"""What misleads a YAML parser is said where it stands, in words for somebody who writes prose."""

from pathlib import Path

import pytest

from game.library.reading.content_file import ContentFile, read_text
from tests.library.edit import change, copy_of_good, mistakes_in

TEXT = "\n    text: Four hands go up, and then a fifth.\n"
"""Line 287 of the envoy's file."""


def read(raw: str) -> ContentFile:
    page = ContentFile("page.yaml")
    read_text(raw.encode(), page)
    return page


@pytest.mark.parametrize(
    ("written", "place", "said"),
    [
        ('"Four hands go up.', "287:11", "a quote is opened here and never closed"),
        ("'Tis four hands, and a fifth.", "287:11", "begins with an apostrophe"),
        ('"Four hands go up”', "287:11", "closed with U+201D (right double quotation mark)"),
        ("“Four hands: a fifth”", "287:11", "U+201C (left double quotation mark) is no quote"),
        ("«Four hands: a fifth»", "287:11", "U+00AB"),
        ('"Yes," she says, and leaves.', "287:11", "the text begins with a quotation"),
        ("'Yes,' she says, and leaves.", "287:11", "the text begins with a quotation"),
        ('\n      - "Yes," she says.', "288:9", "the text begins with a quotation"),
        ("[Aside] She waits.", "287:11", "begins with `[`, which YAML reads as a list"),
        ("{Aside} She waits.", "287:11", "begins with `{`, which YAML reads as keys"),
        ("paper #4 of twelve,\n      and short.", "287:17", "` #` begins a comment"),
        ("{text: paper #4, sources: [wick-letters]}", "287:24", "` #` begins a comment"),
        ("> four hands", "287:11", "a text cannot begin with `>`"),
        ("|four hands", "287:11", "a text cannot begin with `|`"),
        ("\n      - She says: nothing.", "288:9", "if this is a text with a colon in it"),
        ("She says: nothing.", "287:19", "a colon followed by a space stands inside a text"),
    ],
)
def test_a_text_is_explained_where_it_begins(
    written: str, place: str, said: str, tmp_path: Path
) -> None:
    content = copy_of_good(tmp_path)
    behind = written if written.startswith("\n") else f" {written}"
    change(content, "envoy.yaml", TEXT, f"\n    text:{behind}\n")
    (found,) = mistakes_in(content)
    assert found.startswith(f"envoy.yaml:{place} ") and said in found


def test_a_quote_that_the_next_one_closes_is_found_where_it_was_opened() -> None:
    lines = [f"k{n}: text of line {n}" for n in range(90)]
    lines[4] = 'k4: "Nobody closed this'
    lines[86] = 'k86: "a text that is whole"'
    (found,) = read("\n".join(lines)).mistakes
    assert (found.line, found.column) == (5, 5)
    assert found.message == "a quote is opened here and never closed"


def test_an_apostrophe_that_a_later_one_closes_likewise() -> None:
    lines = [f"k{n}: text of line {n}" for n in range(40)]
    lines[3] = "k3: 'Tis the season"
    lines[30] = "k30: They don't know"
    (found,) = read("\n".join(lines)).mistakes
    assert (found.line, found.column) == (4, 5)


def test_a_quote_over_several_lines_is_not_blamed_for_a_later_mistake() -> None:
    (found,) = read('a: "one\n  two"\nb: c\nd: e: f\n').mistakes
    assert found.line == 4


def test_what_stands_in_a_folded_text_is_not_looked_at() -> None:
    (found,) = read('a: >-\n  "Yes," he says: #4\n  [so]\nb: e: f\n').mistakes
    assert found.line == 4


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u202f", "\u3000"])
@pytest.mark.parametrize(
    "written", ["a: b\n{0}{0}c: d\n", "a:{0}b\nc: d\n", "a: b{0}\nc: d\n", "-{0}a\n-{0}b\n"]
)
def test_a_space_that_is_none_to_yaml_is_named(written: str, space: str) -> None:
    found = read(written.format(space)).mistakes
    assert found and {each.code for each in found} <= {"R012", "R006"}
    assert f"U+{ord(space):04X}" in found[0].message


def test_a_space_of_typography_may_stand_inside_a_text() -> None:
    page = read("a: 10\u00a0000 men\n")
    assert page.mistakes == [] and page.data == {"a": "10\u00a0000 men"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("person: beck", "person: be\u00a0ck", "it holds U+00A0 (no-break space)"),
        ("person: beck", "person: b\u0435ck", "it holds U+0435 (cyrillic small letter ie)"),
        ("person: beck", "p\u0435rson: beck", "it holds U+0435 (cyrillic small letter ie)"),
        ("person: beck", "person:beck", 'a space is missing after the colon of "person"'),
        ("faces: {wick: jory-pell}", "faces: {wick:jory-pell}", "a space is missing"),
        ("person: beck", "person\uff1a beck", "found U+FF1A (fullwidth colon)"),
        ("    best: true", '    best: "true"', 'found "true"; expected true or false, without'),
        ("    best: true", "    best: on", 'found "on"; expected true or false (write true)'),
        ("    best: true", "    best: FALSE", "(write false)"),
        ("    best: true", "    best: maybe", 'found "maybe"; expected true or false'),
    ],
)
def test_what_looks_alike_is_told_apart(old: str, new: str, said: str, tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    indent = "  " if "person" in old else ""
    change(content, "envoy.yaml", f"\n{indent}{old}\n", f"\n{indent}{new}\n")
    assert said in mistakes_in(content)[0]


@pytest.mark.parametrize(
    "marks",
    [
        "<<<<<<< HEAD\nb: c\n=======\nb: d\n>>>>>>> theirs\n",
        "b: c\n=======\n",
        ">>>>>>> 1fcedea (a commit)\n",
    ],
)
def test_what_a_merge_left_is_said_and_nothing_else(marks: str) -> None:
    (found,) = read(f"a: b\n{marks}c: [\n").mistakes
    assert found.code == "R016"


@pytest.mark.parametrize(
    "written",
    [
        'a: "\\xZZ"\n',
        "a: |0\n  b\n",
        'a: "b\n---\nc"\n',
        "a: !<b\n",
        "? - a\n",
        "a: *\n",
        "a: [b: c: d]\n",
    ],
)
def test_the_parser_never_speaks_for_itself(written: str) -> None:
    (found,) = read(written).mistakes[:1]
    assert not any(
        word in found.message for word in ("token", "scalar", "did not find", "mapping", "node")
    )
