"""A posted form answered: the move made and kept, or the play as it stands with a sentence."""

from collections.abc import Sequence
from typing import Protocol
from urllib.parse import urlencode

from game.rules.moves import NotOffered, Propose
from game.session.errors import SaveFailed
from game.session.keeper import Keeper
from game.session.session import Session
from game.web.answers import CONFLICT, UNKEPT, Answer, see
from game.web.forms import WEIGH, Change, Form, changes, drafted
from game.web.pages import page
from game.web.setting import Setting
from game.web.turns import TOO_LATE, Verdict, judge

NEWEST = "#new"
"""The place on a page that is new: a browser goes there, and so does the focus."""

SURE = "sure"
"""The field that says a pledge is broken knowingly."""


class Kept(Protocol):
    """A play as its host keeps it."""

    @property
    def session(self) -> Session[Keeper]:
        """The play."""

    @property
    def turn(self) -> int:
        """The revision at which it stands."""

    def made_at(self, turn: int) -> Change | None:
        """The change that was made at a turn; None where that is not known any more."""

    def make(self, changes: Sequence[Change]) -> None:
        """Make these changes, in order, and keep them.

        Raises:
            NotOffered: the first of them cannot be made; nothing has changed.
            SaveFailed: nothing was made, since nothing could be kept.
        """


def answer(kept: Kept, setting: Setting, form: Form) -> Answer:
    """The answer to a form posted to a play's address."""
    session = kept.session
    if form.get("move") == WEIGH:
        return see(f"{setting.base}?{_query(form, session)}#paper")
    verdict = judge(form, kept.turn, kept.made_at)
    if verdict is Verdict.LATE:
        return again(session, setting, form, TOO_LATE)
    if verdict is Verdict.MAKE:
        try:
            if setting.halted:
                raise NotOffered(setting.halted)
            wanted = changes(form, session.view)
            if not form.get(SURE) and _breaks_pledge(session, wanted):
                return see(f"{setting.base}?{_query(form, session)}&ask=1#paper")
            kept.make(wanted)
        except NotOffered as no:
            return again(session, setting, form, str(no))
        except SaveFailed as failed:
            return again(session, setting, form, failed.sentence, UNKEPT)
    return see(setting.base + NEWEST)


def again(
    session: Session[Keeper], setting: Setting, form: Form, said: str, status: int = CONFLICT
) -> Answer:
    """The play as it stands, with a sentence, and with what was typed still there."""
    drawn = page(session, setting, written=form, said=said, status=status)
    assert drawn is not None, "every play has a page"
    return drawn


def _breaks_pledge(session: Session[Keeper], wanted: Sequence[Change]) -> bool:
    """Whether a paper breaks a pledge that stands, which is asked about once more."""
    return any(
        session.weigh(dict(each.package)).breaks for each in wanted if isinstance(each, Propose)
    )


def _query(form: Form, session: Session[Keeper]) -> str:
    settled = drafted(form, session.view)
    return urlencode({issue: option or "" for issue, option in settled.items()})
