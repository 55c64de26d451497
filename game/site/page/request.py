"""What is asked for by an address behind the `#`, or by a form."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from game.web.forms import parse_form


class Upload(NamedTuple):
    """A file that was chosen in a form."""

    name: str
    content: bytes


class Request(NamedTuple):
    """What is to be looked at or done."""

    path: tuple[str, ...]
    """Its parts, unquoted: none for the first page."""
    query: Mapping[str, str]
    form: Mapping[str, str] | None = None
    """What was sent; None where something is only to be looked at."""
    upload: Upload | None = None


def read_request(
    address: str, form: str | None = None, upload: Upload | None = None
) -> Request | None:
    """What an address asks for, as in `#/plays/NAME/dossier?of=deal`; None where it is none.

    >>> read_request("#/cases/hanoi-2019?role=leader").path
    ('cases', 'hanoi-2019')
    >>> read_request("#hanoi-2019/leader")
    Request(path=('cases', 'hanoi-2019'), query={'role': 'leader'}, form=None, upload=None)
    """
    asked = address.removeprefix("#")
    try:
        split = urlsplit(asked)
        path = tuple(unquote(part) for part in split.path.split("/") if part)
        query = parse_form(split.query)
        fields = None if form is None else parse_form(form)
    except ValueError:
        return None
    if asked and not asked.startswith("/"):
        # What a teacher sets as homework: a case, and whose part.
        query = {"role": path[1]} if len(path) > 1 else {}
        path = ("cases", *path[:1])
    return Request(path, query, fields, upload)
