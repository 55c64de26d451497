"""The first card: the argument that the game stages."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from game.library.argument import ARGUMENT
from game.records.player.settings import first_run
from game.tui.messages import GoTo
from game.tui.screens.base import GameScreen
from game.tui.text.typeset import HEADING, QUIET, spaced, stack
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar

ARTICLES = (
    "It's Not Personal. It's Just Diplomacy. Foreign Policy, 15 March 2019",
    "Olga Krasnyak, Reflecting on Face-to-Face Diplomacy with Kim Jong-un,\n"
    "The Peninsula, Korea Economic Institute, 11 July 2019",
)


class FrontScreen(GameScreen):
    """What the game is about, and the way in."""

    GUIDE: ClassVar[tuple[str, ...]] = (
        "Summitry is played with the keyboard or the mouse. You take the part of an envoy or a "
        "leader in a historical negotiation: you prepare, talk, bargain, and read what it meant.",
    )

    def compose(self) -> ComposeResult:
        """The card and the way in."""
        articles = stack([Content.styled(article, QUIET) for article in ARTICLES])
        with Vertical(id="card"):
            yield Static(Content.styled(spaced("Summitry"), HEADING), id="title", markup=False)
            yield Static(Content("\n".join(ARGUMENT)), id="argument", markup=False)
            yield Static(articles, id="articles", markup=False)
            yield Choices(classes="main")
        yield KeyBar((("enter", "choose"),))

    def on_mount(self) -> None:
        """The way in."""
        choices = self.query_one(Choices)
        choices.show(
            [
                Choice("shelf", "Choose a case."),
                Choice("saves", "Go on with a saved play."),
                Choice("tour", "Take the tour.", "under ten minutes, and everything once"),
            ],
            highlight="tour" if self._first_run else "shelf",
        )
        choices.focus()

    @property
    def _first_run(self) -> bool:
        """Whether nothing was ever played here: then the tour is offered first."""
        return first_run(self.game.desk.profile)

    @on(Choices.Chosen)
    def _go(self, event: Choices.Chosen) -> None:
        self.post_message(GoTo(event.choice_id))
