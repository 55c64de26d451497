"""What every phase has at the prompt: something to say, a prompt, and a way to read a line."""

from typing import Protocol

from game.library.errors import Refusal
from game.rules.moves import Move
from game.session.keeper import Keeper
from game.session.session import Session


class CannotRead(Refusal):
    """What was typed means nothing here; the message says what would."""


class PromptStage(Protocol):
    """A phase of one place, for as long as the play stands there."""

    @property
    def prompt(self) -> str:
        """Asks for a line."""

    @property
    def help(self) -> tuple[str, ...]:
        """What can be typed here, a sentence an item."""

    def tell(self, session: Session[Keeper]) -> None:
        """Say what is new here since it was last said."""

    def repeat(self) -> None:
        """Say it all again the next time."""

    def read(self, line: str, session: Session[Keeper]) -> Move | None:
        """The move that a line means; None where it was answered without one.

        Raises:
            CannotRead: it means nothing here.
        """


def number_of(line: str, count: int) -> int | None:
    """The number from 1 to `count` that a line is, or None where it is no number.

    Raises:
        CannotRead: it is a number, but not one of those.
    """
    # Other scripts have digits of their own, and int() reads them all.
    digits = line.rstrip(".")
    if not digits.isdecimal() or len(digits) > 6:
        return None
    number = int(digits)
    if not 1 <= number <= count:
        raise CannotRead(f"There is no {number} here: the numbers are 1 to {count}.")
    return number
