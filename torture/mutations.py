"""Mutated cases: each loads, or gives mistakes with places; none raises, and none takes long."""

import random
import shutil
import tempfile
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from game.library.case_files import Shared, examine, read_shared
from game.library.content_folders import CASE_FILES, own_content
from game.library.limits import MISTAKES
from game.library.mistakes import CODES, Mistake
from torture.figures import Amount, Figure

MUTATIONS = 3000

SLOWEST = 2.0
"""Seconds of one processor that a mutated case may take."""

WORDS = (
    "null", "true", "7", "-3", "99999999999999999999", "1e309", ".nan", "[]", "{}", "''", "|", ">",
    "- ", "? ", ": ", "&a ", "*a", "!!python/object/apply:os.system [id]", "<<: *a", "---", "...",
    "%YAML 9.9", "\t", "\x00", "\x1b[2J", "\u202e", "\u200b", "\U0001f600", "\r", "\x85",
    "{{7*7}}", "${HOME}", "../../etc/passwd", "quay", "ħaven", "#", '"', "'", "[", "]", "{", "}",
    "x" * 5000, "[" * 40, "- " * 40, "a: " * 20, "word " * 300, "e\u0301", "K",
)  # fmt: skip


class Tried(NamedTuple):
    """What came of one mutation."""

    kind: str
    codes: tuple[str, ...]
    seconds: float
    wrong: str
    """How the promise was broken; empty where it held."""


def run(amount: Amount) -> list[Figure]:
    """Mutate the game's own cases, and the small ones that come with the tests."""
    count = amount.of(MUTATIONS)
    seeds = [amount.seed * 1_000_000 + number for number in range(count)]
    with ProcessPoolExecutor(max_workers=2) as processes:
        tried = list(processes.map(mutate_and_read, seeds, chunksize=50))
    loaded = sum(not each.codes for each in tried)
    told = {code for each in tried for code in each.codes}
    slowest = max(tried, key=lambda each: each.seconds)
    broken = tuple(each.wrong for each in tried if each.wrong)
    return [
        Figure(
            "mutated cases",
            f"{count:,}: {loaded} loaded, {count - loaded} refused with {len(told)} kinds of "
            f"mistake; the slowest took {slowest.seconds:.2f} s ({slowest.kind})",
            broken,
        )
    ]


def mutate_and_read(seed: int) -> Tried:
    """Read one case with a few mutations in one of its files."""
    chance = random.Random(seed)
    folder = chance.choice(_cases())
    with tempfile.TemporaryDirectory() as name:
        content = Path(name)
        case = content / "cases" / folder.name
        shutil.copytree(folder, case)
        # The tour has one role.
        file = chance.choice([path for each in CASE_FILES if (path := case / each).exists()])
        raw = file.read_bytes()
        kinds = [chance.choice(list(MUTATORS)) for _ in range(chance.choice((1, 1, 1, 2, 5)))]
        for kind in kinds:
            raw = MUTATORS[kind](raw, chance)
        file.write_bytes(raw)
        start = time.process_time()
        try:
            found, mistakes = examine(case, _shared(folder), lambda path: path.name)
        except Exception:
            wrong = f"seed {seed}: {traceback.format_exc(limit=-2)}"
            return Tried("+".join(kinds), ("raised",), 0.0, wrong)
        seconds = time.process_time() - start
    wrong = _wrong(mistakes, playable=found is not None)
    if not wrong and seconds > SLOWEST:
        wrong = f"it took {seconds:.1f} s"
    return Tried(
        "+".join(kinds),
        tuple(sorted({mistake.code for mistake in mistakes})),
        seconds,
        f"seed {seed}, {folder.name}/{file.name}: {wrong}" if wrong else "",
    )


def _wrong(mistakes: list[Mistake], *, playable: bool) -> str:
    if not mistakes:
        return "" if playable else "neither a case nor a mistake"
    for mistake in mistakes:
        if mistake.line < 1 or mistake.column < 1 or mistake.code not in CODES:
            return f"a mistake without a place: {mistake}"
    if len(mistakes) > 5 * MISTAKES.most:
        return f"{len(mistakes)} mistakes"
    return ""


def _cases() -> list[Path]:
    small = Path(__file__).parents[1] / "tests" / "content" / "good"
    # The small ones, read in a tenth of the time, have all that the format has.
    often = sorted((small / "cases").iterdir()) * 4
    return often + sorted((own_content() / "cases").iterdir())


_read: dict[Path, Shared] = {}


def _shared(folder: Path) -> Shared:
    content = folder.parent.parent
    if content not in _read:
        _read[content] = read_shared(content)
    return _read[content]


def _lines(change: Callable[[list[bytes], random.Random], object]) -> Callable[..., bytes]:
    """A mutation of a file's lines."""

    def mutate(raw: bytes, chance: random.Random) -> bytes:
        lines = raw.split(b"\n")
        change(lines, chance)
        return b"\n".join(lines)

    return mutate


def _at(lines: list[bytes], chance: random.Random) -> int:
    return chance.randrange(len(lines))


def _flip(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw or b" ")
    for _ in range(chance.choice((1, 1, 10))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(raw: bytes, chance: random.Random) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def _insert(raw: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.choice(WORDS).encode() + raw[at:]


def _value(lines: list[bytes], chance: random.Random) -> None:
    at = _at(lines, chance)
    key, colon, _ = lines[at].partition(b": ")
    if colon:
        lines[at] = key + colon + chance.choice(WORDS).encode()


def _key(lines: list[bytes], chance: random.Random) -> None:
    at = _at(lines, chance)
    key, colon, value = lines[at].partition(b":")
    if colon:
        margin = key[: len(key) - len(key.lstrip())]
        lines[at] = margin + chance.choice(WORDS).encode() + colon + value


def _many(lines: list[bytes], chance: random.Random) -> None:
    at = _at(lines, chance)
    lines[at:at] = [lines[at]] * chance.choice((2, 500, 20_000))


def _swap(lines: list[bytes], chance: random.Random) -> None:
    one, other = _at(lines, chance), _at(lines, chance)
    lines[one], lines[other] = lines[other], lines[one]


def _block(lines: list[bytes], chance: random.Random) -> None:
    start = _at(lines, chance)
    block = lines[start : start + chance.randrange(1, 40)]
    at = _at(lines, chance)
    lines[at:at] = block


def _indent(lines: list[bytes], chance: random.Random) -> None:
    at = _at(lines, chance)
    lines[at] = b" " * chance.randrange(12) + lines[at].lstrip()


def _drop(lines: list[bytes], chance: random.Random) -> None:
    start = _at(lines, chance)
    del lines[start : start + chance.choice((1, 1, 1, 3, 30))]
    lines.append(b"")


MUTATORS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "flip": _flip,
    "cut": _cut,
    "insert": _insert,
    "value": _lines(_value),
    "key": _lines(_key),
    "many": _lines(_many),
    "swap": _lines(_swap),
    "block": _lines(_block),
    "indent": _lines(_indent),
    "drop": _lines(_drop),
}
"""By name: a way to spoil a file."""
