"""The talks: a transcript that scrolls and stays, and under it what you may say or do."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from game.rules.case_role import CaseRole
from game.rules.state import Phase
from game.rules.view import View
from game.tui.messages import SitDown
from game.tui.screens.phase import PhaseScreen
from game.tui.sheets import package_lines
from game.tui.story import Passage, story
from game.tui.typeset import QUIET, dateline, small_heading, stack
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader

SIT_DOWN = "sit-down"


class SceneScreen(PhaseScreen):
    """Scenes, recesses, and the first sight of the table."""

    CSS_PATH = "scene.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Read, and choose what to say or do. What was said at the talks was said: there is no "
        "undo here.",
        "A dimmed line is something you cannot do, with the kind of thing that is missing.",
        "Unspent days have become hours. An hour buys a recess with your staff, or time alone "
        "with someone.",
    )

    def compose(self) -> ComposeResult:
        """Transcript and choices."""
        yield Masthead()
        yield Reader(id="transcript", classes="main")
        yield Choices(id="choices", classes="main")
        yield KeyBar((("1-9", "choose"),))

    def draw(self, view: View) -> None:
        """Add what is new to the transcript, and list the choices."""
        self.draw_masthead(view, time_left(view))
        passages = story(self.play)
        last = len(passages) - 1
        told = [
            tell(self.play.case_role, passage, now=at == last)
            for at, passage in enumerate(passages)
        ]
        self.query_one("#transcript", Reader).show(told, top=last)
        choices = self.query_one("#choices", Choices)
        choices.show(choices_of(view), highlight="")
        choices.focus()

    @on(Choices.Chosen)
    def _choose(self, event: Choices.Chosen) -> None:
        if event.choice_id == SIT_DOWN:
            self.post_message(SitDown())
        else:
            self.choose(event.choice_id)


def choices_of(view: View) -> list[Choice]:
    """What may be said or done; before the table, to sit down at it."""
    if view.phase is Phase.TABLE and not view.in_recess:
        return [Choice(SIT_DOWN, "Sit down at the table.")]
    return [
        Choice(
            move.id,
            move.text,
            move.cost or "",
            notes=(f"Risk: {move.risk}",) if move.risk else (),
            why_not=None if move.open else move.why_not or "not now",
        )
        for move in view.moves
    ]


def time_left(view: View) -> str:
    """Hours and rounds, where there are any."""
    parts: list[str] = []
    if view.hours_left:
        parts.append(f"{view.hours_left} {'hour' if view.hours_left == 1 else 'hours'} left")
    if view.phase is Phase.TABLE:
        parts.append(f"{view.rounds_left} {'round' if view.rounds_left == 1 else 'rounds'} left")
    if view.staked:
        parts.append("your name is staked")
    if view.owed:
        parts.append(f"{' and '.join(view.owed)} owed")
    return ", ".join(parts)


def tell(case_role: CaseRole, passage: Passage, *, now: bool) -> Content:
    """A passage as prose; the title of the place that stands at the head `now` is left out."""
    parts: list[Content] = []
    if passage.said:
        said = Content.assemble(("> ", "$brass"), (passage.said, "italic"))
        if passage.offered:
            said = stack([said, package_lines(case_role, passage.offered)])
        parts.append(said)
    parts.extend(map(Content, passage.reply))
    if passage.dateline:
        head = [dateline(passage.dateline)]
        if not now:
            head.append(small_heading(passage.title))
        if passage.present:
            head.append(Content.styled(f"Present: {', '.join(passage.present)}", QUIET))
        parts.append(stack(head))
    elif passage.text:
        parts.append(small_heading(passage.title))
    parts.extend(map(Content, passage.text))
    parts.extend(
        Content.assemble((f"{advice.name}: ", "bold"), (advice.text, "italic"))
        for advice in passage.advice
    )
    return stack(parts, gap=1)
