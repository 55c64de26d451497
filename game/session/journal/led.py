"""Where a move led, as a journal writes it down."""

from game.rules.state import State


def led_to(state: State) -> str:
    """Phase and place as one stable text, as in `scene:aspen-lodge` or `groundwork`."""
    phase = "recess" if state.in_recess else str(state.phase)
    return f"{phase}:{state.place}" if state.place else phase
