"""What a leader's journal says was handed over, checked: nobody hands himself a better start."""

from game.rules.case_role import CaseRole
from game.rules.relay import Relay
from game.session.errors import JournalError
from game.session.journal.journal import Journal
from game.session.journal.quoting import quoted
from game.session.replaying.stops import BY_HAND


def relay_of(journal: Journal, name: str, ready: CaseRole, changed: str | None) -> Relay | None:
    """What was handed over, on the content as it is now; `changed` says what is not as it was.

    Raises:
        JournalError: no envoy of this case could have handed it over.
    """
    given = journal.relay
    if given is None:
        return None
    wrong = _first_wrong(given, ready) if journal.role == "leader" else "anything at all"
    if wrong is None:
        return given
    says = f"it says that the envoy handed over {wrong}, which no envoy can"
    if changed:
        raise JournalError(
            f"{changed} since this was played: {name} cannot begin, because {says} now; the file "
            "is left as it is."
        )
    raise JournalError(f"{name} {BY_HAND}: {says}; the file is left as it is.")


def _first_wrong(given: Relay, ready: CaseRole) -> str | None:
    """The first thing that an envoy of this case cannot hand over."""
    for fact in given.knows:
        if fact not in ready.role.relay or not ready.worth.get(fact) or given.knows.count(fact) > 1:
            return quoted(fact)
    for issue, option in given.text:
        place = ready.option_issue.get(option)
        if place is None or ready.issue_ids[place] != issue:
            return quoted(option)
    for side, change in given.rapport:
        if side not in ready.role.faces or change not in (-1, 1):
            return f"a first impression of {quoted(side)}"
    return None
