"""The streams of the process, made to put up with what their encoding cannot hold."""

import sys
from io import TextIOWrapper


def forgiving_streams() -> None:
    """Let a question mark stand for what cannot be read or written."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
