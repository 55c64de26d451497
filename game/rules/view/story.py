"""A play told: the talks so far, passage by passage, and every move that was made."""

from typing import NamedTuple

from game.rules.moves import Choose, FillPlan, Move, Propose, Reflect
from game.rules.phase import TALKS
from game.rules.play import Play
from game.rules.state import State
from game.rules.turns import listed_moves
from game.rules.view.blocks import Block, Says
from game.rules.view.draw import title_of, view
from game.rules.view.table_view import package_lines
from game.rules.view.view import Name, PackageLine, View


class ToldPassage(NamedTuple):
    """One turn of the talks."""

    said: str | None
    """What the player said or did; None at the opening."""
    offered: tuple[PackageLine, ...]
    """The package he tabled, where that is what he did."""
    reply: tuple[Block, ...]
    title: str
    """Of the place it led to."""
    dateline: str | None
    """None where the place is the same as before."""
    present: tuple[Name, ...]
    text: tuple[Block, ...]
    advice: tuple[Says, ...]


def passage(play: Play, drawn: View | None = None) -> ToldPassage | None:
    """What the last move added to the talks; None of a move outside them.

    `drawn` is the View of the play, where somebody has it already.
    """
    state = play.state
    if state.phase not in TALKS:
        return None
    here = drawn or view(play)
    before = play.before(len(play.turns) - 1) if play.turns else None
    said: str | None = None
    offered: tuple[PackageLine, ...] = ()
    if before is not None and before.phase in TALKS:
        move = play.turns[-1].move
        said = in_words(play, move, before)
        if isinstance(move, Propose):
            settled = dict(move.package)
            package = tuple(map(settled.get, play.case_role.issue_ids))
            offered = package_lines(play.case_role, package)
    was_here = before is not None and before.phase in TALKS and before.place == state.place
    new = not was_here
    into_recess = state.in_recess and not (before is not None and before.in_recess)
    return ToldPassage(
        said,
        offered,
        here.reply,
        here.title,
        here.dateline if new else None,
        here.present if new else (),
        here.text if new or into_recess else (),
        here.advice if new else (),
    )


class Made(NamedTuple):
    """A move that was made, as a list of moves shows it."""

    number: int
    """From 1."""
    where: str
    text: str


def moves_made(play: Play) -> tuple[Made, ...]:
    """Every move of a play in words."""
    made: list[Made] = []
    for at, turn in enumerate(play.turns):
        before = play._replace(turns=play.turns[:at])
        made.append(Made(at + 1, title_of(before), in_words(play, turn.move, before.state)))
    return tuple(made)


def in_words(play: Play, move: Move, before: State) -> str:
    """A move in words: the text of what was chosen."""
    match move:
        case Choose(id=move_id):
            listed = listed_moves(play.case_role, before)
            return next((each.text for each in listed if each.id == move_id), move_id)
        case Propose():
            return "You put a paper on the table."
        case FillPlan():
            return "You wrote in the plan."
        case Reflect():
            return "You wrote down what you made of it."
