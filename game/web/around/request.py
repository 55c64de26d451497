"""What a browser asked for, once it was let in."""

from collections.abc import Mapping
from typing import NamedTuple


class Upload(NamedTuple):
    """A file that was sent with a form."""

    name: str
    content: bytes


class Request(NamedTuple):
    """What is to be looked at or done."""

    path: tuple[str, ...]
    """Its parts, unquoted: none for the first page."""
    query: Mapping[str, str]
    form: Mapping[str, str] | None = None
    """What was posted; None where something is only to be looked at."""
    upload: Upload | None = None
