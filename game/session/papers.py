"""What a front end draws beside the View, worked out when it is asked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from game.library.glossary import Found, concepts_in, find_concepts
from game.rules.debrief import Debrief
from game.rules.moves import Move
from game.rules.turns import apply
from game.rules.view.as_text import lines_of
from game.rules.view.blocks import Block, DebriefPage, Tab, Work, paragraph
from game.rules.view.brief import BriefView, brief
from game.rules.view.calendar import Calendar, calendar
from game.rules.view.dossier import FactView, dossier
from game.rules.view.first_words import FirstWord, first_words
from game.rules.view.people import PersonView, people
from game.rules.view.story import Made, ToldPassage, moves_made, passage
from game.rules.view.view import View
from game.rules.view.weighing import Weighing, weigh
from game.rules.view.what_changed import Changed, reasons_given, what_changed

if TYPE_CHECKING:
    from game.library.case_file import CaseFile
    from game.rules.play import Play

__all__ = ["Found", "Papers", "Term"]

REASONS_TOLD = 3
"""How many times a reason is given beside what it changed, before one has to ask for it."""


class Term(NamedTuple):
    """A word that is explained."""

    word: str
    also: tuple[str, ...]
    """Other words for it."""
    text: str
    sources: tuple[Work, ...]
    """Behind a word of the case; the negotiation's own words have none."""
    id: str


def cited(case_file: CaseFile, source_id: str) -> Work:
    """A source of a case or one that several share, as it is cited."""
    source = case_file.source(source_id)
    return Work(source.citation, source.address or "", source.note or "", source.checked)


def explained(case_file: CaseFile, name: str) -> Term:
    """A word of the glossary, the case's own or the negotiation's."""
    word, term = case_file.glossary.concepts[name], case_file.case.terms.get(name)
    sources = term.sources if term is not None else ()
    works = tuple(cited(case_file, source) for source in sources)
    return Term(word.title, word.also, word.text, works, name)


class Papers(ABC):
    """The papers at hand in a play. What they say changes with every move."""

    def __init__(self, case_file: CaseFile) -> None:
        self._case_file = case_file
        self._passages: list[ToldPassage | None] = []
        """By number of moves made: what the last of them added to the talks."""
        self._debrief: Debrief | None = None

    @property
    @abstractmethod
    def play(self) -> Play:
        """The play as it stands: for who explores or prints it, not for who draws it."""

    @property
    @abstractmethod
    def view(self) -> View:
        """What a front end draws of the play as it stands."""

    def forget(self) -> None:
        """Forget what was worked out of moves that are no more, and of an older end."""
        del self._passages[len(self.play.turns) :]
        self._debrief = None

    def dossier(self) -> tuple[FactView, ...]:
        """The facts known, in the order they were learned, with their sources."""
        return dossier(self.play, partial(cited, self._case_file))

    def people(self) -> tuple[PersonView, ...]:
        """Everyone of the case, those first whose rapport counts."""
        return people(self.play.case_role)

    def brief(self) -> BriefView:
        """The brief as it was given."""
        return brief(self.play.case_role, self.play.first)

    def calendar(self) -> Calendar:
        """The days of groundwork, and what they went into."""
        return calendar(self.play)

    def story(self) -> tuple[ToldPassage, ...]:
        """The talks so far, a passage a move."""
        turns = self.play.turns
        for made in range(len(self._passages), len(turns)):
            self._passages.append(passage(self.play._replace(turns=turns[:made])))
        if len(self._passages) == len(turns):
            self._passages.append(passage(self.play, self.view))
        return tuple(told for told in self._passages if told is not None)

    def moves_made(self) -> tuple[Made, ...]:
        """Every move so far in words."""
        return moves_made(self.play)

    @property
    def last_move(self) -> Move | None:
        """The move made last."""
        return self.play.turns[-1].move if self.play.turns else None

    def changed(self, *, numbers: bool) -> Changed:
        """What the last move changed and why; with `numbers`, rapport also in figures."""
        return what_changed(self.play, numbers=numbers)

    def told_unasked(self, *, numbers: bool) -> Changed | None:
        """What the last move changed and why, where that is to be said without being asked for:
        the first times that there is a reason.
        """
        changed = self.changed(numbers=numbers)
        if not (changed.changes and changed.why):
            return None
        given = reasons_given(self.play, REASONS_TOLD + 1)
        return changed if given <= REASONS_TOLD else None

    def reasons_are_asked_for_now(self) -> bool:
        """Whether the last reason that is told without being asked for has just been told."""
        return (
            self.told_unasked(numbers=False) is not None
            and reasons_given(self.play, REASONS_TOLD + 1) == REASONS_TOLD
        )

    def first_words(self) -> tuple[FirstWord, ...]:
        """The words of the game that matter here and mattered nowhere before, explained."""
        return first_words(self.play)

    def weigh(self, settled: Mapping[str, str | None]) -> Weighing:
        """What the player can tell of a package, given by issue, before he tables it."""
        case_role, state = self.play.case_role, self.play.state
        return weigh(case_role, state, tuple(map(settled.get, case_role.issue_ids)))

    def check(self, move: Move) -> None:
        """Whether a move could be made now, without making it.

        Raises:
            NotOffered: it cannot; the message says why.
        """
        apply(self.play.case_role, self.play.state, move)

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The pages behind page one of the debrief, once the play is finished."""
        return self._pages.tabs

    def page(self, page_id: str) -> DebriefPage:
        """A page of the debrief."""
        return self._pages.page(page_id)

    @property
    def _pages(self) -> Debrief:
        if self._debrief is None:
            self._debrief = Debrief(self.play)
        return self._debrief

    def words_in(self, text: str) -> list[Found]:
        """Where words of the glossary stand in a text."""
        return find_concepts(self._case_file.glossary, text)

    def terms_here(self) -> tuple[Term, ...]:
        """The words of the glossary in all that can be read where the play stands."""
        view = self.view
        said: list[Block] = [*view.reply, *view.text, *view.advice]
        for each in self.story():
            said += [*each.reply, *each.text, *each.advice]
        texts = [fact.text for fact in self.dossier()]
        for issue in view.issues:
            texts += [issue.title, issue.about, *(option.text for option in issue.options)]
        for line in view.lines:
            texts += [line.text, *(answer.text for answer in line.answers)]
        texts += [move.text for move in view.moves]
        return self.terms_in([*said, *map(paragraph, texts)])

    def terms_in(self, said: Iterable[Block]) -> tuple[Term, ...]:
        """The words of the glossary that stand in what is said, explained."""
        texts = [line for block in said for line in lines_of(block)]
        names = concepts_in(self._case_file.glossary, texts)
        return tuple(explained(self._case_file, name) for name in names)
