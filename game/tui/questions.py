"""The questions the app asks whatever screen is up: where to go, and where to branch."""

from typing import TYPE_CHECKING

from textual.content import Content

from game.tui.text.sheet import Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.rules.view.story import Made

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


def branching(made: "Iterable[Made]") -> Question:
    """From which move of a finished play to go on differently."""
    said = "A new journal keeps the moves before the one you choose; this one stays as it is."
    moves = tuple((str(each.number), f"{each.where}: {each.text}") for each in made)
    return Question("Branch", (Content(said),), moves)
