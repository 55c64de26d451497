"""The curriculum: every case that its threads and comparisons name is in its order, once."""

from collections.abc import Iterator

from game.library.mistakes import Mistake
from game.library.models.shared import Curriculum
from game.library.nearest import hint
from game.library.reading.document import Document
from game.library.reading.marks import Path


def cases_in_order(page: Document[Curriculum]) -> Iterator[Mistake]:
    """Cases of threads and comparisons that the order does not name, or names twice."""
    order = [stage.case for stage in page.model.order]
    for index, case in enumerate(order):
        if case in order[:index]:
            message = f'"{case}" stands in the order already'
            yield page.mistake(("order", index, "case"), "X012", message)
    for path, case, on_key in _named(page.model):
        if case not in order:
            message = f'"{case}" is not in the order for learning; {hint(case, order)}'
            yield page.mistake(path, "X023", message, on_key=on_key)


def _named(curriculum: Curriculum) -> Iterator[tuple[Path, str, bool]]:
    for name, thread in curriculum.threads.items():
        for index, case in enumerate(thread.cases):
            yield ("threads", name, "cases", index), case, False
    for number, pair in enumerate(curriculum.beside):
        for case in pair.moved:
            yield ("beside", number, "moved", case), case, True
