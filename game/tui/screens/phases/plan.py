"""The plan: a line at a time with the sheet below it, what is known beside, and a forecast."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content

from game.rules.moves import Choose, FillPlan
from game.rules.offered import COMMIT_PLAN
from game.rules.view.view import PlanLineView, View
from game.tui.screens.phases.phase import PhaseScreen
from game.tui.terminal.sizes import NARROW_BELOW
from game.tui.text.blocks import prose
from game.tui.text.sheets import dossier_blocks
from game.tui.text.typeset import small_heading, stack
from game.tui.widgets.choices import Choice, Choices
from game.tui.widgets.forecast import Forecast
from game.tui.widgets.keybar import KeyBar
from game.tui.widgets.masthead import Masthead
from game.tui.widgets.reader import Reader

FORECAST = "forecast"
FORECAST_ASKED = "How likely is it that all will sign, and that home will stand by it?"


class PlanScreen(PhaseScreen):
    """The planning sheet, filled in before the first meeting."""

    CSS_PATH = "plan.tcss"
    GUIDE: ClassVar[tuple[str, ...]] = (
        "Write down what you believe. It is not a test: what you write stands on the table in "
        "pencil, right or wrong, until a fact corrects it.",
        "Go from line to line with the arrows left and right, or choose a line on the sheet. "
        "Lines may stay empty. Space scrolls what the dossier says.",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Line before", key_display="←"),
        Binding("right", "step(1)", "Next line", key_display="→"),
        Binding("u", "undo", "Undo"),
        Binding("c", "commit", "Commit the plan"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.step = 0
        """Which line is open; the last is the forecast."""

    def compose(self) -> ComposeResult:
        """A line with its answers, the sheet, and beside them what the dossier says."""
        yield Masthead()
        with Container(id="desk"):
            with Vertical(id="line"):
                yield Reader(id="asked", classes="main")
                yield Choices(id="answers", classes="main")
                yield Forecast(id="forecast")
                yield Choices(id="sheet")
            yield Reader(id="known", classes="main")
        yield KeyBar((("1-9", "answer"),))

    def arrive(self) -> None:
        """Begin at the first line that is not written."""
        empty = [at for at, line in enumerate(self.view.lines) if line.chosen is None]
        self.step = empty[0] if empty else len(self.view.lines)
        if self.is_mounted:
            self.query_one(Forecast).forget()

    def draw(self, view: View) -> None:
        """Update the line and the sheet."""
        written = sum(line.chosen is not None for line in view.lines)
        written += view.forecast is not None
        asked = len(view.lines) + 1
        said = f"{written} of {asked} written"
        self.draw_masthead(view, said if written < asked else f"{said}: c commits")
        self.query_one("#forecast", Forecast).show(view.forecast)
        self._draw_line()
        self.query_one("#sheet", Choices).show(self._sheet(), highlight=self._open_id)

    @property
    def _intro(self) -> list[Content]:
        """What the sheet is, beside the first line or, where nothing stands beside it, below."""
        return prose(self.view.text) if self.step == 0 else []

    @property
    def _open_id(self) -> str:
        lines = self.view.lines
        return lines[self.step].id if self.step < len(lines) else FORECAST

    def _draw_line(self) -> None:
        lines = self.view.lines
        self.step = min(self.step, len(lines))
        forecasting = self.step == len(lines)
        answers = self.query_one("#answers", Choices)
        forecast = self.query_one("#forecast", Forecast)
        answers.display, forecast.display = not forecasting, forecasting
        head = "Forecast" if forecasting else f"Line {self.step + 1} of {len(lines)}"
        asked = FORECAST_ASKED if forecasting else lines[self.step].text
        question = stack([small_heading(head), Content.styled(asked, "bold")])
        below = self._intro if self.app.size.width < NARROW_BELOW else []
        self.query_one("#asked", Reader).show([question, *below])
        known = [
            *self._intro,
            small_heading("What the dossier says"),
            *dossier_blocks(self.session),
        ]
        self.query_one("#known", Reader).show(known, None if self.step else 0)
        if forecasting:
            forecast.focus()
        else:
            answers.show(_answers(lines[self.step]), highlight=lines[self.step].chosen or "")
            answers.focus()

    def _sheet(self) -> list[Choice]:
        """The sheet, a line each: what is asked, or what was written in its place."""
        rows = [self._row(line.id, line.text, _written(line)) for line in self.view.lines]
        chance = self.view.forecast
        said = None if chance is None else f"{chance} in a hundred"
        return [*rows, self._row(FORECAST, "The forecast", said)]

    def _row(self, line: str, asked: str, written: str | None) -> Choice:
        text = f"✓ {written}" if written else asked
        return Choice(line, text, key=self._mark(line), one_line=True, quiet=not written)

    def _mark(self, line: str) -> str:
        return "▸" if line == self._open_id else " "

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """`u` only while there is something to undo."""
        if action == "undo":
            return self.drawn and self.view.can_undo
        return True

    def action_step(self, by: int) -> None:
        """To another line."""
        self._go_to(self.step + by)

    def _go_to(self, step: int) -> None:
        self.step = max(0, min(len(self.view.lines), step))
        self._draw_line()
        self.query_one("#sheet", Choices).show(self._sheet(), highlight=self._open_id)

    @on(Choices.Chosen, "#sheet")
    def _open(self, event: Choices.Chosen) -> None:
        ids = [*(line.id for line in self.view.lines), FORECAST]
        self._go_to(ids.index(event.choice_id))

    @on(Choices.Chosen, "#answers")
    def _answer(self, event: Choices.Chosen) -> None:
        # Keys may come faster than lines are drawn: one too many belongs to no line.
        line = next(iter(self.view.lines[self.step : self.step + 1]), None)
        if line is not None and any(answer.id == event.choice_id for answer in line.answers):
            self.step += 1
            self.take(FillPlan(((line.id, event.choice_id),)))

    @on(Forecast.Written)
    def _foretell(self, event: Forecast.Written) -> None:
        self.take(FillPlan((), event.chance))

    def action_undo(self) -> None:
        """Take the last line back, and return to it."""
        if not self.view.can_undo:
            return
        move = self.session.last_move
        if isinstance(move, FillPlan):
            ids = [line.id for line in self.view.lines]
            self.step = ids.index(move.answers[0][0]) if move.answers else len(ids)
        super().action_undo()

    def action_commit(self) -> None:
        """Commit the plan, having asked."""
        empty = [line.text for line in self.view.lines if line.chosen is None]
        if self.view.forecast is None:
            empty.append("The forecast.")
        said = [small_heading("Not written yet"), *map(Content, empty)]
        if not empty:
            said = [Content("Every line is written.")]
        self.commit("Commit the plan", said, Choose(COMMIT_PLAN.id), COMMIT_PLAN.text, "Not yet")


def _answers(line: PlanLineView) -> list[Choice]:
    return [
        Choice(answer.id, answer.text, figures="✓" if answer.id == line.chosen else "")
        for answer in line.answers
    ]


def _written(line: PlanLineView) -> str | None:
    return next((answer.text for answer in line.answers if answer.id == line.chosen), None)
