"""Opens hostile content and journals while every door of Python is watched; prints what was used.

Run as a program of its own: a watch cannot be taken down again.

    python -m tests.data_only FOLDER
"""

import contextlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

from game import cli
from game.library.checking import check
from game.library.shelf.shelf import Shelf
from tests.hostile_content import COMMANDS, marked_case
from tests.library.edit import copy_of_good

DOORS = (
    "socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.fork",
    "os.startfile", "os.putenv", "os.kill", "ctypes.", "exec", "compile", "import", "marshal.",
    "pickle.", "urllib.", "http.", "smtplib.", "ftplib.", "webbrowser.", "pty.", "signal.",
)  # fmt: skip
"""Code, programs and the network: what no content may open, by the beginnings of their names."""

FILES = (
    "open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove", "os.rmdir",
    "os.link", "os.symlink", "os.chmod", "os.truncate", "os.utime", "shutil.",
)  # fmt: skip
"""What is allowed below some folders only."""

used: list[str] = []
watching = False


def watch(event: str, args: tuple[Any, ...]) -> None:
    """Note what is opened; part of Python's audit protocol."""
    if not watching:
        return
    if event.startswith(DOORS):
        used.append(f"{event} {args[0] if args else ''}"[:200])
    elif event.startswith(FILES):
        for path in args[:2] if event in ("os.rename", "os.link", "os.symlink") else args[:1]:
            if isinstance(path, str | bytes | os.PathLike):
                inside = os.path.realpath(os.fsdecode(path))
                if not inside.startswith(ALLOWED):
                    used.append(f"{event} {inside}"[:200])


def hostile(folder: Path) -> list[Path]:
    """Content folders, each meant to do something to whoever opens it."""
    folder.mkdir()
    secret = folder / "secret.yaml"
    secret.write_text("id: secret\n")
    made = [marked_case(folder / "marked")]
    for number, (file, old, new) in enumerate(
        (
            ("case.yaml", "id: lighthouse", "id: !!python/object/apply:os.system [touch owned]"),
            ("case.yaml", "id: lighthouse", "id: ../../../etc"),
            ("case.yaml", "id: lighthouse", f"id: {secret}"),
            ("envoy.yaml", "opening: quay", "opening: !include /etc/passwd"),
            ("envoy.yaml", "opening: quay", "opening: ../../secret"),
            ("envoy.yaml", "opening: quay", "opening: &a [*a]"),
            ("envoy.yaml", "opening: quay", "opening: {<<: {a: b}}"),
            ("envoy.yaml", "opening: quay", "opening: http://summitry.invalid/x"),
            ("envoy.yaml", "opening: quay", "opening: __import__('os').system('touch owned')"),
            ("debrief.yaml", "history:", "history: ${HOME}\nhistory:"),
            ("debrief.yaml", "history:", "%YAML 1.1\nhistory:"),
        )
    ):
        content = copy_of_good(folder / f"hostile-{number}")
        path = content / "cases" / "lighthouse" / file
        path.write_text(path.read_text().replace(old, new, 1))
        made.append(content)
    linked = copy_of_good(folder / "linked")
    for link, target in (
        ("cases/lighthouse/envoy.yaml", secret),
        ("cases/three-rivers/case.yaml", Path("/etc/passwd")),
        ("sources.yaml", secret),
    ):
        (linked / link).unlink()
        (linked / link).symlink_to(target)
    (linked / "cases" / "away").symlink_to("/etc")
    return [*made, linked]


JOURNALS = (
    {"summitry": "journal", "format": 1, "case": "../../secret", "role": "envoy"},
    {"summitry": "journal", "format": 1, "case": "lighthouse", "role": COMMANDS},
    {"summitry": "journal", "format": 1, "case": "http://summitry.invalid", "parent": "/etc"},
    ["[" * 100],
)


def commands(content: Path, saves: Path) -> list[tuple[str, ...]]:
    """What a player and a teacher would do with them."""
    here = ("--content", str(content))
    # To walk every state takes seconds: of the good ones unwatched, so that all that it imports is
    # imported, and of all others watched.
    whole = watching != (content.parent.name == "good")
    found: list[tuple[str, ...]] = [
        ("cases", *here),
        ("check", str(content), *(() if whole else ("--lint",))),
        ("play", "lighthouse", "--role", "envoy", "--json", *here),
        ("play", "../../secret", *here),
    ]
    if content.parent.name not in ("marked", "linked"):
        return found
    journals = sorted(str(path) for path in saves.glob("*.json") if not path.is_symlink())
    return [
        *found,
        ("play", "lighthouse", "--role", "envoy", "--plain", *here),
        ("print", "lighthouse", *here, "-o", str(saves / "kit"), "--replace"),
        ("score", "lighthouse", "A1", "B1", "C1", "D1", *here),
        *(("replay", journal, *here) for journal in journals),
        *(("play", "lighthouse", "--relay", each, "--role", "leader", *here) for each in journals),
        ("collect", str(saves), *here, "-o", str(saves / "c.csv"), "--replace"),
    ]


def run_all(contents: list[Path], saves: Path) -> None:
    """Run every command on every content; what they say is not wanted."""
    typed = '{"move": "begin"}\n{"move": "commit"}\n\n1\n1\nbrief\npeople\nq\n'
    quiet = io.StringIO()
    for content in contents:
        for words in commands(content, saves):
            sys.stdin = io.StringIO(typed)
            with (
                contextlib.redirect_stdout(quiet),
                contextlib.redirect_stderr(quiet),
                contextlib.suppress(SystemExit),
            ):
                code = cli.main([*words, "--saves", str(saves)] if words[0] == "play" else words)
                assert code != cli.CRASHED, (words, quiet.getvalue()[-2000:])


if __name__ == "__main__":
    FOLDER = Path(sys.argv[1]).resolve()
    SAVES = FOLDER / "saves"
    SAVES.mkdir(parents=True)
    os.environ.update(SUMMITRY_CACHE=str(FOLDER / "cache"), SUMMITRY_SAVES=str(SAVES))
    for at, journal in enumerate(JOURNALS):
        (SAVES / f"journal-{at}.json").write_text(json.dumps(journal))
    (SAVES / "link.json").symlink_to("/etc/passwd")
    good = copy_of_good(FOLDER / "good")
    bad = hostile(FOLDER / "bad")
    GAME = Path(cli.__file__).resolve().parent.parent
    CASES = [str(folder) for content in (good, *bad) for folder in (content.resolve(),)]
    ALLOWED = (*CASES, str(SAVES), str(FOLDER / "cache"), str(GAME), str(GAME.parent / "content"))
    # The explorer would share its work out to processes that this watch does not see.
    os.cpu_count = lambda: 1
    sys.addaudithook(watch)
    # Once unwatched, so that whatever Python imports for these commands is imported.
    run_all([bad[0], good], SAVES)
    watching = True
    run_all([good, *bad], SAVES)
    for content in bad:
        check([content])
        Shelf([content])
    watching = False
    print(json.dumps(sorted(set(used))))
