"""Under which pseudonym a journal is handed in."""

from game.session.errors import JournalError
from game.session.journal.journal import Journal
from game.session.journal.naming import wrong_name


def signed(journal: Journal, pseudonym: str) -> Journal:
    """The journal under a pseudonym, which may be empty for none.

    No digest is over it; a seal is, and falls off where it is another.

    Raises:
        JournalError: it can be no name.
    """
    name = pseudonym.strip() or None
    wrong = wrong_name(name) if name else None
    if wrong is not None:
        raise JournalError(f"This pseudonym is not used: {wrong}.")
    return journal if name == journal.pseudonym else journal._replace(pseudonym=name, seal=None)
