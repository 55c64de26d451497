"""What a request is answered with."""

from typing import NamedTuple

HTML = "text/html; charset=utf-8"

SEE_OTHER, REFUSED, CONFLICT, UNKEPT = 303, 403, 409, 503
"""Statuses: the answer is at another address; this form is none of ours; the play stands
elsewhere by now, or this cannot be done in it; what was asked for could not be kept.
"""


class Answer(NamedTuple):
    """A status and a body."""

    status: int
    body: str | bytes
    location: str | None = None
    """Where the answer is, with `SEE_OTHER`."""
    kind: str = HTML
    """The media type of the body."""
    file: str | None = None
    """The name under which it is to be kept, of what is there to be kept."""


def see(location: str) -> Answer:
    """The answer to a form that was taken: look there."""
    return Answer(SEE_OTHER, "", location)
