"""The command that goes on with a play: to be copied as it stands."""

import shlex
from pathlib import Path

from game.library.errors import Refusal
from game.records.disk.folder import saves_folder


def command_to_go_on(journal: Path, case: str, *options: str) -> str:
    """What to type to go on with a journal, quoted for a shell, wherever it lies.

    >>> command_to_go_on(saves_folder() / "my play.json", "reykjavik-1986", "--plain")
    "summitry play reykjavik-1986 --resume 'my play' --plain"
    """
    where = [] if _is_usual(journal.parent) else ["--saves", str(journal.parent)]
    return shlex.join(["summitry", "play", case, "--resume", journal.stem, *where, *options])


def _is_usual(folder: Path) -> bool:
    """Whether the game looks in this folder when it is not told where to."""
    try:
        return folder.resolve() == saves_folder().resolve()
    except (OSError, RuntimeError, Refusal):
        return False
