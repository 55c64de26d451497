"""The valid name nearest to the one that was found."""

from collections.abc import Iterable
from difflib import get_close_matches

LISTED = 10
"""How many valid names are listed where none is near."""


def nearest(found: str, valid: Iterable[str]) -> str | None:
    """Return the name in `valid` that looks most like `found`, or None where none does."""
    by_lower = {name.lower(): name for name in valid}
    near = get_close_matches(found.lower().replace("_", "-"), by_lower, n=1, cutoff=0.6)
    if not near:
        near = get_close_matches(found.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[near[0]] if near else None


def hint(found: str, valid: Iterable[str]) -> str:
    """Return the end of a message: the nearest valid name, or what is valid at all."""
    # A set has no order of its own, and a message must be the same on every run.
    names = sorted(valid) if isinstance(valid, (set, frozenset)) else list(valid)
    near = nearest(found, names)
    if near is not None:
        return f'did you mean "{near}"?'
    if not names:
        return "there is none to name"
    if len(names) == 1:
        return f"expected {names[0]}"
    listed = ", ".join(names[:LISTED])
    more = len(names) - LISTED
    return f"expected one of {listed}" + (f" and {more} more" if more > 0 else "")
