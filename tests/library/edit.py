"""Good content with one edit, and the mistakes that must be found in it.

The files in `tests/content/bad/edits/` hold edits as small diffs against the good content: lines
after a blank stay, after `-` go, after `+` come; each line after `!` is a mistake expected, as
`file:line:col code message`, with files named from the lighthouse case. `{word x 30}` stands for
that word thirty times, `{U+0009}` for a character that an editor would hide.
"""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from game.library.checking import check

CONTENT = Path(__file__).parents[1] / "content"
GOOD = CONTENT / "good"
BAD = CONTENT / "bad"


@dataclass(frozen=True)
class Edit:
    """One edit of one file, and what it must lead to."""

    file: str
    old: str
    new: str
    expected: tuple[str, ...]

    @property
    def name(self) -> str:
        codes = sorted({line.split()[1] for line in self.expected})
        return f"{'-'.join(codes)} {Path(self.file).stem}"


def edits() -> list[Edit]:
    """Return every edit in the files of edits."""
    blocks = (
        block
        for path in sorted((BAD / "edits").glob("*.txt"))
        for block in path.read_text(encoding="utf-8").split("\n== ")[1:]
    )
    return [_edit(block) for block in blocks]


def copy_of_good(folder: Path) -> Path:
    """Return a copy of the good content that a test may change."""
    return shutil.copytree(GOOD, folder / "content")


def change(content: Path, file: str, old: str, new: str) -> None:
    """Put `new` where `old` stands, once, in a file named from the lighthouse case."""
    path = (content / "cases" / "lighthouse" / file).resolve()
    text = "\n" + path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new)[1:], encoding="utf-8")


def mistakes_in(content: Path) -> list[str]:
    """Return every mistake in `content`, its files named from the lighthouse case."""
    return _found(content, warnings=False)


def warnings_in(content: Path) -> list[str]:
    """Return every warning of `content`, likewise."""
    mistakes = mistakes_in(content)
    return [each for each in _found(content, warnings=True) if each not in mistakes]


def _found(content: Path, *, warnings: bool) -> list[str]:
    def called(path: Path) -> str:
        return path.relative_to(content).as_posix().removeprefix("cases/lighthouse/")

    return [str(mistake) for mistake in check([content], called, warnings=warnings)]


def _edit(block: str) -> Edit:
    file, *lines = block.splitlines()
    old = "".join(f"\n{line[1:]}" for line in lines if line[:1] in (" ", "-"))
    new = "".join(f"\n{_spelt_out(line[1:])}" for line in lines if line[:1] in (" ", "+"))
    expected = tuple(line[2:] for line in lines if line.startswith("! "))
    return Edit(file, f"{old}\n", f"{new}\n", expected)


def _spelt_out(line: str) -> str:
    line = re.sub(r"\{U\+([0-9A-F]{4})\}", lambda found: chr(int(found[1], 16)), line)
    return re.sub(
        r"\{(\S+) x (\d+)\}",
        lambda found: (" " if found[1].isalpha() else "").join([found[1]] * int(found[2])),
        line,
    )
