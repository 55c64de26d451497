"""The debrief: page one, the pages behind it, the quiz, and the way to another play."""

from game.plain.stages.quizzing import Quizzing
from game.plain.stages.stage import CannotRead, number_of
from game.plain.voice import Voice
from game.plain.words.blocks import say_blocks
from game.rules.moves import Move
from game.rules.view.blocks import QUIZ, DebriefPage, QuizView, Tab
from game.session.keeper import Keeper
from game.session.papers import Papers
from game.session.session import Session


class DebriefStage:
    """Page one at once; the rest by number."""

    help = (
        "Type the number of a page to read it, or press Enter for the next one.",
        "menu lists the pages again.",
        "export html writes all of it into a file that prints; export md into Markdown.",
        "pseudonym and a word writes into the journal whom a teacher is to know you by; pseudonym "
        "alone takes it out again.",
        "branch and the number of a move plays on from before that move, in a new journal. The "
        "moves are numbered on the page of your path.",
    )

    def __init__(self, voice: Voice) -> None:
        self.prompt = ""
        self._voice = voice
        self._papers: Papers | None = None
        self._told = False
        self._next = 0
        """The page that Enter reads."""
        self._quiz: Quizzing | None = None

    def tell(self, session: Session[Keeper]) -> None:
        """Page one and the menu, once."""
        view = session.view
        assert view.debrief is not None, "the debrief stage stands in the debrief"
        if not self._told:
            self._told = True
            self._papers = session
            self._voice.say(f"{view.debrief.ending_title}: {view.debrief.label_text}.")
            say_blocks(self._voice, view.debrief.page_one)
            self._menu()
        pages = len(self._tabs)
        self.prompt = self._quiz.prompt if self._quiz else f"A page (1 to {pages}), or ?:"

    @property
    def _tabs(self) -> tuple[Tab, ...]:
        return self._papers.tabs if self._papers else ()

    def repeat(self) -> None:
        """Read page one and the menu again."""
        self._told = False

    def read(self, line: str, session: Session[Keeper]) -> Move | None:
        """A page, an answer of the quiz, or the menu."""
        if self._quiz is not None:
            if self._quiz.read(line):
                self._quiz = None
            return None
        if line.lower() == "menu":
            self._menu()
            return None
        number = number_of(line, len(self._tabs)) if line else self._next + 1
        if number is None:
            raise CannotRead(f'"{line}" is not understood: type the number of a page, or ?.')
        self._next = number % len(self._tabs)
        self._open(self._tabs[number - 1])
        return None

    def _open(self, tab: Tab) -> None:
        assert self._papers is not None, "there are no tabs before there is a debrief"
        page = self._papers.page(tab.id)
        if tab.id == QUIZ:
            asked = [block for block in page.blocks if isinstance(block, QuizView)]
            self._quiz = Quizzing(self._voice, tuple(asked))
        else:
            self._say_page(page)

    def _menu(self) -> None:
        self._voice.say("Behind this page:")
        self._voice.list(*(f"{number}. {tab.title}" for number, tab in enumerate(self._tabs, 1)))

    def _say_page(self, page: DebriefPage) -> None:
        self._voice.say(page.title)
        say_blocks(self._voice, page.blocks)
