"""The pages behind page one of the debrief, each made when it is first asked for."""

from collections.abc import Callable
from typing import NamedTuple

from game.rules.debrief.finished import Finished
from game.rules.debrief.pages.arithmetic import credit_blocks, scores_blocks
from game.rules.debrief.pages.course import course_blocks
from game.rules.debrief.pages.deal import deal_blocks
from game.rules.debrief.pages.disputes import disputes_blocks
from game.rules.debrief.pages.meaning import (
    absent_blocks,
    history_blocks,
    lessons_blocks,
    question_blocks,
    quiz,
    readings_blocks,
    sources_blocks,
)
from game.rules.debrief.pages.onward import onward_blocks
from game.rules.debrief.pages.path import path_blocks
from game.rules.debrief.pages.temptations import tempted_blocks, undrafted_blocks
from game.rules.play import Play
from game.rules.scoring.outcome import stands
from game.rules.view.blocks import QUIZ, Block, DebriefPage, Tab


class _Maker(NamedTuple):
    tab: Tab
    make: Callable[[Finished], tuple[Block, ...]]
    there: Callable[[Finished], bool] = lambda _: True
    """Whether the play has such a page at all; costs next to nothing."""


# First what it meant, then the play beside history, and behind those charts and arithmetic.
_MAKERS = (
    _Maker(Tab("readings", "Readings", "The two readings"), readings_blocks),
    _Maker(
        Tab("undrafted", "Undrafted", "The paper that nobody drafted"),
        undrafted_blocks,
        lambda finished: finished.case_role.role.table is not None,
    ),
    _Maker(Tab("path", "Path", "Your path beside history's"), path_blocks),
    _Maker(Tab("history", "History", "What was done, and what is disputed"), history_blocks),
    _Maker(Tab("absent", "Absent", "Who was not in the room"), absent_blocks),
    _Maker(
        Tab("lessons", "Lessons", "What holds in this case"),
        lessons_blocks,
        lambda finished: bool(finished.case_role.case.lessons),
    ),
    _Maker(Tab("questions", "Questions", "Questions to discuss"), question_blocks),
    _Maker(Tab(QUIZ, "Quiz", "A quiz"), lambda finished: quiz(finished.case_role)),
    _Maker(Tab("scores", "Scores", "The two scores"), scores_blocks),
    _Maker(
        Tab("deal", "Deal", "The table in numbers"),
        deal_blocks,
        lambda finished: finished.case_role.role.table is not None,
    ),
    _Maker(Tab("course", "Course", "Preparation and rapport over the moves"), course_blocks),
    _Maker(
        Tab("credit", "Credit", "Credit: what brought the gain"),
        credit_blocks,
        lambda finished: stands(finished.case_role, finished.state),
    ),
    _Maker(
        Tab("disputes", "Disputes", "Where experts differed"),
        disputes_blocks,
        lambda finished: bool(finished.case_role.debrief.disputes),
    ),
    _Maker(Tab("tempted", "Praise", "Praise taken, pressure owed"), tempted_blocks),
    _Maker(
        Tab("onward", "Onward", "Where to go from here"),
        onward_blocks,
        lambda finished: finished.case_role.onward is not None,
    ),
    _Maker(
        Tab("sources", "Sources", "Sources and further reading"),
        sources_blocks,
        lambda finished: bool(finished.case_role.case.sources),
    ),
)


class Debrief:
    """The pages of a finished play: their names at once, what stands on them when they are read."""

    def __init__(self, play: Play) -> None:
        self._finished = Finished(play)
        self._makers = {maker.tab.id: maker for maker in _MAKERS if maker.there(self._finished)}
        self._made: dict[str, DebriefPage] = {}

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The pages in reading order."""
        return tuple(maker.tab for maker in self._makers.values())

    def page(self, page_id: str) -> DebriefPage:
        """A page."""
        if page_id not in self._made:
            tab, make, _ = self._makers[page_id]
            self._made[page_id] = DebriefPage(tab.id, tab.name, tab.title, make(self._finished))
        return self._made[page_id]


def debrief_pages(play: Play) -> tuple[DebriefPage, ...]:
    """All pages behind page one, in reading order."""
    debrief = Debrief(play)
    return tuple(debrief.page(tab.id) for tab in debrief.tabs)
