"""The seal of a class's server under a finished journal: that it recorded these moves for a seat.

It proves nothing of who sat there. Whoever has no key can neither make a seal nor check one.
"""

import hmac
import json
from collections.abc import Sequence
from hashlib import sha256
from secrets import token_hex
from typing import NamedTuple

from game.session.errors import JournalError
from game.session.journal.journal import Journal, Seal

KEY_DIGITS = 64
"""Of a key, in hexadecimal."""

ID_DIGITS = 16
"""Of what a key is called by, which says nothing of the key."""


class SealKey(NamedTuple):
    """The secret of one server."""

    id: str
    secret: bytes


def new_key() -> bytes:
    """What stands in the file of a new key."""
    return f"{token_hex(KEY_DIGITS // 2)}\n".encode()


def read_key(content: bytes, name: str) -> SealKey:
    """The key that a file holds; `name` is what sentences call the file.

    Raises:
        JournalError: it holds none.
    """
    text = content.decode("ascii", "replace").strip()
    if len(text) != KEY_DIGITS or text.strip("0123456789abcdef"):
        raise JournalError(f"{name} holds no key of a server of classes")
    secret = bytes.fromhex(text)
    return SealKey(sha256(b"summitry seal key " + secret).hexdigest()[:ID_DIGITS], secret)


def sealed(journal: Journal, key: SealKey, class_name: str, try_number: int) -> Journal:
    """The journal with a seal; without one where it has no digest to be sealed."""
    if journal.digest is None:
        return journal._replace(seal=None)
    seal = Seal(key.id, "", class_name, try_number)
    return journal._replace(seal=seal._replace(hmac=_hmac(journal, seal, key)))


def seal_holds(journal: Journal, key: SealKey) -> bool:
    """Whether the seal of a journal was made with this key for what it now says."""
    seal = journal.seal
    if seal is None or seal.key != key.id or journal.digest is None:
        return False
    return hmac.compare_digest(seal.hmac.encode(), _hmac(journal, seal, key).encode())


def seal_said(journal: Journal, keys: Sequence[SealKey]) -> str:
    """What to say of a journal's seal to whoever has these keys; nothing where one of them holds.

    Where there are no keys nothing is said either: nobody can check a seal without one.
    """
    if not keys or any(seal_holds(journal, key) for key in keys):
        return ""
    if journal.seal is None:
        return "it has no seal: no server of a class recorded it, or it was changed since"
    if any(journal.seal.key == key.id for key in keys):
        return "its seal does not hold: it was changed after the server gave it out"
    return "its seal is another server's"


def _hmac(journal: Journal, seal: Seal, key: SealKey) -> str:
    parts = (journal.digest, seal.class_name, journal.pseudonym, seal.try_number, seal.key)
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(key.secret, text.encode("utf-8", "replace"), sha256).hexdigest()
