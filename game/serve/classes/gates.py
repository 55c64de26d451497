"""Gates: how far plays may go, each opened by the teacher with a click."""

from typing import Literal, get_args

from game.rules.phase import Phase

Gate = Literal["brief", "plan", "talks", "ending"]

GATES: tuple[Gate, ...] = get_args(Gate)
"""In the order in which they are opened; an open one leaves those before it open."""

OPENS: dict[Gate, str] = {
    "brief": "The brief can be read.",
    "plan": "Groundwork and plan are open.",
    "talks": "The talks are open.",
    "ending": "Endings, the two sentences and the debrief are open.",
}
"""What is said to players when a gate is opened."""

BEHIND: dict[Phase, Gate] = {
    Phase.BRIEFING: "brief",
    Phase.GROUNDWORK: "plan",
    Phase.PLAN: "plan",
    Phase.SCENE: "talks",
    Phase.TABLE: "talks",
    # Whoever comes to an ending reads where he has come to.
    Phase.ENDING: "brief",
    Phase.REFLECTION: "ending",
    Phase.DEBRIEF: "ending",
}
"""By phase: the gate behind which it lies."""

CLOSED: dict[Gate, str] = {
    "brief": "Nothing is open yet.",
    "plan": "The groundwork is not open yet: read your brief until your teacher opens it.",
    "talks": "The talks are not open yet. What you write in the plan is kept; go in with it when "
    "your teacher opens them.",
    "ending": "What follows is not open yet: your teacher opens it for everybody.",
}
"""By gate: what is said to whoever stands before it."""


def is_open(gate: Gate, behind: Phase) -> bool:
    """Whether a phase may be entered while `gate` is the last that was opened."""
    return GATES.index(gate) >= GATES.index(BEHIND[behind])


def gate_word(word: str) -> Gate | None:
    """The gate that a word names."""
    return next((gate for gate in GATES if gate == word), None)
