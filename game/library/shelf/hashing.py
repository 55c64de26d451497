"""The content hash of a folder, which changes with any byte that the game reads of it."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from game.library.gates.files import FileTooLarge, leads_outside, read_file
from game.library.limits import CASE_FILES, FILE_BYTES

YAML_ENDINGS = (".yaml", ".yml")
"""How the files end that the game reads, or should say that it does not."""


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files of `folder` by name; none where it cannot be listed.

    What systems, editors and programs that copy leave beside them is passed over: files whose
    names begin with a dot, as hidden ones do, or with `~` or `#`, as temporary ones do. Of more
    than a case may have there is one too many, which is reported.
    """
    try:
        found = sorted(
            path
            for path in folder.iterdir()
            if path.suffix.lower() in YAML_ENDINGS and path.name[0] not in ".~#"
        )
        return found[: CASE_FILES.most + 1]
    except OSError:
        return []


def content_hash(files: Iterable[Path]) -> str:
    """Return the SHA-256 of the names and bytes of `files`; what is not read counts as empty.

    The same content has the same hash in any folder.
    """
    whole = sha256()
    for path in files:
        found = _bytes(path)
        # With their lengths: no byte can pass from a name to a file, or from file to file.
        whole.update(f"{len(path.name)}:{path.name}:{len(found)}:".encode())
        whole.update(found)
    return whole.hexdigest()


def _bytes(path: Path) -> bytes:
    """Return what the reader would read of a file; start-up must not hash a film."""
    try:
        return b"" if leads_outside(path, path.parent) else read_file(path, FILE_BYTES.most)
    except FileTooLarge:
        return b"too large"
    except OSError:
        return b""
