"""Whose a journal is: its own pseudonym, or what the student called the file or the folder."""

import re
from hashlib import sha256

from game.classroom.collecting.handed_in import HandedIn
from game.classroom.collecting.platforms import is_a_platforms, without_a_platforms
from game.rules.moves import Reflect, move_to_json
from game.session.journal.journal import Journal

THE_GAMES = frozenset({"saves", "examples"})
"""Folders that the game makes, and that say nothing of whose they are."""


def pseudonym(file: HandedIn, journal: Journal | None) -> str:
    """What a student is called in everything that is written of a class.

    That is what the journal says, asked for when it was finished or exported. Where it says
    nothing, a file is called `otter-reykjavik-1986-envoy-1.json` by a student who puts a word in
    front, or lies in a folder that the teacher called after the student's pseudonym. What a
    learning platform called either has a real name in it: then the student gets a word made from
    the moves.
    """
    if journal is not None and journal.pseudonym:
        return journal.pseudonym
    own = _own_word(file, journal)
    if own:
        return own
    folders = [name for name in file.within if name.casefold() not in THE_GAMES]
    if folders and not any(map(is_a_platforms, file.within)):
        return _stripped(folders[0])
    if journal is None:
        return ""
    return f"player-{fingerprint(journal)[:6]}"


def _own_word(file: HandedIn, journal: Journal | None) -> str:
    """What the file is called, less what the platform and the game put there."""
    stem = without_a_platforms(file.stem)
    if journal is not None:
        copies = r"(-[0-9]+)?(-(copy|kept))?(-[0-9]+)?( ?\([0-9]+\))?"
        stem = re.sub(rf"{re.escape(journal.case)}-{journal.role}{copies}", "", stem)
    return _stripped(stem)


def _stripped(name: str) -> str:
    return name.strip("-_ .")


def fingerprint(journal: Journal) -> str:
    """What two files have in common that are one play, whatever was written at its end."""
    moves = [
        (str(move_to_json(entry.move)), entry.at)
        for entry in journal.moves
        if not isinstance(entry.move, Reflect)
    ]
    return sha256(repr((journal.case, journal.role, moves)).encode("utf-8", "replace")).hexdigest()
