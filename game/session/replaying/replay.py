"""Replaying a journal by ids: to its end, or to the first move that does not lead where it says."""

from typing import TYPE_CHECKING, NamedTuple

from game.library.roles import NoSuchRole, comes_first, comes_second
from game.rules.case_role import case_role_of
from game.rules.moves import NotOffered
from game.rules.play import Play
from game.session.errors import JournalError
from game.session.journal.handed_over import relay_of
from game.session.journal.journal import Journal
from game.session.journal.led import led_to
from game.session.journal.version import under_these_rules
from game.session.replaying.stops import BY_HAND, leads_elsewhere, place_in_words, what_was_done

if TYPE_CHECKING:
    from game.library.case_file import CaseFile


GAME_CHANGED = "The game itself has changed"
"""Said of a journal that was played under other rules, on this content."""


class Replayed(NamedTuple):
    """What came of replaying a journal."""

    play: Play
    """As far as it could be replayed."""
    stopped: str | None
    """Why it went no further, in one sentence; None where it came to its end."""


def replay(journal: Journal, name: str, case_file: "CaseFile") -> Replayed:
    """The play that a journal describes, on the content as it is now.

    `name` is what sentences call the journal.

    Raises:
        JournalError: it does not even begin: its role or what was handed over is gone.
    """
    try:
        ready = case_role_of(case_file, journal.role)
    except NoSuchRole as error:
        raise JournalError(f"{name} is of a part that nobody plays: {error}") from None
    changed = what_changed(journal, case_file)
    # Under other rules the same moves may come to something else: what is offered is gone on with.
    followed = changed == GAME_CHANGED
    earlier = comes_first(case_file.roles)
    first = (
        case_role_of(case_file, earlier)
        if earlier in case_file.roles and journal.role == comes_second(case_file.roles)
        else None
    )
    play = Play.begin(ready, relay_of(journal, name, ready, first, changed))
    for number, entry in enumerate(journal.moves, 1):
        try:
            after = play.after(entry.move)
        except NotOffered:
            what = "is not offered there any more" if changed else "is not offered there"
        else:
            if followed or led_to(after.state) == entry.led:
                play = after
                continue
            what = leads_elsewhere(after, entry.led, then=changed is not None)
        why = f"{changed} since this was played" if changed else f"{name} {BY_HAND}"
        who = name if changed else "it"
        done = what_was_done(play, entry.move)
        where = place_in_words(play)
        stopped = f"{why}: {who} stops before move {number}, {done} at {where}, which {what}."
        return Replayed(play, stopped)
    return Replayed(play, None)


def what_changed(journal: Journal, case_file: "CaseFile") -> str | None:
    """What has changed since a journal's last move, so that its moves may lead elsewhere."""
    if journal.content.hash != case_file.hash:
        return "The case was edited"
    return None if under_these_rules(journal.game) else GAME_CHANGED
