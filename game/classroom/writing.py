"""Writing what a teacher asked for: all of it or nothing, and never over something of hers."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from game.classroom.errors import ClassroomError


def write_all(files: Mapping[Path, str | bytes], *, replace: bool) -> None:
    """Write every file, having looked first whether that would destroy anything.

    A file that already says the same counts as written.

    Raises:
        ClassroomError: something is there already, or a file cannot be written.
    """
    contents = {
        path: content.encode("utf-8", "replace") if isinstance(content, str) else content
        for path, content in files.items()
    }
    in_the_way = [path for path, content in contents.items() if _differs(path, content)]
    if in_the_way and not replace:
        raise ClassroomError(
            f"{in_the_way[0]} is there already and says something else{_and_more(in_the_way)}: "
            "name another place with -o, or add --replace to write over it."
        )
    for path, content in contents.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_symlink():
                # Among what was handed in there may be one to a file that is not to be lost.
                path.unlink()
            path.write_bytes(content)
        except OSError as error:
            raise ClassroomError(
                f"{path} cannot be written: {error.strerror or error}. If it is open in another "
                "program, close it there."
            ) from None


def _and_more(paths: list[Path]) -> str:
    return f", and so are {len(paths) - 1} more" if len(paths) > 1 else ""


def _differs(path: Path, content: bytes) -> bool:
    """Whether there is something at a path that writing would destroy."""
    try:
        return path.is_symlink() or (path.exists() and path.read_bytes() != content)
    except OSError:
        # A folder, or a file that may not be read: it is not ours to write over.
        return True


def written_in_words(paths: Iterable[Path]) -> str:
    """A line for each file that was written."""
    return "\n".join(f"wrote {path}" for path in paths)
