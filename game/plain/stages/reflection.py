"""Two sentences of the player's own, before any score."""

from game.rules.moves import Choose, Move, Reflect
from game.session.keeper import Keeper
from game.session.session import Session


class ReflectionStage:
    """One line of text; Enter alone skips it."""

    prompt = "Your two sentences, or Enter to skip:"
    help = ("Write your two sentences on one line, or press Enter alone to go on without.",)

    def tell(self, session: Session[Keeper]) -> None:
        """The question is the text of the view."""

    def repeat(self) -> None:
        """Nothing to repeat."""

    def read(self, line: str, session: Session[Keeper]) -> Move | None:
        """What was written, or skipping it."""
        return Reflect(line) if line else Choose("skip")
