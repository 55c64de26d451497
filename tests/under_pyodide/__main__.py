"""Run the rules' tests under Pyodide, or others: `python -m tests.under_pyodide [WORD ...]`."""

import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from game.library.errors import Refusal
from game.site.making.cases import as_json
from game.site.making.compiling import compiled, shapes, words_of
from game.site.making.pinned import pyodide
from tests.loaded import FIXTURES, ROOT, SHIPPED, case_file

HERE = Path(__file__).parent

TESTS = (
    "tests/rules",
    "tests/pages",
    "tests/records/test_branching.py",
    "tests/records/test_damaged_journals.py",
    "tests/records/test_idle_recess.py",
    "tests/records/test_profile.py",
    "tests/records/test_pseudonym.py",
    "tests/records/test_reading.py",
)
"""The rules, the pages of the debrief, and of journals what needs no YAML and no second window."""

PLATFORM = "pyemscripten_2026_0_wasm32"
"""What wheels for the Pyodide that is pinned are called."""

COMPILED = ("hypothesis", "pydantic-core")
"""What the tests need that is not Python alone."""


def main(words: list[str]) -> int:
    """Run pytest with these words; its exit code."""
    try:
        python = pyodide()
    except Refusal as why:
        print(why.sentence, file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        wheels, cases = Path(folder, "wheels"), Path(folder, "cases.json")
        _install(wheels)
        cases.write_bytes(as_json(_cases()))
        mounted = [ROOT, sysconfig.get_path("purelib"), wheels, cases.parent]
        asked = [python.node, HERE / "run.mjs", python.folder, *mounted, *(words or TESTS)]
        return subprocess.run(list(map(str, asked)), check=False).returncode


def _install(folder: Path) -> None:
    """Lay the libraries that are compiled for Pyodide into a folder, each held to its hash."""
    with tempfile.TemporaryDirectory() as beside:
        listed = Path(beside, "requirements.txt")
        listed.write_text("".join(f"{line}\n" for line in _locked()))
        order = ["install", "-qq", "--target", folder, "--no-deps", "--only-binary", ":all:"]
        order += ["--platform", PLATFORM, "--python-version", "3.14", "--abi", "cp314"]
        order += ["--implementation", "cp", "--require-hashes", "-r", listed]
        subprocess.run([sys.executable, "-m", "pip", *map(str, order)], check=True)


def _locked() -> Iterator[str]:
    """The libraries as `uv.lock` has them, each with its version and hash."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    for package in lock["package"]:
        if package["name"] in COMPILED:
            [wheel] = [each for each in package["wheels"] if PLATFORM in each["url"]]
            yield f"{package['name']}=={package['version']} --hash={wheel['hash']}"


def _cases() -> dict[str, object]:
    """Every case of the game and of the tests, as a site would have it, by its folder."""
    folders = [*sorted(FIXTURES.iterdir()), *sorted(SHIPPED.iterdir())]
    found = {
        folder.relative_to(ROOT).as_posix(): {
            "words": words_of(case_file(folder)),
            "case": compiled(case_file(folder)),
        }
        for folder in folders
    }
    return {"shapes": shapes(), "cases": found}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
