"""A play as the simplest host keeps it, and the forms that its pages would send."""

from collections.abc import Sequence
from pathlib import Path

from game.library.roles import RoleName
from game.rules.moves import Choose, FillPlan, Move, Propose, Reflect
from game.session.journal.journal import Journal
from game.session.opening import begin
from game.session.session import Session
from game.web.answers import Answer
from game.web.forms import Change, Form, Undo
from game.web.pages import page
from game.web.posts import answer
from game.web.setting import Setting
from tests.loaded import case_file


class InMemory:
    """Keeps the journal that it was given last."""

    def __init__(self) -> None:
        self.journal: Journal | None = None

    def add(self, revision: int, journal: Journal) -> str | None:
        """Keep it."""
        self.journal = journal
        return None

    def read(self) -> Journal:
        """What was given."""
        assert self.journal is not None
        return self.journal

    def close(self) -> None:
        """There is nothing to let go."""


class Hosted:
    """A play, every change that was made to it, and its pages."""

    def __init__(self, folder: Path, role: RoleName, setting: Setting | None = None) -> None:
        self.session = Session(begin(case_file(folder), role), InMemory())
        self.setting = setting or Setting("/play/", "/static/", "token", branches=True)
        self.made: list[Change] = []

    @property
    def turn(self) -> int:
        """How many changes were made."""
        return len(self.made)

    def made_at(self, turn: int) -> Change | None:
        """The change that was made at a turn."""
        return self.made[turn] if turn < len(self.made) else None

    def make(self, changes: Sequence[Change]) -> None:
        """Make them."""
        for change in changes:
            if isinstance(change, Undo):
                self.session.undo()
            else:
                self.session.take(change)
            self.made.append(change)

    def page(self, path: str = "", **query: str) -> str:
        """A page, which there is."""
        found = page(self.session, self._now, path, query)
        assert found is not None
        assert found.status == 200
        assert isinstance(found.body, str)
        return found.body

    def post(self, fields: Form, at: int | None = None) -> Answer:
        """Post a form, from the newest page or from one at another turn."""
        form = {"turn": str(self.turn if at is None else at), "token": "token", **fields}
        return answer(self, self._now, form)

    @property
    def _now(self) -> Setting:
        return self.setting._replace(turn=self.turn)


def form_for(move: Move) -> dict[str, str]:
    """The form that asks for a move."""
    match move:
        case Choose(id=move_id):
            return {"move": move_id}
        case Propose(package=package):
            settled = {issue: option or "" for issue, option in package}
            return {"move": "propose", "sure": "1", **settled}
        case FillPlan(answers=answers, forecast=forecast):
            foretold = {} if forecast is None else {"forecast": str(forecast)}
            return {"move": "plan", **dict(answers), **foretold}
        case Reflect(text=text):
            return {"move": "reflect", "reflect": text}
