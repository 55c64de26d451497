"""Secrets that browsers hold: 128 random bits, of which only a hash is kept."""

import hmac
from hashlib import sha256
from secrets import token_hex

BYTES = 16


def new_token() -> str:
    """A token, in hexadecimal digits."""
    return token_hex(BYTES)


def new_mark() -> str:
    """A mark by which a row that was added is found again."""
    return token_hex(BYTES)


def hashed(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def form_token(token: str) -> str:
    """What the forms of a browser carry: made from its token, and no way back to it."""
    return hmac.new(token.encode("utf-8", "replace"), b"form", sha256).hexdigest()[:32]


def same(one: str, other: str) -> bool:
    """Whether two tokens are the same, in a time that does not say how far they agree."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
