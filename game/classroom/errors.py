"""What can go wrong in the classroom's commands; each message is one sentence for the teacher."""


class ClassroomError(Exception):
    """What was asked for cannot be done. Nothing was written, and no file was changed."""
