"""A role explored once a run, however many tests and workers ask for it."""

import os
import pickle
from functools import lru_cache
from pathlib import Path

from filelock import FileLock

from game.explore.report.exploration import Exploration, explore
from game.explore.report.mechanics import key_of
from game.library.roles import RoleName
from tests.loaded import ready


@lru_cache(maxsize=4)
def explored(folder: Path, role: RoleName, extremes: bool = True) -> Exploration:
    """What exploring a role found: by whoever asked first, in the cache that a run has.

    Without `extremes` it says nothing of idle and cold plays, and takes half as long.
    """
    case_role = ready(folder, role)
    kind = "whole" if extremes else "plain"
    path = Path(os.environ["SUMMITRY_CACHE"]) / f"{key_of(case_role)}.{kind}"
    with FileLock(f"{path}.lock"):
        if path.exists():
            found = pickle.loads(path.read_bytes())
            assert isinstance(found, Exploration)
            return found
        found = explore(case_role, extremes=extremes)
        path.write_bytes(pickle.dumps(found))
        return found
