"""A program at rest where its keys are measured: the game there, or bare widgets as many.

`python -m bench.standing PLACE game` and `python -m bench.standing PLACE widgets`.
"""

import sys
from pathlib import Path
from typing import NamedTuple

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Header, OptionList, Static

from bench.bare_app import PROSE
from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.disk.folder import saves_folder
from game.records.saves.saves import Saves
from game.tui.app import SummitryApp
from game.tui.stage import Stage
from game.tui.widgets.reader import Reader

LEADER = Path(__file__).parent.parent / "saves" / "examples" / "reykjavik-1986-leader.json"

GAME, WIDGETS = "game", "widgets"


class Standing(NamedTuple):
    """A place in history's play of Reykjavik, and what is on the screen there."""

    move: int
    """Moves of that play that are made."""
    passages: int
    """Paragraphs of prose above."""
    lists: tuple[int, ...]
    """Rows of each list below."""
    long: bool = False
    """Whether the passages stand in for those of the play, which are fewer."""


STANDING = {
    "below 200 passages": Standing(13, 200, (4,), long=True),
    "at the table": Standing(23, 4, (6, 5)),
}


class BareLists(App[None]):
    """The widgets of a screen with nothing behind them: prose, and lists of options."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.standing = standing

    def compose(self) -> ComposeResult:
        """Prose above, the lists below it."""
        yield Header()
        with VerticalScroll(can_focus=False):
            yield from (Static(passage) for passage in _passages(self.standing.passages))
        for options in self.standing.lists:
            yield OptionList(*(f"Option {number}" for number in range(options)))
        yield Footer()

    def on_mount(self) -> None:
        """The last list has the focus, as in the game; the prose is at its end."""
        self.query(OptionList).last(OptionList).focus()
        self.query_one(VerticalScroll).scroll_end(animate=False)


def game(standing: Standing) -> SummitryApp:
    """The game, with its transcript made long where it is asked for."""

    def branch(stage: Stage) -> None:
        stage.branch(LEADER, standing.move)
        stage.sit_down()
        if standing.long:
            app.set_timer(0.5, lengthen)

    def lengthen() -> None:
        passages = _passages(standing.passages)
        app.screen.query_one("#transcript", Reader).show(passages, top=len(passages) - 1)

    app = SummitryApp(Desk(Shelf, lambda: Saves(saves_folder())), branch)
    return app


def _passages(number: int) -> list[Content]:
    return [Content(f"{at}: {PROSE}") for at in range(number)]


if __name__ == "__main__":
    _, place, which = sys.argv
    there = STANDING[place]
    (game(there) if which == GAME else BareLists(there)).run()
