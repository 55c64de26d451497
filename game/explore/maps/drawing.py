"""Drawing a map in the kind of file that was asked for."""

from pathlib import Path
from typing import Literal

from game.explore.maps.role_map import RoleMap
from game.library.errors import AuthorError

FileKind = Literal[".svg", ".dot"]


def kind_of(path: Path | None) -> FileKind:
    """Return which kind of file a path asks for; SVG where there is none.

    Raises:
        AuthorError: a map cannot be drawn so.
    """
    if path is None or path.suffix.lower() == ".svg":
        return ".svg"
    if path.suffix.lower() in (".dot", ".gv"):
        return ".dot"
    raise AuthorError(
        f"A map is drawn as .svg or .dot, and {path.name} is neither: name it so with -o."
    )


def draw(drawn: RoleMap, kind: FileKind) -> str:
    """Return a map as the text of a file."""
    if kind == ".svg":
        from game.explore.maps.svg import as_svg

        return as_svg(drawn)
    from game.explore.maps.dot import as_dot

    return as_dot(drawn)
