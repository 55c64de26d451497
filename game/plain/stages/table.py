"""The table: papers read aloud, packages weighed and tabled, in codes or issue by issue."""

from game.plain.stages.drafting import Drafting
from game.plain.stages.stage import CannotRead
from game.plain.voice import Voice
from game.plain.words.codes import Codes, Settled
from game.plain.words.table import (
    issue_heading,
    limits,
    option_words,
    paper_words,
    pledge_words,
    sums,
)
from game.rules.moves import Choose, Move, Propose
from game.rules.offered import ListedMove
from game.rules.view.view import TableView, View
from game.session.keeper import Keeper
from game.session.session import Session

OWN_MOVES = {"walk": "walk", "read brief": "read-brief"}
"""By what is typed: the rules' own moves at the table. Words, so that no slip of a digit walks."""

TYPED = {move_id: words for words, move_id in OWN_MOVES.items()}


class TableStage:
    """One meeting at the table."""

    help = (
        "Type a package to table it: one code an issue, as in A1 B2 C1. Name only some of the "
        "issues to change those in your last text.",
        "weigh and a package says what it comes to before you table it.",
        "draft asks issue by issue; offers reads every paper so far; issues reads the options.",
    )

    def __init__(self, voice: Voice) -> None:
        self.prompt = ""
        self._voice = voice
        self._told: dict[str, str] = {}
        self._papers: int | None = None
        """How many papers were read out; None where all are to be read."""
        self._drafting: Drafting | None = None
        self._sure: Settled | None = None
        """A package that the player is asked about before it is tabled."""

    def tell(self, session: Session[Keeper]) -> None:
        """Say what is new on the table, and ask."""
        view = session.view
        table, codes = _table_of(view)
        for issue in view.issues:
            heading = issue_heading(issue)
            options = {o.id: option_words(table, o) for o in issue.options}
            if new := self._new({issue.id: heading, **options}):
                self._voice.list(*(() if new[0] == heading else (heading,)), *new)
        lines = {text: text for text in limits(table)}
        self._voice.list(*self._new(lines | {move.id: _own_move(move) for move in view.moves}))
        self._tell_papers(session, since=self._papers)
        self._papers = len(table.offers)
        self.prompt = self._asks(view, codes)

    def _new(self, lines: dict[str, str]) -> list[str]:
        """The lines that were not said before, by what they are about."""
        new = [text for key, text in lines.items() if self._told.get(key) != text]
        self._told.update(lines)
        return new

    def _tell_papers(self, session: Session[Keeper], since: int | None) -> None:
        """Read the papers after the first so many, or all; theirs with what they come to."""
        table, _ = _table_of(session.view)
        for number, offer in enumerate(table.offers[since:], (since or 0) + 1):
            if offer.who != "you":
                worth = sums(table, session.weigh(dict(offer.package)))
                self._voice.list(paper_words(number, offer), worth)
            elif since is None:
                # One that was made just now has been answered just now.
                self._voice.list(paper_words(number, offer))

    def _asks(self, view: View, codes: Codes) -> str:
        if self._sure is not None:
            return "Table it? yes or no:"
        if self._drafting is not None:
            return self._drafting.prompt(view, codes)
        return "At the table:"

    def repeat(self) -> None:
        """Read the options and the papers again."""
        self._told = {}
        self._papers = None

    def read(self, line: str, session: Session[Keeper]) -> Move | None:
        """A package, a question about one, or one of the rules' own moves."""
        _, codes = _table_of(session.view)
        words = " ".join(line.lower().split())
        if self._sure is not None:
            return self._read_sure(words, self._sure)
        if self._drafting is not None:
            self._read_issue(words, self._drafting, session)
            return None
        if words in OWN_MOVES or words in TYPED:
            return Choose(OWN_MOVES.get(words, words))
        if codes.looks_like_one(words):
            return self._read_package(words, session)
        self._read_question(words, line, session)
        return None

    def _read_question(self, words: str, line: str, session: Session[Keeper]) -> None:
        view = session.view
        table, codes = _table_of(view)
        match words.split():
            case [] | ["issues"]:
                self.repeat()
            case ["offers" | "papers"] if table.offers:
                self._tell_papers(session, since=None)
            case ["offers" | "papers"]:
                self._voice.say("No paper has been tabled yet.")
            case ["draft"]:
                self._drafting = Drafting(_start(view, codes))
            case ["weigh", *rest]:
                settled = {**_start(view, codes), **codes.read(" ".join(rest))}
                self._weigh(settled, session)
            case _:
                raise CannotRead(f'"{line}" is not understood: type a package, or ? for help.')

    def _read_package(self, words: str, session: Session[Keeper]) -> Move | None:
        """A package to table; ask first where part of it was not said, or it breaks a pledge."""
        view = session.view
        _, codes = _table_of(view)
        said = codes.read(words)
        settled = {**_start(view, codes), **said}
        left = [i.title for i in view.issues if i.id not in said and settled[i.id] is None]
        if left:
            raise CannotRead(f"That leaves out {', '.join(left)}: type a code for each.")
        breaks = session.weigh(settled).breaks
        if not breaks and len(said) == len(view.issues):
            return Propose(tuple(settled.items()))
        self._sure = settled
        self._weigh(settled, session)
        return None

    def _weigh(self, settled: Settled, session: Session[Keeper]) -> None:
        table, codes = _table_of(session.view)
        weighed = session.weigh(settled)
        pledges = [pledge_words(weighed)] if weighed.breaks else []
        written = codes.written(settled)
        self._voice.list(f"{written}.", sums(table, weighed), *pledges)

    def _read_sure(self, words: str, settled: Settled) -> Move | None:
        if words not in ("yes", "y", "no", "n"):
            raise CannotRead("Type yes to table it, or no to think again.")
        self._sure = None
        if words.startswith("y"):
            return Propose(tuple(settled.items()))
        self._voice.say("Nothing was tabled.")
        return None

    def _read_issue(self, words: str, drafting: Drafting, session: Session[Keeper]) -> None:
        _, codes = _table_of(session.view)
        if words in ("cancel", "no"):
            self._drafting = None
            self._voice.say("Nothing was tabled.")
        elif drafting.read(words, session.view, codes):
            self._drafting = None
            self._sure = drafting.settled
            self._weigh(drafting.settled, session)


def _own_move(move: ListedMove) -> str:
    cost = f" It takes {move.cost}." if move.cost else ""
    return f"{TYPED[move.id]}: {move.text}{cost}"


def _table_of(view: View) -> tuple[TableView, Codes]:
    assert view.table is not None, "the table stage stands at a table"
    return view.table, Codes(view.issues)


def _start(view: View, codes: Codes) -> Settled:
    """The text that the next package starts from, without what cannot be tabled any more."""
    assert view.table is not None
    return {
        issue: option if option in codes.of_option else None for issue, option in view.table.text
    }
