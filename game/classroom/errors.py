"""What can go wrong in the classroom's commands; each message is one sentence for the teacher."""

from game.library.errors import Refusal


class ClassroomError(Refusal):
    """What was asked for cannot be done. Nothing was written, and no file was changed."""
