"""Every limit on content is kept, said by its name, and kept quickly."""

import gc
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from game.library import limits
from game.library.case_files import examine, read_shared
from game.library.checking import check
from game.library.limits import LIMITS, Limit
from game.library.mistakes import Mistake
from game.library.reading.content_file import ContentFile, read_page, read_text
from game.library.shelf.shelf import Shelf
from tests.library.edit import GOOD, change, copy_of_good

ROOT = Path(__file__).parents[2]

WORST = {
    "hidden characters": "a: " + "\x01" * 999_990,
    "hidden characters, a line each": "\x01\n" * 499_990,
    "the same key again and again": "a: b\n" * 199_990,
    "aliases": "- *a\n" * 199_990,
    "directives of YAML": "".join(f"%TAG !{i}! tag:{i}:\n" for i in range(45_000)) + "---\na: b",
    "directives behind a document": "a\n...\n" + "%TAG !a! tag:b:\n" * 60_000,
    "lists in lists": "[" * 999_990,
    "dashes": "- " * 499_990,
    "question marks": "? " * 499_990,
    "a key as long as the file": "b" * 999_990 + ": a",
    "keys": "".join(f"k{i}: 1\n" for i in range(90_000)),
    "small lists": "a:\n" + "".join(f" k{i}: [{'1,' * 390}]\n" for i in range(390)),
    "a quote that never ends": 'a: "' + "b" * 999_990,
    "markup": "a: '" + "[@" * 499_990 + "'",
    "a line of tabs": "\t" * 999_990,
    "an indent as long as the file": "a:\n" + " " * 999_980 + "b: c",
}


