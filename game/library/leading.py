"""Where a scene and a table lead, for content in whatever classes it was read into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol, get_args

if TYPE_CHECKING:
    from game.library.models.base import Branch

TableExit = Literal["signed", "repudiated", "draft", "deadlock", "walked"]
"""A way out of a table."""

TABLE_EXITS: tuple[TableExit, ...] = get_args(TableExit)


class _Onward(Protocol):
    @property
    def next(self) -> tuple[Branch, ...] | None: ...


class LeadsOn:
    """A scene: what follows each of its choices."""

    def leads(self: _Onward, choice: _Onward) -> tuple[Branch, ...]:
        """Where a choice of the scene leads; nowhere in a scene of the table."""
        return choice.next or self.next or ()


class HasExits:
    """A table: its ways out."""

    @property
    def exits(self) -> dict[TableExit, tuple[Branch, ...]]:
        """The ways out that the table has."""
        named = {name: getattr(self, name) for name in TABLE_EXITS}
        return {name: branches for name, branches in named.items() if branches is not None}
