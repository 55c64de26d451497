"""The command that goes on with a play: to be copied as it stands."""

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

from game.library.content_folders import content_folders
from game.library.errors import Refusal
from game.records.disk.folder import saves_folder


def command_to_go_on(journal: Path, case: str, *options: str, content: Sequence[Path] = ()) -> str:
    """What to type to go on with a journal, quoted for a shell, wherever it lies.

    `content` are the folders of content it was played with, the game's own among them or not.

    >>> command_to_go_on(saves_folder() / "my play.json", "reykjavik-1986", "--plain")
    "summitry play reykjavik-1986 --resume 'my play' --plain"
    """
    words = ["summitry", "play", case, "--resume", journal.stem]
    for folder in content_folders(content)[1:]:
        words += ["--content", str(folder.absolute())]
    if not _is_usual(journal.parent):
        words += ["--saves", str(journal.parent)]
    return pasted([*words, *options])


def pasted(words: Sequence[str]) -> str:
    """A command whose words a shell takes as they are."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)


def _is_usual(folder: Path) -> bool:
    """Whether the game looks in this folder when it is not told where to."""
    try:
        return folder.resolve() == saves_folder().resolve()
    except (OSError, RuntimeError, Refusal):
        return False
