"""Which game and which rules these are, as journals and `--version` say it."""

import re
from functools import cache

from game.rules.edition import RULES

_STAMP = re.compile(r"[^ ]* rules ([0-9]{1,6})")


_told: list[str] = []
"""The version, where it was told."""


def take_version(version: str) -> None:
    """Say which version this is, where the game lies without its package's metadata."""
    _told[:] = [version]


@cache
def game_version() -> str:
    """The version of the installed package; `0` for a copy that was never installed."""
    if _told:
        return _told[0]
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("summitry")
    except PackageNotFoundError:
        return "0"


def played_with() -> str:
    """What a journal says it was played with, as in `0.2.0 rules 2`."""
    return f"{game_version()} rules {RULES}"


def under_these_rules(game: str) -> bool:
    """Whether a journal that says it was played with `game` was played under the rules of now.

    The first games wrote no number: theirs were rules 1.
    """
    found = _STAMP.fullmatch(game)
    return (int(found[1]) if found else 1 if " " not in game else None) == RULES
