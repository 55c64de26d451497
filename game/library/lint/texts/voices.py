"""How the sides of a shipped role take a paper: every manner in the case's own words."""

from collections.abc import Iterator

from game.library.lint.subject import RoleSubject
from game.library.mistakes import Mistake
from game.library.models.table import Voice
from game.library.reading.marks import Path

VARIANTS = {"accepts": 1, "near": 2, "far": 2, "repeats": 2, "second": 1, "third": 1}
"""By manner: how many passages at least, so that one offer is not answered like the last."""

FROM_ROUND = {"second": 2, "third": 3}
"""By manner: the rounds without which it is never said."""


def voices_whole(view: RoleSubject) -> Iterator[Mistake]:
    """Sides that are without their own words for a manner of taking a paper.

    A teacher's own case may have none at all; the rules then say it in bare sentences.
    """
    table = view.role.table
    if table is None or not (table.voices or view.subject.shipped):
        return
    for side in view.role.faces:
        path: Path = ("table", "voices", side) if side in table.voices else ("table",)
        missing = list(_lacking(view, side, table.voices.get(side, Voice()), table.rounds))
        if missing:
            message = f"how {side} takes a paper lacks {', '.join(missing)}"
            yield view.mistake(path, "T011", message, on_key=True)


def red_lines_are_theirs(view: RoleSubject) -> Iterator[Mistake]:
    """Words for a red line that the side does not have."""
    table = view.role.table
    for side, voice in table.voices.items() if table is not None else ():
        known = view.case.sides.get(side)
        for option in voice.red_lines:
            if known is None or option not in view.subject.issue_of:
                continue
            if option not in known.refuses:
                message = f'"{side}" does not refuse "{option}", so this is never said'
                path: Path = ("table", "voices", side, "red_lines", option)
                yield view.mistake(path, "T012", message, on_key=True)


def _lacking(view: RoleSubject, side: str, voice: Voice, rounds: int) -> Iterator[str]:
    """Yield each manner that is left out, with how much more of it is expected."""
    for manner, least in VARIANTS.items():
        have = len(getattr(voice, manner))
        if have < least and rounds >= FROM_ROUND.get(manner, 1):
            yield f"`{manner}` ({have} of {least})"
    refuses = view.case.sides[side].refuses if side in view.case.sides else ()
    lines = [option for option in refuses if option not in voice.red_lines]
    issues = [issue for issue in view.case.issues if issue not in voice.hurts]
    if lines:
        yield f"`red_lines` for {', '.join(lines)}"
    if issues:
        yield f"`hurts` for {', '.join(issues)}"
