"""A play told as prose: the places, what was chosen, what came of it, offers and answers."""

from collections.abc import Iterator

from game.rules.moves import FillPlan, Propose, Reflect
from game.rules.phase import Phase
from game.rules.play import Play
from game.rules.view.as_text import lines_of
from game.rules.view.blocks import Block
from game.rules.view.draw import view
from game.rules.view.story import moves_made
from game.rules.view.table_view import package_lines
from game.rules.view.view import View

UNTOLD = frozenset({"begin", "commit", "continue", "skip"})
"""Moves of the rules' own that only lead on: where they lead is told."""

NAMES = {
    Phase.BRIEFING: "The brief",
    Phase.GROUNDWORK: "The days before",
    Phase.PLAN: "The plan",
    Phase.REFLECTION: "What you made of it",
    Phase.DEBRIEF: "The debrief",
}
"""What the parts of a play are called that are no places."""


def told(play: Play) -> Iterator[str]:
    """A play as paragraphs, from its first move as far as it goes."""
    case_role = play.case_role
    yield f"{case_role.case.title}: {case_role.role.title} ({case_role.name})"
    made = moves_made(play)
    place: tuple[object, ...] = ()
    for count in range(len(play.turns) + 1):
        here = view(play._replace(turns=play.turns[:count]))
        if count:
            yield from _move(play, count - 1, made[count - 1].text)
            yield from _lines(here.reply)
        if (here.phase, here.scene, here.in_recess) != place:
            place = (here.phase, here.scene, here.in_recess)
            yield from _place(here)


def _place(here: View) -> Iterator[str]:
    """Where the play has come to: its heading, what is seen and what one's own people say."""
    title = NAMES.get(here.phase, here.title)
    if here.in_recess:
        title = f"{here.title}: a recess"
    where = f", {here.dateline}" if here.dateline and not here.in_recess else ""
    yield f"{title.upper()}{where}"
    if here.debrief is not None:
        yield from _lines(here.debrief.page_one)
        return
    yield from _lines(here.text)
    yield from _lines(here.advice)


def _move(play: Play, at: int, text: str) -> Iterator[str]:
    """What the player did."""
    match play.turns[at].move:
        case Propose(package=package):
            settled = dict(package)
            lines = package_lines(play.case_role, tuple(map(settled.get, play.case_role.issue_ids)))
            told = "; ".join(
                f"{line.title}: {line.text if line.text is not None else '[left open]'}"
                for line in lines
            )
            yield f"> You table a paper. {told}."
        case FillPlan(answers=answers, forecast=forecast):
            for line_id, answer_id in answers:
                line = play.case_role.plan_lines[line_id]
                answer = next(each for each in line.answers if each.id == answer_id)
                yield f"> {line.text} {answer.text}."
            if forecast is not None:
                yield f"> The chance that all sign and home stands by it: {forecast} of 100."
        case Reflect(text=written):
            yield f"> {written}"
        case move:
            if move.id not in UNTOLD:
                yield f"> {text}"


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from lines_of(block)
