"""Text that people typed, made fit to be shown: no characters that hide or turn others round."""

from game.library.forbidden import HIDDEN


def shown_text(text: str) -> str:
    """A text on one line, with a question mark for each character that must not be shown."""
    return HIDDEN.sub("?", " ".join(text.split()))
