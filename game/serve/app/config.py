"""Where a server is to be found, and whom it believes."""

from typing import NamedTuple
from urllib.parse import urlsplit

from game.library.errors import Refusal


class Config(NamedTuple):
    """What an app knows of where it stands."""

    hosts: frozenset[str]
    """Names and addresses by which it may be asked for."""
    address: str = ""
    """The address under which players find it, without a slash at the end, where that was said."""
    behind: frozenset[str] = frozenset()
    """Addresses of proxies that are believed about who asks."""
    port: int = 8470
    only_here: bool = True
    """Whether no other machine can reach it."""

    @property
    def root(self) -> str:
        """The path below which everything lies, as in `/summitry`; empty as a rule."""
        return urlsplit(self.address).path

    @property
    def origin(self) -> str:
        """Scheme and host of the address; empty where none was said."""
        found = urlsplit(self.address)
        return f"{found.scheme}://{found.netloc}" if found.netloc else ""


def read_address(text: str) -> str:
    """An address as somebody wrote it, without the slash at its end.

    Raises:
        Refusal: it is none.
    """
    found = urlsplit(text)
    if found.scheme not in ("http", "https") or not found.hostname or found.query:
        raise Refusal(
            f'"{text}" is no address of a server: write it as in https://school.example/summitry'
        )
    return text.rstrip("/")


def host_of(header: str) -> str:
    """The name in a Host header, without the port.

    >>> host_of("[::1]:8470"), host_of("School.example:80"), host_of("10.0.0.7")
    ('::1', 'school.example', '10.0.0.7')
    """
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()
