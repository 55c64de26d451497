"""What is wrong with the shape of a file: pydantic's errors as mistakes with their places."""

import re
from collections.abc import Collection, Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from game.library.forbidden import strangers
from game.library.limits import MISTAKES
from game.library.mistakes import Mistake
from game.library.models.base import Model
from game.library.nearest import hint, nearest
from game.library.reading.fields import (
    cut_by_comma,
    fields_at,
    looks_like_prose,
    unused_fields,
)
from game.library.reading.marks import Mark, Path, Step
from game.library.reading.wording import expected, shown

MANY_TO_COME = 3
"""From so many keys missing at the top of a file on, they are told in one mistake."""

MOST_ERRORS = 5 * MISTAKES.most
"""Of pydantic's errors: a file that is not content at all has ten thousands, each compared with
all. Of an entry it may have five that come to one mistake."""


def shape_mistakes(
    error: ValidationError,
    model: type[Model],
    file: str,
    marks: Mark,
    slipped: Collection[tuple[Step, ...]] = (),
) -> Iterator[Mistake]:
    """Yield a mistake for each of pydantic's errors about `model` that says something new.

    `slipped` are the places of entries in which an unknown key was told of and taken out: of what
    is then amiss with the entry as a whole, the key is the cause.
    """
    details = [
        each
        for each in error.errors(include_url=False)[:MOST_ERRORS]
        if each["type"] != "value_error" or each["loc"] not in slipped
    ]
    misspelt = set(_misspelt(details, model, marks))
    to_come = [each for each in details if _is_to_come(each) and each["loc"] not in misspelt]
    if len(to_come) >= MANY_TO_COME:
        # Of a file just begun that is all there is to say.
        names = ", ".join(str(each["loc"][0]) for each in to_come)
        yield Mistake(file, 1, 1, "S002", f"not there yet: {names}")
        details = [each for each in details if each not in to_come]
    for detail in details:
        missing = detail["type"] == "missing" and detail["loc"] in misspelt
        cut = cut_by_comma(detail["loc"], marks)
        again = cut and any(
            each["loc"][:-1] == detail["loc"][:-1] and cut_by_comma(each["loc"], marks)
            for each in details[: details.index(detail)]
        )
        if not _is_echo(detail, details) and not missing and not again:
            yield _mistake(detail, model, file, marks)


def _is_to_come(detail: ErrorDetails) -> bool:
    """Whether an error is about a key at the top of a file that is missing, or has nothing yet."""
    return len(detail["loc"]) == 1 and (detail["type"] == "missing" or detail["input"] is None)


def _misspelt(
    details: list[ErrorDetails], model: type[Model], marks: Mark
) -> Iterator[tuple[Step, ...]]:
    """Yield the places of keys that are missing only because they are misspelt."""
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *above, key = detail["loc"]
            if cut_by_comma(detail["loc"], marks):
                continue
            if looks_like_prose(str(key)):
                yield from (d["loc"] for d in details if d["loc"][:-1] == (*above,))
                continue
            _, taken = marks.follow(above)
            name = nearest(str(key), unused_fields(model, taken, marks))
            if name is not None:
                yield (*above, name)


def _is_echo(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether the error only follows from another, or from a union's other alternative."""
    found, kind = detail["input"], detail["type"]
    if kind == "too_short" and isinstance(found, (tuple, dict)):
        # Pydantic counts the items that were valid; the others have mistakes of their own.
        return bool(len(found) >= detail["ctx"]["min_length"])
    place, other = detail["loc"][:-1], _alternative(detail["loc"])
    if other is None:
        return False
    if other == "int":
        # Of an int or a set of keys, judge what the author seems to have meant.
        return isinstance(found, dict)
    return kind == "model_type" and any(
        each is not detail and each["loc"][:-1] == place and _alternative(each["loc"]) == "int"
        for each in details
    )


def _alternative(loc: tuple[int | str, ...]) -> str | None:
    """Return which alternative of a union the error's last step names, if it names one."""
    last = loc[-1] if loc else None
    if last in ("int", "constrained-int"):
        return "int"
    if isinstance(last, str) and re.fullmatch(r"[A-Z]\w+|.*\]", last) and last != "[key]":
        return "model"
    return None


def _mistake(detail: ErrorDetails, model: type[Model], file: str, marks: Mark) -> Mistake:
    loc: Path = detail["loc"]
    kind = detail["type"]
    if kind == "missing":
        return _missing(loc, file, marks)
    mark, taken = marks.follow(loc)
    where = marks.name(loc)
    on_key = kind == "extra_forbidden" or loc[-1:] == ("[key]",)
    line, column = (mark.key_line, mark.key_column) if on_key else (mark.line, mark.column)
    if kind == "extra_forbidden":
        key = str(taken[-1])
        above = marks.name(taken[:-1])
        if cut_by_comma(loc, marks):
            message = (
                f'the comma before "{key}" ends the value: inside {{ }} every comma does; put the '
                'whole text in "quotes"'
            )
            return Mistake(mark.file or file, line, column, "S001", f"{_at(above)}{message}")
        names = unused_fields(model, taken[:-1], marks)
        known = _instead_of(key, names)
        return Mistake(
            mark.file or file, line, column, "S001", f'{_at(above)}unknown key "{key}"; {known}'
        )
    code, wanted = expected(detail, fields_at(model, taken), or_keys=_alternative(loc) == "int")
    found = f"found {shown(detail['input'])}; " if code != "S008" else ""
    return Mistake(mark.file or file, line, column, code, f"{_at(where)}{found}{wanted}")


def _instead_of(key: str, names: list[str]) -> str:
    """Return what to do about an unknown key."""
    if looks_like_prose(key):
        return 'if this is a text with a colon in it, put the whole text in "quotes"'
    known = hint(key, names) if names else "take it out"
    return f"{strangers(key)[2:]}; {known}".removeprefix("; ")


def _missing(loc: Path, file: str, marks: Mark) -> Mistake:
    mark, taken = marks.follow(loc[:-1])
    wanted = f'{_at(marks.name(taken))}key "{loc[-1]}" is missing'
    return Mistake(mark.file or file, mark.key_line, mark.key_column, "S002", wanted)


def _at(where: str) -> str:
    return f"{where}: " if where else ""
