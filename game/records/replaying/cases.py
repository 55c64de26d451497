"""A case file's roles made ready for play, each once, because plays share what is worked out."""

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from game.records.errors import JournalError
from game.rules.case_role import CaseRole

if TYPE_CHECKING:
    from game.library.case_files import CaseFile
    from game.records.journal.journal import RoleName

_ready: "WeakKeyDictionary[CaseFile, dict[str, CaseRole]]" = WeakKeyDictionary()


def case_role(case_file: "CaseFile", role: "RoleName") -> CaseRole:
    """A role of a case.

    Raises:
        JournalError: the case has no such role.
    """
    roles = _ready.setdefault(case_file, {})
    if role not in roles:
        model = case_file.envoy if role == "envoy" else case_file.leader
        if model is None:
            other = "leader" if role == "envoy" else "envoy"
            raise JournalError(f"{case_file.case.id} has no {role}: it is played as {other} only.")
        roles[role] = CaseRole(case_file.case, role, model, case_file.debrief)
    return roles[role]
