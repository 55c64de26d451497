"""What slots are called: after what is played in them, and after what they are a copy of."""

import os
import re
from collections.abc import Iterator
from itertools import count

LONGEST_STEM = 150
"""Bytes of the part of a copy's name that it has from its original."""


def numbered(case: str, role: str) -> Iterator[str]:
    """`reykjavik-1986-envoy-1` and so on."""
    return (f"{case}-{role}-{number}" for number in count(1))


def copies(stem: str, kind: str) -> Iterator[str]:
    """`reykjavik-1986-envoy-1-kept`, `reykjavik-1986-envoy-1-kept-2` and so on."""
    stem = re.sub(r"-(copy|kept)(-[0-9]+)?$", "", stem)
    # The name of a file may already be as long as names can be.
    stem = os.fsencode(stem)[:LONGEST_STEM].decode(errors="ignore")
    yield f"{stem}-{kind}"
    yield from (f"{stem}-{kind}-{number}" for number in count(2))


def same_or_copies(stem: str) -> Iterator[str]:
    """`reykjavik-1986-envoy-1` where that is free, else a copy of it."""
    yield stem
    yield from copies(stem, "copy")
