"""The streams of the process, made to put up with what their encoding cannot hold, or to be there.

A program may be started with any of them closed, as by `<&-` in a shell.
"""

import sys
from io import StringIO, TextIOWrapper


def forgiving_streams() -> None:
    """Let a question mark stand for what cannot be read or written, and nothing for no stream."""
    # Typeshed has them always there.
    streams = vars(sys)
    for name in ("stdin", "stdout", "stderr"):
        stream = streams[name]
        if stream is None:
            streams[name] = StringIO()
        elif isinstance(stream, TextIOWrapper) and name != "stderr":
            stream.reconfigure(errors="replace")


def no_output() -> bool:
    """Whether what is asked for could be written nowhere."""
    return vars(sys)["stdout"] is None
