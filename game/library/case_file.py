"""A case as a bundle: what its files say, whoever read them and into whatever classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from game.library.models.case import Case, Source
    from game.library.models.debrief import Debrief
    from game.library.models.role import Role
    from game.library.models.shared import Concepts, SharedSources
    from game.library.onward import Onward
    from game.library.roles import RoleName


@dataclass(frozen=True, eq=False)
class CaseFile:
    """A case that can be played; compared by identity, so that it can key a cache."""

    folder: Path
    hash: str
    """SHA-256 over its files' names and bytes: another content, another hash."""
    case: Case
    envoy: Role | None
    leader: Role | None
    debrief: Debrief
    sources: SharedSources
    concepts: Concepts
    glossary: Concepts
    """The negotiation's words and the case's own; of a word in both, the case's."""
    onward: Onward | None = None
    """Where to go from the case; None where the curriculum does not name it."""

    @property
    def roles(self) -> dict[RoleName, Role]:
        """The roles it has; only a tour may have one."""
        both: dict[RoleName, Role | None] = {"envoy": self.envoy, "leader": self.leader}
        return {name: role for name, role in both.items() if role is not None}

    def source(self, name: str) -> Source:
        """Return the source with this id: of the case, an article, or a shared work.

        Raises:
            KeyError: nothing is called so, which lint refuses wherever a source is named.
        """
        for sources in (self.case.sources, self.sources.articles, self.sources.works):
            if name in sources:
                return sources[name]
        raise KeyError(name)
