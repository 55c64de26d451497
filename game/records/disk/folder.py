"""Which folder holds the journals."""

import os
from collections.abc import Mapping
from pathlib import Path

from game.library.gates.paths import home_path

VARIABLE = "SUMMITRY_SAVES"
"""The environment variable that names another folder."""


def saves_folder(given: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The folder of journals.

    `--saves` where given, else `SUMMITRY_SAVES`, else a checkout's own `saves/`, else, for an
    installed game, a folder among the user's data.

    Raises:
        Refusal: a `~name` in what was given is nobody's.
    """
    if given is not None:
        return home_path(given)
    if environ.get(VARIABLE):
        return home_path(Path(environ[VARIABLE]))
    root = Path(__file__).parents[3]
    if (root / "pyproject.toml").is_file() and (root / "content").is_dir():
        return root / "saves"
    # Imported only where it is needed: it costs as much as listing the saves does.
    from platformdirs import user_data_path

    return user_data_path("summitry", appauthor=False) / "saves"
