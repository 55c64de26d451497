"""Whether a post is to be made, has been made already, or comes too late."""

from collections.abc import Callable
from enum import Enum

from game.web.forms import Change, Form, asks_for, turn_of

MadeAt = Callable[[int], Change | None]
"""The change that was made at a turn and led on from it; None where that is not known any more."""


class Verdict(Enum):
    """What becomes of a post."""

    MAKE = "make"
    DONE = "done"
    """The same was made at that turn: it is answered as if by this post."""
    LATE = "late"
    """Something else was."""


TOO_LATE = (
    "The play had gone on from here, in another tab or by an earlier press. Nothing was changed: "
    "this is how it stands now."
)


def judge(form: Form, turn: int, made_at: MadeAt) -> Verdict:
    """What becomes of a form posted to a play that stands at `turn`."""
    at = turn_of(form)
    if at == turn:
        return Verdict.MAKE
    made = made_at(at) if at is not None and at < turn else None
    return Verdict.DONE if made is not None and asks_for(form, made) else Verdict.LATE
