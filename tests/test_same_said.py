"""The screens, plain text and JSON say the same of one play, block by block; nothing is lost."""

from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest

from game.plain.json.papers import READ
from game.plain.json.view import number, view_to_json
from game.plain.voice import Voice
from game.plain.words.blocks import say_blocks
from game.plain.words.papers import say_changed, say_dossier
from game.plain.words.table import option_words, paper_words, sums
from game.rules.moves import Move, Propose
from game.rules.numbers import decimal, whole
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.view.as_text import lines_of
from game.rules.view.draw import view
from game.rules.view.view import View
from game.session.journal.journal import Journal
from game.session.keeper import NotKept
from game.session.opening import begin
from game.session.session import Session
from game.tui.text.blocks import prose
from game.tui.text.sheets import dossier_sheet, offers_sheet
from game.tui.text.standing import changed_sheet
from game.tui.text.table import option_rows
from game.tui.text.table import sums as sums_on_screen
from tests.records.lighthouse import ENVOY, lighthouse


class Rows:
    """A keeper that holds a row a move, as a database does; it can be full."""

    def __init__(self) -> None:
        self.rows: list[Move] = []
        self.revisions: list[int] = []
        self.full = False

    def add(self, revision: int, journal: Journal) -> str | None:
        if self.full:
            raise NotKept("There is no more room.")
        self.revisions.append(revision)
        self.rows = [entry.move for entry in journal.moves]
        return None

    def read(self) -> Journal:
        raise NotImplementedError

    def close(self) -> None:
        pass


@pytest.fixture
def session() -> Session[Rows]:
    """An envoy's play of which a fact cites a work that several cases share."""
    case_file = lighthouse()
    work = next(iter(case_file.sources.works))
    facts = {
        name: fact.model_copy(update={"sources": (*fact.sources, work)})
        for name, fact in case_file.case.facts.items()
    }
    edited = replace(case_file, case=case_file.case.model_copy(update={"facts": facts}))
    return Session(begin(edited, "envoy"), Rows(), numbers=True)


def said(say: Callable[[Voice], None]) -> str:
    """What plain text says."""
    out = StringIO()
    say(Voice(out, StringIO()))
    return flat(out.getvalue())


def flat(text: str) -> str:
    """Letters and figures alone: capitals and layout are a front end's own."""
    return "".join(each for each in text.casefold() if each.isalnum())


def test_what_a_place_says_is_said_everywhere(session: Session[Rows]) -> None:
    for move in (None, *ENVOY):
        if move is not None:
            session.take(move)
        view = session.view
        page_one = view.debrief.page_one if view.debrief is not None else ()
        blocks = (*view.reply, *view.text, *view.advice, *page_one)
        on_screen = flat("".join(part.plain for part in prose(blocks)))
        aloud = said(lambda voice, blocks=blocks: say_blocks(voice, blocks))
        as_json = flat("".join(view_to_json(view)["text"]))
        for block in blocks:
            for line in map(flat, lines_of(block)):
                assert line in on_screen and line in aloud and line in as_json


def test_the_dossier_with_its_sources_is_read_everywhere(session: Session[Rows]) -> None:
    for move in ENVOY[:4]:
        session.take(move)
    facts = session.dossier()
    assert facts and all(len(fact.sources) > 0 for fact in facts)
    on_screen = flat("".join(part.plain for part in dossier_sheet(session).blocks))
    aloud = said(lambda voice: say_dossier(voice, session))
    as_json: Any = READ["dossier"](session)
    for fact, entry in zip(facts, as_json, strict=True):
        assert (entry["text"], tuple(entry["shows"])) == (fact.text, fact.shows)
        assert entry["sources"] == [source.citation for source in fact.sources]
        for each in (fact.text, *fact.shows, *entry["sources"]):
            assert flat(each) in on_screen and flat(each) in aloud


def test_what_changed_and_why_is_said_everywhere(session: Session[Rows]) -> None:
    told = 0
    for move in ENVOY:
        session.take(move)
        changed = session.changed(numbers=True)
        on_screen = flat("".join(part.plain for part in changed_sheet(changed).blocks))
        aloud = said(lambda voice, changed=changed: say_changed(voice, changed))
        as_json: Any = READ["changed"](session)
        assert as_json["why"] == changed.why
        for change, entry in zip(changed.changes, as_json["changes"], strict=True):
            assert entry == change._asdict()
            told += 1
            for each in (change.what, change.before, change.after):
                assert flat(each) in on_screen and flat(each) in aloud
        if changed.why:
            assert flat(changed.why) in on_screen and flat(changed.why) in aloud
    assert told > 3


