"""The content hash of a folder, which changes with any byte that the game reads of it."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

YAML_ENDINGS = (".yaml", ".yml")
"""How the files end that the game reads, or should say that it does not."""


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files of `folder` by name; none where it cannot be listed."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in YAML_ENDINGS)
    except OSError:
        return []


def content_hash(files: Iterable[Path]) -> str:
    """Return the SHA-256 of the names and bytes of `files`; what cannot be read counts as empty.

    The same content has the same hash in any folder.
    """
    whole = sha256()
    for path in files:
        try:
            found = path.read_bytes() if path.is_file() else b""
        except OSError:
            found = b""
        # With their lengths: no byte can pass from a name to a file, or from file to file.
        whole.update(f"{len(path.name)}:{path.name}:{len(found)}:".encode())
        whole.update(found)
    return whole.hexdigest()
