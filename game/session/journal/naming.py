"""What a play or a player may be called: in any script, and what every file system takes."""

import unicodedata

from game.library.forbidden import HIDDEN, describe

LONGEST_NAME = 60
"""Characters of a name that somebody gives: of a play, or of himself."""

SIGNS = frozenset(" .,()+-_")

JOINERS = frozenset("\u200c\u200d")
"""Characters that join or part the letters of Persian, Hindi and others."""


def wrong_name(name: str) -> str | None:
    """Why a text can be no name of a play or of a player, to follow a colon; None where it can.

    Letters, marks and digits of any script, and a few signs: what every file system takes.

    >>> wrong_name("हिन्दी 2"), wrong_name("a/b")
    (None, 'it holds "/", and a name has letters, digits, spaces and hyphens only')
    """
    if not name:
        return "it is empty"
    if len(name) > LONGEST_NAME:
        return f"it has {len(name)} characters, and a name has {LONGEST_NAME} at most"
    if unicodedata.category(name[0])[0] in "PSZ":
        return "a name begins with a letter or a digit"
    for place, character in enumerate(name):
        kind = unicodedata.category(character)[0]
        joins = character in JOINERS and 0 < place < len(name) - 1
        if kind in "LMN" or joins or character in SIGNS:
            continue
        unseen = kind == "C" or HIDDEN.match(character)
        shown = describe(character) if unseen else f'"{character}"'
        return f"it holds {shown}, and a name has letters, digits, spaces and hyphens only"
    return "a name does not end with a space or a full stop" if name[-1] in " ." else None
