"""Places: where a state stands, by the name that the walk gives it."""

GROUNDWORK = "groundwork "
RECESS = "recess "
SETTLING = "settling "
"""Places that are no scene; ids hold no spaces. The last two stand before a scene's id: the
recess called there, and a meeting at its table that may be closed or left."""


def scene_or_ending(place: str) -> str:
    """The scene of a place, or the ending that it is; nothing for the groundwork."""
    return place.rpartition(" ")[2]
