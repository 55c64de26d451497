"""What a journal says was handed over to it, checked: nobody hands himself a better start."""

from game.rules.case_role import CaseRole
from game.rules.relay import Relay
from game.rules.relay_start import not_handed_over
from game.session.errors import JournalError
from game.session.journal.journal import Journal
from game.session.journal.quoting import quoted
from game.session.replaying.stops import BY_HAND


def relay_of(
    journal: Journal, name: str, ready: CaseRole, first: CaseRole | None, changed: str | None
) -> Relay | None:
    """What was handed over, on the content as it is now; `changed` says what is not as it was.

    `ready` is the role that plays, and `first` the one that hands over to it, if there is one.

    Raises:
        JournalError: nobody who came first in this case could have handed it over.
    """
    given = journal.relay
    if given is None:
        return None
    wrong = not_handed_over(given, first, ready)
    if wrong is None:
        return given
    what = wrong.words + (quoted(wrong.name) if wrong.name else "")
    who = first.name if first is not None else "envoy"
    says = f"it says that the {who} handed over {what}, which no {who} can"
    if changed:
        raise JournalError(
            f"{changed} since this was played: {name} cannot begin, because {says} now; the file "
            "is left as it is."
        )
    raise JournalError(f"{name} {BY_HAND}: {says}; the file is left as it is.")
