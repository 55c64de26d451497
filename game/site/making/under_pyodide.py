"""Compiles modules, under the Python that will run them: a `.pyc` is of one Python only.

`compile.mjs` runs this file under Pyodide, by itself: it imports nothing of the game.
"""

import importlib.util
import io
import marshal
import types
import zipfile

UNCHECKED = (1).to_bytes(4, "little")
"""Says in a `.pyc` that it is never held against a source, which is not there."""


def compiled(sources: bytes, lines: bool) -> bytes:
    """A zip of modules as a zip of what they compile to, without docstrings and assertions.

    Without `lines` they do not know of their lines either, which is a fifth of them.

    It is not compressed: it is packed as a whole, and read a file at a time.
    """
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(sources)) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as out,
    ):
        for path in given.namelist():
            source = given.read(path)
            code = compile(source, path, "exec", optimize=2, dont_inherit=True)
            code = code if lines else without_lines(code)
            header = importlib.util.MAGIC_NUMBER + UNCHECKED + importlib.util.source_hash(source)
            # Always the same date: the same sources give the same bytes.
            out.writestr(zipfile.ZipInfo(f"{path}c"), header + marshal.dumps(code))
    return made.getvalue()


def without_lines(code: types.CodeType) -> types.CodeType:
    """A code object, and those in it, that do not say where they stood."""
    consts = tuple(
        without_lines(each) if isinstance(each, types.CodeType) else each for each in code.co_consts
    )
    return code.replace(co_linetable=b"", co_consts=consts)
