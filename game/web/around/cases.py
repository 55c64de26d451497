"""The list of cases and one case."""

from collections.abc import Sequence
from typing import NamedTuple

from game.library.argument import ARGUMENT
from game.web.answers import Answer
from game.web.drawing import draw
from game.web.setting import Setting

ARTICLES = (
    "“It’s Not Personal. It’s Just Diplomacy.” Foreign Policy, 15 March 2019.",
    "Olga Krasnyak, “Reflecting on Face-to-Face Diplomacy with Kim Jong-un.” The Peninsula, Korea "
    "Economic Institute, 11 July 2019.",
)

FIRST, LAST = 1945, 2019
"""The line of years: from the end of the war to the year of the two articles."""


class RoleCard(NamedTuple):
    """A role of a case, and how far the player is in it."""

    name: str
    """`envoy` or `leader`."""
    title: str
    minutes: int | None = None
    far: str = ""
    """In words, as in `finished once, 1 ending; 1 under way`."""
    last: str = ""
    """Both scores of the play finished last, in words."""
    finished: bool = False


class Waiting(NamedTuple):
    """A play that can be gone on with."""

    address: str
    role: str
    where: str
    title: str = ""
    """Of its case."""
    name: str = ""


class CaseCard(NamedTuple):
    """A case as the list shows it."""

    id: str
    title: str
    place: str = ""
    dates: str = ""
    year: int = 0
    hook: str = ""
    sides: tuple[str, ...] = ()
    roles: tuple[RoleCard, ...] = ()
    concepts: tuple[str, ...] = ()
    """What it teaches, in words."""
    tour: bool = False
    broken: str | None = None
    """Why it cannot be played."""
    waiting: tuple[Waiting, ...] = ()
    """Plays of it that are under way."""
    emblem: tuple[str, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether any role was played to its end."""
        return any(role.finished for role in self.roles)


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
    teaches: str = "",
) -> Answer:
    """The list of cases; only those that teach one thing, where that is named."""
    shown = [case for case in cases if not teaches or teaches in case.concepts]
    html = draw(
        "around/cases.html",
        setting=setting,
        argument=ARGUMENT,
        articles=ARTICLES,
        tour=next((case for case in cases if case.tour and not case.broken), None),
        cases=[case for case in shown if not case.tour],
        marks=[_mark(case) for case in shown if case.year and not case.tour and not case.broken],
        latest=latest,
        first_run=first_run,
        teaches=teaches,
        concepts=sorted({concept for case in cases for concept in case.concepts}),
        years=(FIRST, LAST),
    )
    return Answer(200, html)


def case_page(setting: Setting, case: CaseCard, *, said: str = "", status: int = 200) -> Answer:
    """One case: its roles, and the plays of it that wait."""
    return Answer(status, draw("around/case.html", setting=setting, case=case, said=said))


def _mark(case: CaseCard) -> Mark:
    share = (min(LAST, max(FIRST, case.year)) - FIRST) / (LAST - FIRST)
    return Mark(round(100 * share, 1), case.finished, case.title)
