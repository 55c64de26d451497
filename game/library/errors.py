"""What is refused: one sentence for the person who asked, and the exit code of a command."""


class Refusal(Exception):
    """What was asked for cannot be done; the message is one sentence with the remedy.

    Every error that a person may bring about is one, whichever part raises it: a front end
    shows the sentence, a command prints it and leaves with `exit_code`.
    """

    exit_code = 2

    @property
    def sentence(self) -> str:
        """What to tell the person."""
        return str(self)


class AuthorError(Refusal):
    """What was asked for cannot be done. Nothing was written, and no file was changed."""
