"""Which game this is, as journals and `--version` say it."""

from functools import cache


@cache
def game_version() -> str:
    """The version of the installed package; `0` for a copy that was never installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("summitry")
    except PackageNotFoundError:
        return "0"
