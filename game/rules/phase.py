"""The phases of a play, in order."""

from enum import StrEnum


class Phase(StrEnum):
    """The order of play."""

    BRIEFING = "briefing"
    GROUNDWORK = "groundwork"
    PLAN = "plan"
    SCENE = "scene"
    TABLE = "table"
    ENDING = "ending"
    REFLECTION = "reflection"
    DEBRIEF = "debrief"


OVER = (Phase.ENDING, Phase.REFLECTION, Phase.DEBRIEF)
"""The phases of a play that has reached its ending."""

TALKS = (Phase.SCENE, Phase.TABLE)
"""The phases of the talks themselves."""
