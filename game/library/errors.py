"""What an author's command refuses; each message is one sentence with the remedy."""


class AuthorError(Exception):
    """What was asked for cannot be done. Nothing was written, and no file was changed."""
