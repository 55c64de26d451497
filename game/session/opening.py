"""A play as it is opened: begun, gone on with, or branched from a finished one; not kept yet."""

from typing import TYPE_CHECKING, NamedTuple

from game.library.roles import RoleName
from game.rules.phase import OVER
from game.rules.play import Play
from game.rules.relay import Relay
from game.session.errors import JournalError
from game.session.journal.digest import digest_of
from game.session.journal.journal import CONTENT_VERSION, Content, Journal, Parent, Standing
from game.session.journal.standing import now
from game.session.journal.version import played_with
from game.session.replaying.replay import Replayed, replay
from game.session.replaying.verifying import edited

if TYPE_CHECKING:
    from game.library.case_file import CaseFile


class Opened(NamedTuple):
    """A play with its journal and the case that both are of."""

    case_file: "CaseFile"
    journal: Journal
    play: Play
    digests: bool = True
    """Whether the journal is given a digest at its end: one that was changed after it is not."""
    stopped: str | None = None
    """Why the journal could be replayed no further, in a sentence."""
    by_hand: bool = False
    """Whether the journal was changed by hand, or begun from one that was."""


def begin(case_file: "CaseFile", role: RoleName, relay: Relay | None = None) -> Opened:
    """A new play.

    Raises:
        JournalError: the case has no such role.
    """
    journal = Journal(
        case=case_file.case.id,
        role=role,
        game="",
        content=Content(CONTENT_VERSION, ""),
        started=now(),
        parent=None,
        relay=relay,
        stands=Standing(""),
        moves=(),
    )
    return _opened(journal, "This play", case_file)


def go_on(journal: Journal, name: str, case_file: "CaseFile") -> Opened:
    """The play of a journal, as far as it can be replayed; `name` is what sentences call it.

    Raises:
        JournalError: its role is gone, or what was handed over to it.
    """
    replayed = replay(journal, name, case_file)
    digests = not journal.finished or journal.digest == digest_of(journal)
    by_hand = edited(journal, replayed, case_file)
    on = _on_content(journal, case_file)
    return Opened(case_file, on, replayed.play, digests, replayed.stopped, by_hand)


def copy_of(opened: Opened, name: str) -> Opened:
    """A play as a copy of the journal called `name`, with the moves that could be replayed."""
    parent = Parent(name, len(opened.play.turns) + 1, verifies=not opened.by_hand)
    return opened._replace(journal=opened.journal._replace(parent=parent))


def check_branch(journal: Journal, name: str, before_move: int) -> None:
    """Refuse what cannot be branched.

    Raises:
        JournalError: the journal is not finished, or has no such move.
    """
    if not journal.finished:
        raise JournalError(f"{name} is not finished: only a finished play is branched.")
    if not 1 <= before_move <= len(journal.moves):
        raise JournalError(
            f"{name} has no move {before_move}: its moves are 1 to {len(journal.moves)}."
        )


def branch(journal: Journal, name: str, before_move: int, case_file: "CaseFile") -> Opened:
    """A new play that shares a finished one's moves before one of them.

    Raises:
        JournalError: it is not finished, has no such move, or can no longer be replayed so far.
    """
    check_branch(journal, name, before_move)
    replayed = replay(journal, name, case_file)
    if not _comes_to_an_end(replayed):
        raise JournalError(f"{name} says that it is finished, and is not: play on in it.")
    shared = journal._replace(
        started=now(),
        parent=Parent(name, before_move, verifies=not edited(journal, replayed, case_file)),
        moves=journal.moves[: before_move - 1],
    )
    return _opened(shared, name, case_file)


def _opened(journal: Journal, name: str, case_file: "CaseFile") -> Opened:
    # Replayed as it was played, and from here on kept under this game and this content.
    replayed = replay(journal, name, case_file)
    if replayed.stopped is not None:
        raise JournalError(replayed.stopped)
    return Opened(case_file, _on_content(journal, case_file), replayed.play)


def _on_content(journal: Journal, case_file: "CaseFile") -> Journal:
    """The journal as going on with this game and this content."""
    content = Content(CONTENT_VERSION, case_file.hash)
    return journal._replace(game=played_with(), content=content)


def _comes_to_an_end(replayed: Replayed) -> bool:
    """Whether a replay reaches an ending, or might have before the case was edited."""
    return replayed.stopped is not None or replayed.play.state.phase in OVER