@pytest.fixture(autouse=True)
def collector_at_rest() -> Iterator[None]:
    """Nothing that earlier tests left is looked through while one of these counts its seconds."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.parametrize("raw", WORST.values(), ids=WORST)
def test_no_file_takes_long_or_tells_a_thousand_mistakes(raw: str) -> None:
    page = ContentFile("page.yaml")
    start = time.process_time()
    read_text(raw.encode(), page)
    assert time.process_time() - start < 2
    assert len(page.mistakes) <= limits.MISTAKES.most + 1
    assert sum(len(str(mistake)) for mistake in page.mistakes) < 100_000


def test_a_file_of_a_hundred_megabytes_is_not_read(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    with (content / "cases" / "lighthouse" / "envoy.yaml").open("wb") as file:
        file.truncate(100_000_000)
    start = time.process_time()
    [found] = check([content])
    broken = {entry.id: entry.broken for entry in Shelf([content]).entries}
    assert time.process_time() - start < 2
    assert found.code == "R003"
    assert "limit `file-bytes`" in found.message
    assert "R003" in str(broken["lighthouse"])
    assert broken["three-rivers"] is None


def test_a_bomb_of_aliases_is_refused() -> None:
    names = "abcdefghi"
    bomb = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
        f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n" for old, new in pairwise(names)
    )
    page = ContentFile("page.yaml")
    read_text(bomb.encode(), page)
    assert not page.readable
    assert {mistake.code for mistake in page.mistakes} == {"R009"}


def scenes(count: int, choices: int = 1, loop: bool = False) -> str:
    """Scenes in a chain, or all leading back to the first."""
    return "".join(
        f"  s{n}:\n    title: A\n    dateline: B\n    text: C\n    choices:\n"
        + "".join(
            f"      - {{id: c{k}, text: D, approach: probe, reply: E, next: "
            f"{'s0' if loop else 'quay' if n == count - 1 else f's{n + 1}'}}}\n"
            for k in range(choices)
        )
        for n in range(count)
    )


def options(count: int) -> str:
    return "".join(
        f"      extra-{n}: {{text: More, values: {{haven: 1, wick: 1}}}}\n" for n in range(count)
    )


def issues(count: int) -> str:
    return "".join(
        f"  more-{n}:\n    title: M\n    about: M\n    weights: {{haven: 0, wick: 0}}\n"
        f"    options:\n      m{n}-a: {{text: A, values: {{haven: 1, wick: 1}}}}\n"
        f"      m{n}-b: {{text: B, values: {{haven: 1, wick: 1}}}}\n"
        f"      m{n}-c: {{text: C, values: {{haven: 1, wick: 1}}}}\n"
        for n in range(count)
    )


def actions(count: int) -> str:
    return "".join(f"    - {{id: a{n}, text: A, days: 1, result: B}}\n" for n in range(count))


def facts(count: int) -> str:
    one = "{text: A, worth: 1, sources: [pilots-manual]}"
    return "".join(f"  f{n}: {one}\n" for n in range(count))


TOO_MUCH = {
    limits.SCENES: ("envoy.yaml", "\nscenes:\n", scenes(201)),
    limits.CHOICES: ("envoy.yaml", "\nscenes:\n", scenes(1, choices=31)),
    limits.ACTIONS: ("envoy.yaml", "\n  actions:\n", actions(60)),
    limits.FACTS: ("case.yaml", "\nfacts:\n", facts(200)),
    limits.ISSUES: ("case.yaml", "\nissues:\n", issues(12)),
    limits.OPTIONS: ("case.yaml", "\n    options:\n", options(12)),
    limits.PACKAGES: ("case.yaml", "\nissues:\n", issues(8)),
    limits.ENTRIES: ("envoy.yaml", "\nscenes:\n", scenes(401)),
    limits.VALUES: ("envoy.yaml", "\nscenes:\n", scenes(150, choices=30)),
    limits.ID_LENGTH: ("case.yaml", "\nfacts:\n", facts(1).replace("f0", "f" * 49)),
    limits.LINE_LENGTH: ("case.yaml", "\nfacts:\n", "  f: {text: A, worth: 0, truth: " + "b" * 301
                         + ", sources: [pilots-manual]}\n"),
    limits.TEXT_LENGTH: ("case.yaml", "\nfacts:\n", facts(1).replace("A", "a" * 2001)),
}  # fmt: skip


@pytest.mark.parametrize("limit", TOO_MUCH, ids=lambda limit: limit.name)
def test_what_passes_a_limit_is_told_with_its_name(limit: Limit, tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    file, after, more = TOO_MUCH[limit]
    path = content / "cases" / "lighthouse" / file
    path.write_text(path.read_text().replace(after, after + more, 1))
    start = time.process_time()
    found = check([content])
    assert time.process_time() - start < 3
    said = {mistake.message for mistake in found if mistake.code == "L001"}
    if limit in (limits.ID_LENGTH, limits.LINE_LENGTH, limits.TEXT_LENGTH):
        assert any(f"{limit.most} characters" in m.message for m in found if m.code == "S007")
    else:
        assert any(f"limit `{limit.name}`" in sentence for sentence in said), found


def test_scenes_that_all_lead_back_are_told_in_a_hundred_mistakes(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    change(content, "envoy.yaml", "\nscenes:\n", f"\nscenes:\n{scenes(100, 20, loop=True)}")
    start = time.process_time()
    found = check([content])
    assert time.process_time() - start < 3
    assert "G003" in {mistake.code for mistake in found}
    [more] = [mistake for mistake in found if mistake.code == "L002"]
    assert "limit `mistakes`" in more.message
    assert len(found) <= 2 * limits.MISTAKES.most


def test_passages_that_could_be_counted_for_ever(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    one = "{text: word, when: {agreed: [" + ", ".join(["lamp-haven"] * 390) + "]}}"
    much = scenes(4).replace("text: C", f"text: [{', '.join([one] * 10)}]")
    change(content, "envoy.yaml", "\nscenes:\n", f"\nscenes:\n{much}")
    start = time.process_time()
    assert check([content])
    assert time.process_time() - start < 3


def test_too_many_files_and_too_many_cases(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    for number in range(limits.CASE_FILES.most):
        (content / "cases" / "lighthouse" / f"more-{number}.yaml").write_text("a: b")
    [found] = check([content / "cases" / "lighthouse"])
    assert (found.code, "limit `case-files`" in found.message) == ("L001", True)
    for number in range(limits.CASES.most):
        (content / "cases" / f"z{number}").mkdir()
    told = [mistake for mistake in check([content]) if mistake.code == "L001"]
    assert any("limit `cases`" in mistake.message for mistake in told)
    assert len(Shelf([content]).entries) == limits.CASES.most


def test_checking_ends_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    hours: Iterator[float] = iter(range(0, 3_600_000, 3600))
    monkeypatch.setattr("game.library.lint.time.monotonic", lambda: next(hours))
    _, found = examine(GOOD / "cases" / "lighthouse", read_shared(GOOD))
    assert [mistake.code for mistake in found] == ["L004"]


def test_a_message_stays_short_however_long_what_was_found() -> None:
    assert len(str(Mistake("a.yaml", 1, 1, "S001", "x" * 1_000_000))) < 1100


def test_limits_have_names_of_their_own_and_stand_in_the_documents() -> None:
    assert len({limit.name for limit in LIMITS}) == len(LIMITS)
    written = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = {f"| `{limit.name}` | {limit.most:,} | {limit.of} |" for limit in LIMITS}
    assert rows <= set(written.splitlines())


def test_what_is_no_file_does_not_hang(tmp_path: Path) -> None:
    content = copy_of_good(tmp_path)
    envoy = content / "cases" / "lighthouse" / "envoy.yaml"
    envoy.unlink()
    os = pytest.importorskip("os")
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(envoy)
    assert [mistake.code for mistake in read_page(envoy).mistakes] == ["R002"]
    assert {entry.id for entry in Shelf([content]).entries if entry.broken} == {"lighthouse"}
