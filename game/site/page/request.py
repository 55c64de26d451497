"""What is asked for by an address behind the `#`, or by a form."""

from urllib.parse import unquote, urlsplit

from game.web.around.request import Request, Upload
from game.web.forms import parse_form


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
