"""Opening the debrief and turning its pages, beside the same texts in a bare app."""

import json
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.key_press import p95
from bench.programs import BARE, SUMMITRY, Desk, desk
from bench.table import Row, beside
from bench.terminal import Terminal
from game.library.case_files import load_case
from game.library.content_folders import own_content
from game.records.saves.reading import read_journal
from game.records.saves.saves import Saves
from game.rules.debrief import Debrief
from game.rules.moves import Move
from game.rules.play import Play
from game.rules.view.as_text import lines_of
from game.rules.view.blocks import QUIZ, QuizView
from game.rules.view.draw import view
from game.tui.text.blocks import PageSize, set_block
from game.tui.widgets.reader import Figure

JOURNAL = Path(__file__).parents[1] / "saves" / "examples" / "camp-david-1978-leader.json"
"""A deal between three sides, signed: the debrief with the most to draw."""

ROUNDS = 3

TAB, ENTER, RIGHT = b"\t", b"\r", b"\x1b[C"

ROOM = PageSize(74, 15)
"""What the page of a debrief has in a terminal of 80 x 24."""

BEGINNING = 24
"""Letters of a page by which it is known."""


class Seconds(NamedTuple):
    """How long the two programs took for the same thing."""

    ours: float
    bare: float


def debrief() -> list[Row]:
    """From the last move to page one, and from each page to the next, some times over."""
    opened: list[Seconds] = []
    turned: list[Seconds] = []
    for _ in range(ROUNDS):
        with desk() as player:
            first, *rest = _read_through(player)
        opened.append(first)
        turned += rest
    ours, bare = zip(*opened, strict=True)
    our_pages, bare_pages = zip(*turned, strict=True)
    aim = "at most 1.5"
    return [
        beside("last move to page one of the debrief, median", ours, bare, median, aim),
        beside("a page of the debrief to the next, median", our_pages, bare_pages, median, aim),
        beside("a page of the debrief to the next, p95", our_pages, bare_pages, p95),
    ]


def _read_through(player: Desk) -> list[Seconds]:
    """Make the last move of the play, and read all pages in order; seconds to each of them."""
    play = _all_but_the_last_move(player)
    pages = _pages(play)
    texts = player.saves / "pages.texts"
    texts.write_text(json.dumps(pages), encoding="utf-8")
    with (
        Terminal([SUMMITRY], player.env) as ours,
        Terminal([*BARE, "debrief", str(texts)], player.env) as bare,
    ):
        ours.wait_until(lambda text: "Choose a case." in text)
        for key, shown in ((b"2", "1 saved"), (b"1", lines_of(view(play).text[0])[0][:BEGINNING])):
            ours.settle()
            ours.press_until(key, shown)
        ours.settle()
        ours.press(TAB)
        seconds: list[Seconds] = []
        for number, page in enumerate(pages):
            key = (b"2", ENTER)[number] if number < 2 else RIGHT
            begins = page[0].split("\n")[0][:BEGINNING].rstrip()
            ours.settle()
            bare.settle()
            our_time = ours.press_until(key, begins)
            seconds.append(Seconds(our_time, bare.press_until(RIGHT if number else ENTER, begins)))
        return seconds


def _all_but_the_last_move(player: Desk) -> Play:
    """The journal among the player's saves, before its reflection: the only play in the folder."""
    journal = read_journal(JOURNAL)
    case = load_case(own_content() / "cases" / journal.case)
    with Saves(player.saves).begin(case, journal.role) as opened:
        moves: list[Move] = [line.move for line in journal.moves]
        for move in moves[:-1]:
            opened.take(move)
        return opened.play


def _pages(play: Play) -> list[list[str]]:
    """The texts of page one and of the pages behind it, as the game sets them."""
    journal = read_journal(JOURNAL)
    whole = play.after(journal.moves[-1].move)
    drawn = view(whole).debrief
    assert drawn is not None
    told = Debrief(whole)
    pages = [
        [
            f"{drawn.label_text[0].upper()}{drawn.label_text[1:]}.",
            *(each.text for each in drawn.page_one),
        ]
    ]
    for tab in told.tabs:
        blocks = told.page(tab.id).blocks
        if tab.id == QUIZ:
            first = next(block for block in blocks if isinstance(block, QuizView))
            pages.append([f"Question 1 of {len(blocks)}", first.text])
            continue
        parts = [part for block in blocks for part in set_block(block, ROOM)]
        contents = [part.content if isinstance(part, Figure) else part for part in parts]
        pages.append([content.plain for content in contents])
    return pages
