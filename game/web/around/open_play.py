"""A play that lies open in tabs: at which turn it stands, and what was made at each."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from game.session.errors import SaveFailed
from game.session.keeper import Keeper
from game.session.session import Session
from game.web.forms import Change, Undo

SessionT = TypeVar("SessionT", bound=Session[Keeper], covariant=True)


class OpenPlay(Generic[SessionT]):
    """A play as its host has it open; `Kept` of `posts` for those who play by themselves."""

    def __init__(
        self,
        session: SessionT,
        first_turn: int,
        made: Mapping[int, Change] | None = None,
        notice: str | None = None,
    ) -> None:
        """`first_turn` is that at which it stands; `made` is what was made at those before."""
        self._session = session
        self.remarks = [notice] if notice else []
        """Sentences about how it was kept that were not shown yet."""
        self._first = first_turn - session.revision
        self._made = dict(made or {})

    @property
    def session(self) -> SessionT:
        """The play."""
        return self._session

    @property
    def turn(self) -> int:
        """A number that grows with every change, also over being put away and opened again."""
        return self._first + self.session.revision

    def made_at(self, turn: int) -> Change | None:
        """The change that was made at a turn; None where that is not known any more."""
        return self._made.get(turn)

    def make(self, changes: Sequence[Change]) -> None:
        """Make them one by one; where one cannot be kept the play goes on in memory.

        Raises:
            NotOffered: one cannot be made; those before it were.
        """
        for change in changes:
            turn = self.turn
            try:
                self.session.undo() if isinstance(change, Undo) else self.session.take(change)
            except SaveFailed as failed:
                if self.session.unsaved is None:
                    self.remarks.append(failed.sentence)
            self._note(turn, change)

    def _note(self, turn: int, change: Change) -> None:
        self._made[turn] = change

    def told(self) -> tuple[str, ...]:
        """The sentences that were not shown yet; they are by now."""
        said, self.remarks = tuple(self.remarks), []
        return said
