"""The planning sheet, line by line, then the forecast, then the whole sheet to look over."""

from game.plain.stages.stage import CannotRead, number_of
from game.plain.voice import Voice
from game.rules.moves import Choose, FillPlan, Move
from game.rules.view.view import PlanLineView, View
from game.session.keeper import Keeper
from game.session.session import Session

FORECAST, SHEET = "forecast", "sheet"
"""What is asked after the lines: the chance, and whether the sheet is right as it stands."""


class PlanStage:
    """Asks for the first line that has no answer yet."""

    help = (
        "Type the number of an answer. Type skip to leave a line empty.",
        "undo takes the last answer back; the plan opens nothing, and stands in pencil.",
    )

    def __init__(self, voice: Voice) -> None:
        self.prompt = ""
        self._voice = voice
        self._skipped: set[str] = set()
        self._again: str | None = None
        """A line that is being answered anew."""
        self._told: tuple[str, list[str]] | None = None

    def tell(self, session: Session[Keeper]) -> None:
        """Ask the next question, unless it was asked before."""
        view = session.view
        asked = self._asked(view)
        self.prompt = {
            FORECAST: "The chance, 0 to 100:",
            SHEET: "commit, or the number of a line to change:",
        }.get(asked, "Your answer:")
        telling = (asked, _sheet(view) if asked == SHEET else [])
        if telling == self._told:
            return
        self._told = telling
        if asked == FORECAST:
            self._voice.say(
                "Forecast. What is the chance, 0 to 100, that all sign and home stands by it?"
            )
        elif asked == SHEET:
            self._voice.say("Your sheet, in pencil:")
            self._voice.list(*_sheet(view))
        else:
            number, line = _line(view, asked)
            self._voice.say(f"Line {number} of {len(view.lines)}. {line.text}")
            self._voice.list(
                *(f"{number}. {answer.text}" for number, answer in enumerate(line.answers, 1))
            )

    def repeat(self) -> None:
        """Ask again."""
        self._told = None

    def read(self, line: str, session: Session[Keeper]) -> Move | None:
        """An answer, the forecast, a line to change, or the sheet committed."""
        view = session.view
        asked = self._asked(view)
        if not line:
            self.repeat()
            return None
        if asked == SHEET:
            return self._read_sheet(line, view)
        if line.lower() == "skip":
            self._skipped.add(asked)
            self._again = None
            return None
        if asked == FORECAST:
            return self._done(FillPlan((), _chance(line)))
        _, asked_line = _line(view, asked)
        ids = [answer.id for answer in asked_line.answers]
        number = number_of(line, len(ids))
        if number is None and line.lower() not in ids:
            raise CannotRead(f'"{line}" is no answer here: type a number from 1 to {len(ids)}.')
        answer = line.lower() if number is None else ids[number - 1]
        return self._done(FillPlan(((asked, answer),)))

    def _read_sheet(self, line: str, view: View) -> Move | None:
        if line.lower() == "commit":
            return Choose("commit")
        number = number_of(line, len(view.lines) + 1)
        if number is None:
            raise CannotRead(f'"{line}" is not understood: type commit, or the number of a line.')
        self._again = view.lines[number - 1].id if number <= len(view.lines) else FORECAST
        return None

    def _done(self, move: FillPlan) -> FillPlan:
        self._again = self._told = None
        return move

    def _asked(self, view: View) -> str:
        if self._again is not None:
            return self._again
        for line in view.lines:
            if line.chosen is None and line.id not in self._skipped:
                return line.id
        if view.forecast is None and FORECAST not in self._skipped:
            return FORECAST
        return SHEET


def _chance(line: str) -> int:
    digits = line.rstrip("%").strip()
    if not digits.isdecimal() or len(digits) > 3 or int(digits) > 100:
        raise CannotRead("The forecast is a whole number from 0 to 100.")
    return int(digits)


def _line(view: View, line_id: str) -> tuple[int, PlanLineView]:
    return next((n, line) for n, line in enumerate(view.lines, 1) if line.id == line_id)


def _sheet(view: View) -> list[str]:
    said: list[str] = []
    for number, line in enumerate(view.lines, 1):
        chosen = next((a.text for a in line.answers if a.id == line.chosen), "left empty")
        said.append(f"{number}. {line.text} {chosen}.")
    chance = "left empty" if view.forecast is None else f"{view.forecast} in 100"
    said.append(f"{len(view.lines) + 1}. The chance that all sign and home stands by it: {chance}.")
    return said
