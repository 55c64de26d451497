"""The list of cases and one case."""

from collections.abc import Sequence
from typing import NamedTuple

from game.library.argument import ARGUMENT
from game.web.answers import Answer
from game.web.around.case_card import CaseCard, RoleCard, Waiting
from game.web.around.narrowing import narrowed, options
from game.web.drawing import draw
from game.web.setting import Setting

__all__ = ["CaseCard", "RoleCard", "Waiting", "case_page", "cases_page"]

ARTICLES = (
    "“It’s Not Personal. It’s Just Diplomacy.” Foreign Policy, 15 March 2019.",
    "Olga Krasnyak, “Reflecting on Face-to-Face Diplomacy with Kim Jong-un.” The Peninsula, Korea "
    "Economic Institute, 11 July 2019.",
)

FIRST, LAST = 1945, 2019
"""The line of years: from the end of the war to the year of the two articles."""


class Mark(NamedTuple):
    """A case on the line of years."""

    x: float
    """From 0 to 100."""
    finished: bool
    title: str


def cases_page(
    setting: Setting,
    cases: Sequence[CaseCard],
    *,
    latest: Waiting | None = None,
    first_run: bool = False,
    show: str = "",
) -> Answer:
    """The list of cases, narrowed as an address asks for it."""
    shown = narrowed(cases, show)
    html = draw(
        "around/cases.html",
        setting=setting,
        argument=ARGUMENT,
        articles=ARTICLES,
        tour=next((case for case in cases if case.tour and not case.broken), None),
        shown=shown,
        marks=[
            _mark(case)
            for case in shown.cases
            if isinstance(case, CaseCard) and case.year and not case.broken
        ],
        latest=latest,
        first_run=first_run,
        show=show,
        options=options(cases),
        years=(FIRST, LAST),
    )
    return Answer(200, html)


def case_page(setting: Setting, case: CaseCard, *, said: str = "", status: int = 200) -> Answer:
    """One case: its roles, and the plays of it that wait."""
    return Answer(status, draw("around/case.html", setting=setting, case=case, said=said))


def _mark(case: CaseCard) -> Mark:
    share = (min(LAST, max(FIRST, case.year)) - FIRST) / (LAST - FIRST)
    return Mark(round(100 * share, 1), case.finished, case.title)
