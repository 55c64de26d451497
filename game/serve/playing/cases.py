"""The cases a server plays, each read once; and why a class cannot be played on this one."""

from threading import Lock
from typing import TYPE_CHECKING

from game.library.errors import Refusal
from game.library.roles import RoleName
from game.library.shelf.arranging import in_order_for_learning
from game.serve.classes.settings import ClassSettings, Part
from game.serve.store.rows import ClassRow
from game.session.journal.version import played_with

if TYPE_CHECKING:
    from game.library.case_file import CaseFile
    from game.library.shelf.shelf import ListedCase, Shelf


class Cases:
    """The shelf as it was when the server started: what is edited meanwhile waits for the next."""

    def __init__(self, shelf: "Shelf") -> None:
        self._shelf = shelf
        self._lock = Lock()
        self._read: dict[str, CaseFile] = {}

    @property
    def listed(self) -> "tuple[ListedCase, ...]":
        """The cases that can be played."""
        return tuple(entry for entry in self._shelf.entries if not entry.broken)

    @property
    def chosen(self) -> str:
        """The case a new class plays unless another is chosen: the first in the order to learn."""
        for entry in (*in_order_for_learning(self.listed), *self.listed):
            if not entry.tour:
                return entry.id
        return ""

    def find(self, case_id: str) -> "CaseFile":
        """A case.

        Raises:
            UnknownCase, BrokenContent: there is none, or it has mistakes.
        """
        with self._lock:
            if case_id not in self._read:
                self._read[case_id] = self._shelf.find(case_id)
            return self._read[case_id]

    def title(self, case_id: str) -> str:
        """What a case is called; its id where it is not here."""
        return next((each.title for each in self.listed if each.id == case_id), case_id)

    def role_title(self, part: Part) -> str:
        """Who is played in a part."""
        listed = next((each for each in self.listed if each.id == part.case), None)
        return listed.roles.get(part.role, part.role) if listed is not None else part.role

    def check(self, settings: ClassSettings) -> None:
        """See that everything a class is to play is here.

        Raises:
            Refusal: something is not.
        """
        if not settings.parts:
            raise Refusal("A class plays at least one part: choose one.")
        for part in settings.parts:
            roles = self.find(part.case).roles
            if part.role not in roles:
                raise Refusal(f"{part.case} has no {part.role}: it is played as {_or(roles)}")
        if settings.relay:
            self._check_relay(settings)

    def _check_relay(self, settings: ClassSettings) -> None:
        from game.library.roles import comes_first, comes_second

        cases = {part.case for part in settings.parts}
        if len(cases) != 1 or len(settings.parts) != 2:
            raise Refusal("With relay a class plays the two roles of one case.")
        roles = self.find(cases.pop()).roles
        if [part.role for part in settings.parts] != [comes_first(roles), comes_second(roles)]:
            raise Refusal("With relay the role that hands over is named first.")
        if len({role.side for role in roles.values()}) > 1:
            raise Refusal(
                "The two roles of this case serve different sides: nothing is handed over."
            )

    def hashes(self, settings: ClassSettings) -> dict[str, str]:
        """By case of a class: the hash of its content."""
        return {part.case: self.find(part.case).hash for part in settings.parts}

    def why_not(self, row: ClassRow) -> str:
        """Why a class cannot be played on this server, in a sentence; empty where it can."""
        if row.game != played_with():
            return (
                f"This class was begun with Summitry {row.game}, and this is {played_with()}: "
                "end the class with the version it was begun with. Its journals can be handed "
                "out all the same."
            )
        for case, content in row.content.items():
            try:
                found = self.find(case).hash
            except Refusal:
                found = ""
            if found != content:
                return (
                    f"The content of {case} is not what this class was begun on: put it back as "
                    "it was and start the server again, or make another class."
                )
        return ""


def _or(roles: "dict[RoleName, object] | object") -> str:
    return ", ".join(map(str, roles if isinstance(roles, dict) else ()))
