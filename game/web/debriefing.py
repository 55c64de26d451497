"""The pages behind page one of the debrief, and the quiz, whose place stands in the address."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from game.rules.view.blocks import QUIZ, QuizView
from game.session.keeper import Keeper
from game.session.session import Session


class Asked(NamedTuple):
    """Where the reader is in a quiz."""

    questions: tuple[QuizView, ...]
    given: tuple[int, ...]
    """The answers given so far, by place."""
    at: int
    """The question that is shown; as many as there are where all were answered and explained."""

    @property
    def explains(self) -> bool:
        """Whether the question that is shown was answered."""
        return self.at < len(self.given)

    @property
    def right(self) -> int:
        """How many were answered rightly."""
        pairs = zip(self.questions, self.given, strict=False)
        return sum(question.answers[answer].right for question, answer in pairs)


def debrief_values(
    session: Session[Keeper], page_id: str, query: Mapping[str, str]
) -> tuple[str, dict[str, Any]] | None:
    """The template of a page and its values; None where the debrief has no such page."""
    ids = [tab.id for tab in session.tabs]
    if page_id not in ids:
        return None
    page = session.page(page_id)
    place = ids.index(page_id)
    before = f"debrief/{ids[place - 1]}" if place else ""
    after = f"debrief/{ids[place + 1]}" if place + 1 < len(ids) else None
    values = {"page": page, "number": place + 2, "of": len(ids) + 1}
    values |= {"page_before": before, "page_after": after}
    if page_id == QUIZ:
        asked = tuple(block for block in page.blocks if isinstance(block, QuizView))
        return "debrief/quiz.html", values | {"asked": _asked(asked, query)}
    return "debrief/page.html", values


def _asked(questions: tuple[QuizView, ...], query: Mapping[str, str]) -> Asked:
    """The place that an address means; from the first answer that is none, the rest is nothing."""
    given: list[int] = []
    for question, said in zip(questions, query.get("given", "").split("."), strict=False):
        told = said.isascii() and said.isdigit() and len(said) < 3
        if not (told and int(said) < len(question.answers)):
            break
        given.append(int(said))
    at = max(0, len(given) - 1) if query.get("shown") else len(given)
    return Asked(questions, tuple(given), at)
