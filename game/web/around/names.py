"""Names of saved plays in addresses and forms: a file's name may hold what no text does."""

from urllib.parse import quote, unquote


def in_address(name: str) -> str:
    """A name as a part of an address."""
    return quote(name, safe="", errors="surrogateescape")


def from_address(part: str) -> str:
    """The name that a part of an address means."""
    return unquote(part, errors="surrogateescape")


def play_address(root: str, name: str) -> str:
    """Where a play is; `root` is the address of the host's first page, ending in a slash."""
    return f"{root}plays/{in_address(name)}/"
