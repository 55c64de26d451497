"""Which screen a play stands on."""

from game.rules.phase import Phase
from game.rules.play import Play


def screen_for(play: Play, *, seated: bool) -> str:
    """The name of the screen that a play stands on.

    A recess is read like a scene. So is the first sight of the table, with what led to it,
    until the player sits down.
    """
    state = play.state
    if state.in_recess:
        return Phase.SCENE.value
    if state.phase is Phase.TABLE and not seated and not _been_seated(play):
        return Phase.SCENE.value
    return state.phase.value


def _been_seated(play: Play) -> bool:
    return bool(play.turns) and play.before(len(play.turns) - 1).phase is Phase.TABLE
