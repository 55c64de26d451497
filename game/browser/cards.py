"""The shelf as pages list it."""

from typing import TYPE_CHECKING

from game.library.shelf.emblem import read_emblem
from game.web.around.cards import Listed

if TYPE_CHECKING:
    from game.library.shelf.shelf import Shelf


def listed_on(shelf: "Shelf") -> list[Listed]:
    """Every case of the shelf."""
    return [Listed(entry.id, entry.listing, read_emblem(entry.folder)) for entry in shelf.entries]
