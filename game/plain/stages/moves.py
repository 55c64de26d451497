"""Phases in which a move is chosen from a numbered list: all but plan, table and reflection."""

from game.plain.stages.stage import CannotRead, number_of
from game.plain.voice import Voice
from game.rules.moves import Choose, Move
from game.rules.offered import ListedMove
from game.rules.phase import Phase
from game.session.keeper import Keeper
from game.session.session import Session


class MovesStage:
    """A numbered list. A move keeps its number for as long as the play stands here."""

    prompt = "Your choice:"
    help = (
        "Type the number of a line, or its id, to choose it.",
        "Press Enter alone to hear the lines again.",
    )

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._ids: list[str] = []
        self._told: dict[str, ListedMove] = {}

    def tell(self, session: Session[Keeper]) -> None:
        """List the moves that are new here or closed since."""
        view = session.view
        told, self._told = self._told, {move.id: move for move in view.moves}
        lines: list[str] = []
        closed: dict[str | None, list[str]] = {}
        for move in view.moves:
            if move.id not in self._ids:
                self._ids.append(move.id)
            before = told.get(move.id)
            number = self._ids.index(move.id) + 1
            if before is None or move.open > before.open:
                lines.append(f"{number}. {_in_words(move)}")
            elif before.open > move.open:
                closed.setdefault(move.why_not, []).append(str(number))
        # One reason, one line: the last day spent closes all that is left of the calendar.
        lines += [
            f"{', '.join(numbers)} {'is' if len(numbers) == 1 else 'are'} closed now: {why}."
            for why, numbers in closed.items()
        ]
        self._voice.list(*lines)

    def repeat(self) -> None:
        """List them all again."""
        self._told = {}

    def read(self, line: str, session: Session[Keeper]) -> Move | None:
        """The move with this number or id."""
        view = session.view
        if not line:
            only = [move.id for move in view.moves if move.open]
            if view.phase in (Phase.BRIEFING, Phase.ENDING) and len(only) == 1:
                return Choose(only[0])
            self.repeat()
            return None
        number = number_of(line, len(self._ids))
        move_id = self._ids[number - 1] if number is not None else line.lower()
        if move_id not in self._ids:
            raise CannotRead(f'"{line}" is none of the lines here: type a number, or ? for help.')
        listed = next((move for move in view.moves if move.id == move_id), None)
        if listed is None:
            raise CannotRead(f"{line} is done: press Enter to hear what is left.")
        if not listed.open:
            raise CannotRead(f"{line} is closed: {listed.why_not}.")
        return Choose(move_id)


def _in_words(move: ListedMove) -> str:
    if not move.open:
        return f"Closed, {move.why_not}: {move.text}"
    cost = f" It takes {move.cost}." if move.cost else ""
    risk = f" Risk: {move.risk}" if move.risk else ""
    return f"{move.text}{cost}{risk}"
