"""What a terminal sends that is no UTF-8: read as U+FFFD, a letter that nobody means.

Textual reads the keyboard as strict UTF-8, in a thread that such a byte ends, and the game with it.
"""

import sys
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

READS_WITH = "getincrementaldecoder"
"""What Textual's drivers for terminals and for browsers read their input with."""


def forgiving(driver: "type[Driver]") -> "type[Driver]":
    """The driver, made to put up with input that is no UTF-8.

    A terminal set to Latin-1 sends one byte for an ü, and a stray byte is no reason to end a play.
    `tests/tui/test_input_bytes.py` tells when Textual reads its input in another way.
    """
    module = sys.modules[driver.__module__]
    if hasattr(module, READS_WITH):
        setattr(module, READS_WITH, _replacing)
    return driver


def _replacing(encoding: str) -> Callable[[], IncrementalDecoder]:
    return partial(getincrementaldecoder(encoding), errors="replace")
