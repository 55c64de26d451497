"""A content file that was read: its model, and the place of every part of it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath
from typing import Generic, TypeVar

from pydantic import ValidationError

from game.library.limits import MISTAKES
from game.library.mistakes import Mistake
from game.library.models.base import Model
from game.library.reading.content_file import ContentFile, read_page, too_many
from game.library.reading.marks import Mark, Path
from game.library.reading.mending import mend
from game.library.reading.shape import shape_mistakes
from game.library.reading.walk import walk

ModelT = TypeVar("ModelT", bound=Model)


@dataclass(frozen=True)
class Document(Generic[ModelT]):
    """One file's model with its marks."""

    file: str
    """What messages call it."""
    model: ModelT
    marks: Mark

    @cached_property
    def parts(self) -> tuple[tuple[Path, Model], ...]:
        """Every part of the model with the way to it, in file order: a dozen checks read them."""
        return tuple(walk(self.model))

    def mistake(self, path: Path, code: str, message: str, *, on_key: bool = False) -> Mistake:
        """Return a mistake at `path`: at the value there, or at its key."""
        mark, _ = self.marks.follow(path)
        place = (mark.key_line, mark.key_column) if on_key else (mark.line, mark.column)
        where = self.marks.name(path)
        return Mistake(
            mark.file or self.file, *place, code, f"{where}: {message}" if where else message
        )


def read_document(
    path: FilePath, model: type[ModelT], mistakes: list[Mistake], file: str | None = None
) -> Document[ModelT] | None:
    """Read the file at `path` as `model`, adding every mistake in it to `mistakes`.

    Returns None where the file does not make a model even with its misspelt keys put right.
    `file` is what messages call it; its path where absent.
    """
    return document_of(read_page(path, file), model, mistakes)


def document_of(
    page: ContentFile, model: type[ModelT], mistakes: list[Mistake]
) -> Document[ModelT] | None:
    """Return what was read of a file as `model`; as `read_document`."""
    document = _validated(page, model)
    mistakes += page.mistakes
    return document


def _validated(page: ContentFile, model: type[ModelT]) -> Document[ModelT] | None:
    if not page.readable:
        return None
    try:
        return Document(page.file, model.model_validate(page.data), page.marks)
    except ValidationError as error:
        page.mistakes += shape_mistakes(error, model, page.file, page.marks)
        if len(page.mistakes) > MISTAKES.most:
            # Enough is told; nothing is to be gained by guessing on.
            del page.mistakes[MISTAKES.most :]
            page.mistakes.append(too_many(page.file, 1, 1))
            return None
        details = error.errors(include_url=False)
        mended = mend(page.data, page.marks, model, details)
        slipped = {each["loc"][:-1] for each in details if each["type"] == "extra_forbidden"}
    try:
        return Document(page.file, model.model_validate(mended), page.marks)
    except ValidationError as error:
        # A renamed key may hold more mistakes; those met before come up again and are merged.
        known = {(each.line, each.column, each.code) for each in page.mistakes}
        again = shape_mistakes(error, model, page.file, page.marks, slipped)
        page.mistakes += [
            each for each in again if (each.line, each.column, each.code) not in known
        ]
        return None
