"""Faults while playing: the player is told at once, can go on, and can save elsewhere."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from torture.figures import Amount, Figure
from torture.programs import SUMMITRY, Desk, JsonPlay, desk, moves_of

ROOT = os.geteuid() == 0
"""Whether we may do anything: then the game is run without that right, so that permissions bind."""

BOUND = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner") if ROOT else ()

SOMEBODY_ELSE = 65534
"""A user who is not us."""

GAME = (*BOUND, *SUMMITRY)

Trouble = Callable[[Path], Callable[[], None]]
"""Makes the folder of saves unwritable; what it returns makes it writable again."""


def run(_: Amount) -> list[Figure]:
    """Each fault once, with a real process and, where we may, a real disk and another user."""
    figures = [
        _trouble("a read-only folder", _read_only),
        _trouble("a folder removed while playing", _removed),
        _file_in_the_way(),
        _belongs_to_others(),
        _clock_set_back(),
    ]
    with _small_disk() as disk:
        if disk is None:
            figures.append(
                Figure("a full disk, a disk gone read-only", "not tried: no right to mount")
            )
        else:
            figures.append(_trouble("a full disk", _full, disk))
    figures.append(_trouble("files may not grow", None))
    return figures


def _trouble(name: str, trouble: Trouble | None, disk: Path | None = None) -> Figure:
    """Play, make trouble, play on, save elsewhere; again, and end the trouble instead."""
    broken: list[str] = []
    for mends_itself in (False, True):
        with desk() as player:
            saves = disk / "saves" if disk is not None else player.saves
            saves.mkdir(exist_ok=True)
            (player.folder / "elsewhere").mkdir()
            limit = _no_growth if trouble is None else None
            with JsonPlay(
                player, "--role", "envoy", "--saves", str(saves), program=GAME, preexec_fn=limit
            ) as play:
                had = 0 if trouble is None else play.take(2)
                end = trouble(saves) if trouble is not None else lambda: None
                broken += _told_at_once(play)
                play.take(2)
                if mends_itself and trouble is not None:
                    end()
                    broken += _saved_again(play, saves)
                else:
                    broken += _saved_elsewhere(play, player, had, trouble is not None)
                    end()
            if play.said.count("Nothing can be saved in ") != 1:
                broken.append(f"told not once: {play.said!r}")
            shutil.rmtree(saves, ignore_errors=True)
    return Figure(name, "told at once, played on, saved elsewhere and again", tuple(broken))


def _told_at_once(play: JsonPlay) -> list[str]:
    view = play.take_one()
    told = view.get("unsaved", "")
    if not re.match(r"Nothing can be saved in .+ \(.+\): the play goes on, but it ends ", told):
        return [f"not told at once: {told!r}"]
    return []


def _saved_elsewhere(play: JsonPlay, player: Desk, had: int, grows: bool) -> list[str]:
    folder = player.folder / "elsewhere"
    if not grows:
        # The limit is the process's own: nothing it writes anywhere may grow.
        answer = play.send({"save": str(folder)})
        return [] if "cannot be saved" in answer.get("error", "") else [f"saved: {answer}"]
    answer = play.send({"save": str(folder)})
    if "error" in answer or "unsaved" in answer:
        return [f"not saved elsewhere: {answer.get('error', answer.get('unsaved'))}"]
    play.take_one()
    saved = [_moves(path) for path in folder.glob("*.json")]
    return [] if saved == [play.moves] else [f"elsewhere lie {saved}, and not {play.moves}"]


def _saved_again(play: JsonPlay, saves: Path) -> list[str]:
    view = play.take_one()
    saved = [_moves(path) for path in saves.glob("*.json")]
    if "unsaved" in view or saved != [play.moves]:
        return [f"not saved again: {view.get('unsaved')}, {saved}"]
    return [f"left behind: {path.name}" for path in saves.glob(".*.tmp")]


def _moves(path: Path) -> list[dict[str, Any]]:
    return moves_of(json.loads(path.read_bytes()))


def _read_only(saves: Path) -> Callable[[], None]:
    before = saves.stat().st_mode
    saves.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
    return lambda: saves.chmod(before)


def _removed(saves: Path) -> Callable[[], None]:
    aside = saves.with_name("taken-away")
    saves.rename(aside)
    # Nor can it be made again, as where a stick was pulled out.
    saves.parent.chmod(0o555)

    def back() -> None:
        saves.parent.chmod(0o777)
        aside.rename(saves)

    return back


def _full(saves: Path) -> Callable[[], None]:
    filler = saves.parent / "filler"
    with suppress(OSError), filler.open("wb") as file:
        while True:
            file.write(b"x" * 512)
            file.flush()
    return filler.unlink


def _no_growth() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))


@contextmanager
def _small_disk() -> Iterator[Path | None]:
    """A disk of 128 kB; None where we may not mount one."""
    with desk() as player:
        disk = player.folder / "disk"
        disk.mkdir()
        command = [
            "mount",
            "-t",
            "tmpfs",
            "-o",
            "size=128k,mode=777",
            "summitry-torture",
            str(disk),
        ]
        if not ROOT or subprocess.run(command, capture_output=True).returncode:
            yield None
            return
        try:
            yield disk
        finally:
            subprocess.run(["umount", str(disk)], check=False)


def _file_in_the_way() -> Figure:
    """The folder of saves cannot be made at all: told before the first move."""
    broken: list[str] = []
    with desk() as player:
        player.saves.write_text("a file, and no folder")
        with JsonPlay(player, "--role", "leader", program=GAME) as play:
            if "unsaved" not in play.view:
                broken.append("not told before the first move")
            play.take(2)
            broken += _saved_elsewhere(play, player, 0, True)
        if player.saves.read_text() != "a file, and no folder":
            broken.append("the file in the way was changed")
    return Figure("no folder can be made", "told before the first move", tuple(broken))


def _belongs_to_others() -> Figure:
    """A journal that somebody else owns, may be read or not; a slot that is protected."""
    if not ROOT:
        return Figure("a file owned by someone else", "not tried: we are not root")
    broken: list[str] = []
    with desk() as player:
        player.saves.mkdir(exist_ok=True)
        with JsonPlay(player, "--role", "envoy", program=GAME) as play:
            play.take(3)
        [path] = player.saves.glob("*.json")
        before = path.read_bytes()
        for mode, folder_mode in ((0o644, 0o755), (0o600, 0o755), (0o644, 0o1777)):
            os.chown(path, SOMEBODY_ELSE, SOMEBODY_ELSE)
            path.chmod(mode)
            if folder_mode == 0o1777:
                # Shared, as /tmp is: who owns it may delete in it, so it must not be us.
                os.chown(player.saves, SOMEBODY_ELSE, SOMEBODY_ELSE)
                (player.saves / ".locks").chmod(0o777)
            player.saves.chmod(folder_mode)
            with JsonPlay(player, "--resume", path.name, program=GAME) as play:
                if play.view:
                    play.take(2)
            told = "you go on in" if mode == 0o644 else "cannot be read"
            if told not in play.said or "Traceback" in play.said:
                broken.append(f"mode {mode:o}: not told: {play.said!r}")
            if path.read_bytes() != before or path.stat().st_uid != SOMEBODY_ELSE:
                broken.append(f"mode {mode:o}: somebody else's file was written over")
    return Figure("a file owned by someone else", "left alone, a copy goes on", tuple(broken))


CLOCK = """
import sys
from game.session import opening, session
opening.now = session.now = lambda: "1999-12-31T23:59:59+00:00"
from game.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The game on a computer whose clock was set back."""


def _clock_set_back() -> Figure:
    """Half of a play before the clock was set back, half after, and back again."""
    broken: list[str] = []
    with desk() as player:
        player.saves.mkdir(exist_ok=True)
        with JsonPlay(player, "--role", "envoy", program=GAME) as play:
            play.take(3)
            moves = play.moves
        back = [*BOUND, sys.executable, "-c", CLOCK]
        name = next(iter(player.journals()))
        with JsonPlay(player, "--resume", name, program=back) as play:
            play.take(3)
            moves = [*moves, *play.moves]
        os.utime(player.saves / name, (0, 0))
        with JsonPlay(player, "--resume", name, program=GAME) as play:
            play.take(1)
            moves = [*moves, *play.moves]
        journals = player.journals()
        if list(journals) != [name] or moves_of(journals[name]) != moves:
            broken.append("moves were lost")
    return Figure("the clock set back and on again", "nothing lost", tuple(broken))
