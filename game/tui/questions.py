"""The questions the app asks whatever screen is up: where to go, and where to branch."""

from typing import TYPE_CHECKING

from textual.content import Content

from game.tui.sheet import Question

if TYPE_CHECKING:
    from game.rules.play import Play

LEAVING = Question(
    "Leave",
    (Content("Your play is saved after every move, and waits for you."),),
    (("shelf", "Back to the cases"), ("saves", "To the saved plays"), ("quit", "Quit"),
     ("no", "Stay")),
)  # fmt: skip

LEAVING_UNSAVED = Question(
    "Leave",
    (Content("This play is not saved: it ends when you leave it, unless you save it elsewhere."),),
    (("keep", "Save it elsewhere"), ("shelf", "Back to the cases, and give it up"),
     ("quit", "Quit, and give it up"), ("no", "Stay")),
)  # fmt: skip


def branching(play: "Play") -> Question:
    """From which move of a finished play to go on differently."""
    from game.tui.story import moves_made

    said = "A new journal keeps the moves before the one you choose; this one stays as it is."
    moves = tuple((str(made.number), f"{made.where}: {made.text}") for made in moves_made(play))
    return Question("Branch", (Content(said),), moves)