def test_a_reason_is_given_unasked_three_times(session: Session[Rows]) -> None:
    unasked, reasons = 0, 0
    for move in ENVOY[:-1]:
        session.take(move)
        changed, told = session.changed(numbers=False), session.told_unasked(numbers=False)
        reasons += bool(changed.changes and changed.why)
        unasked += told is not None
        assert told in (None, changed)
        assert unasked == min(3, reasons)


def test_the_table_is_the_same_everywhere(session: Session[Rows]) -> None:
    for move in ENVOY[: ENVOY.index(next(m for m in ENVOY if isinstance(m, Propose))) + 1]:
        if session.view.phase is Phase.TABLE:
            _same_table(session)
        session.take(move)


def _same_table(session: Session[Rows]) -> None:
    view = session.view
    assert view.table is not None
    as_json = view_to_json(view)
    for issue, in_json in zip(view.issues, as_json["issues"], strict=True):
        assert (in_json["id"], in_json["title"]) == (issue.id, issue.title)
        rows = option_rows(view, issue, None, figures=True)
        for option, row, entry in zip(issue.options, rows, in_json["options"], strict=False):
            aloud = option_words(view.table, option)
            theirs = dict(option.theirs)
            assert row.code == option.code and aloud.startswith(f"{option.code}. ")
            assert flat(option.text) in flat(aloud) and flat(option.text) in flat(row.text)
            assert entry["text"] == option.text and entry["own"] == number(option.own)
            assert entry["theirs"] == {side: number(points) for side, points in theirs.items()}
            points = [option.own, *(theirs[side.id] for side in view.table.sides)]
            figures = ["?" if each is None else whole(each) for each in points]
            assert row.figures.split() == figures
            assert all(figure in aloud for figure in figures)
    for number_, (offer, entry) in enumerate(
        zip(view.table.offers, as_json["offers"], strict=True), 1
    ):
        assert entry["package"] == {line.issue: line.option for line in offer.lines}
        sheet = flat("".join(part.plain for part in offers_sheet(view).blocks))
        aloud = paper_words(number_, offer)
        for line in offer.lines:
            assert flat(line.text or "in brackets") in sheet
        for answer in offer.answers:
            assert flat(answer.text) in sheet and answer.text in aloud
            assert entry["answer"][answer.side]["text"] == answer.text
    weighed = session.weigh(dict(view.table.text))
    on_screen, aloud = sums_on_screen(view, weighed, 72).plain, sums(view.table, weighed)
    for value in (weighed.own_points, *(their.points for their in weighed.theirs if their.known)):
        if value is not None:
            assert decimal(value) in on_screen and decimal(value) in aloud


def test_every_move_is_kept_before_it_is_shown(session: Session[Rows]) -> None:
    keeper = session.keeper
    for at, move in enumerate(ENVOY[:3], 1):
        step = session.work_out(move)
        assert len(keeper.rows) == at - 1 and session.moves == at - 1
        session.turn_to(step)
        assert len(keeper.rows) == at and session.view is step.view
    session.undo()
    assert len(keeper.rows) == 2 and keeper.revisions == [1, 2, 3, 4]


def test_where_nothing_can_be_kept_it_is_told_once_and_played_on(session: Session[Rows]) -> None:
    session.keeper.full = True
    with pytest.raises(NotKept, match="no more room"):
        session.take(ENVOY[0])
    assert session.moves == 1 and session.unsaved and not session.kept
    session.take(ENVOY[1])
    session.keeper.full = False
    session.take(ENVOY[2])
    assert session.unsaved is None and session.kept
    assert session.keeper.rows == list(ENVOY[:3])


def test_the_view_is_drawn_once_a_move(
    session: Session[Rows], monkeypatch: pytest.MonkeyPatch
) -> None:
    session.story()
    drawn: list[int] = []

    def counted(play: Play, *, numbers: bool = False) -> View:
        drawn.append(len(play.turns))
        return view(play, numbers=numbers)

    monkeypatch.setattr("game.session.session.view", counted)
    monkeypatch.setattr("game.rules.view.story.view", counted)
    for made, move in enumerate(ENVOY, 1):
        session.take(move)
        session.story()
        session.dossier()
        assert session.view is session.view
        assert drawn == list(range(1, made + 1))
