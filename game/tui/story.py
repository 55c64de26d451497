"""The talks so far, told from a playthrough: what was said, what came of it, where it led."""

from typing import NamedTuple

from game.rules.moves import Choose, FillPlan, Move, Propose, Reflect
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.state import State
from game.rules.view.draw import view as view_of
from game.rules.view.view import Advice, View

TALKS = (Phase.SCENE, Phase.TABLE)


class Passage(NamedTuple):
    """One turn of the talks."""

    said: str | None
    """What the player said or did; None at the opening."""
    offered: tuple[tuple[str, str | None], ...]
    """The package he tabled, where that is what he did."""
    reply: tuple[str, ...]
    title: str
    """Of the place it led to."""
    dateline: str | None
    """None where the place is the same as before."""
    present: tuple[str, ...]
    text: tuple[str, ...]
    advice: tuple[Advice, ...]


def story(play: Play) -> list[Passage]:
    """The talks of a play, a passage a turn."""
    passages: list[Passage] = []
    place: str | None = None
    for at in range(len(play.turns) + 1):
        part = play._replace(turns=play.turns[:at])
        if part.state.phase not in TALKS:
            continue
        here = view_of(part)
        passages.append(_passage(part, here, new=part.state.place != place))
        place = part.state.place
    return passages


def _passage(part: Play, here: View, *, new: bool) -> Passage:
    said: str | None = None
    offered: tuple[tuple[str, str | None], ...] = ()
    if part.turns:
        at = len(part.turns) - 1
        before = part.before(at)
        if before.phase in TALKS:
            said = describe(part, at)
            move = part.turns[at].move
            offered = move.package if isinstance(move, Propose) else ()
    recess = part.state.in_recess
    return Passage(
        said,
        offered,
        here.said,
        here.title,
        here.dateline if new else None,
        here.present if new else (),
        here.text if new or (recess and not _was_in_recess(part)) else (),
        here.advice if new else (),
    )


def _was_in_recess(part: Play) -> bool:
    return part.before(len(part.turns) - 1).in_recess


class Made(NamedTuple):
    """A move that was made, as a list of moves shows it."""

    number: int
    """From 1."""
    where: str
    text: str


def moves_made(play: Play) -> list[Made]:
    """Every move of a play in words."""
    made: list[Made] = []
    for at in range(len(play.turns)):
        before = play._replace(turns=play.turns[:at])
        made.append(Made(at + 1, view_of(before).title, describe(play, at)))
    return made


def describe(play: Play, at: int) -> str:
    """A turn in words: the text of what was chosen."""
    return _in_words(play, play.turns[at].move, play.before(at))


def _in_words(play: Play, move: Move, before: State) -> str:
    match move:
        case Choose(id=move_id):
            listed = view_of(play._replace(first=before, turns=())).moves
            return next((each.text for each in listed if each.id == move_id), move_id)
        case Propose():
            return "You put a paper on the table."
        case FillPlan():
            return "You wrote in the plan."
        case Reflect():
            return "You wrote down what you made of it."
