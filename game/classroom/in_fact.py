"""How history stood at its end: the facts, flags and paper with which its passages hold."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from game.classroom.paper_table import NEUTRAL, PaperTable
from game.library.models.base import Effects, Prose
from game.rules.case_role import CaseRole, Package, case_role_of
from game.rules.moves import Choose, Move, NotOffered, Propose
from game.rules.phase import OVER, Phase
from game.rules.play import Play
from game.rules.prose import prose
from game.rules.state import Deal, State


def as_in_fact(table: PaperTable, passages: Prose) -> tuple[str, ...]:
    """The paragraphs that hold for what was in fact found out, done and signed."""
    return prose(table.case_role, in_fact(table), passages)


@lru_cache(maxsize=64)
def in_fact(table: PaperTable) -> State:
    """The state in which history's play of the table's role came to history's ending.

    What was done is played by the rules, with the papers of the time tabled in turn. Where none of
    them leads there, as in a case that is still being written, what its marks teach is summed.
    """
    # As played, with the case's own points: on paper a deal may come out otherwise by a tenth.
    case_role = case_role_of(table.case_file, table.case_role.name)
    for tabled in _papers_of_the_time(case_role):
        for until_the_end in (False, True):
            state = _played(case_role, tabled, until_the_end=until_the_end)
            if state is not None:
                return state
    return _summed(case_role)


def _papers_of_the_time(case_role: CaseRole) -> Iterator[Package | None]:
    """What may have been tabled: whole papers, then drafts of each in turn, then none at all."""
    told, model = case_role.debrief.history, case_role.role.table
    signed = [told.package] if told.package is not None else []
    papers = [case_role.package(each) for each in (*signed, *(text.package for text in told.texts))]
    yield from papers
    if model is not None and model.left_open:
        open_ = {case_role.issue_ids.index(issue) for issue in model.left_open}
        for paper in papers:
            yield tuple(None if n in open_ else option for n, option in enumerate(paper))
    for paper in papers:
        for left_out in range(1, (model.brackets if model else 0) + 1):
            for places in combinations(range(len(paper)), left_out):
                yield tuple(None if n in places else option for n, option in enumerate(paper))
    yield None


def _played(case_role: CaseRole, tabled: Package | None, *, until_the_end: bool) -> State | None:
    """Where history's moves lead with this paper; None where that is not history's ending.

    A paper that is refused is tabled once, or until the rounds run out.
    """
    play = Play.begin(case_role)
    left = [] if tabled is None else [tabled]
    try:
        while play.state.phase not in OVER:
            play = play.after_all(_moves(play, left))
            if until_the_end and tabled is not None:
                left = [tabled]
    except NotOffered:
        return None
    ending = case_role.role.endings.get(play.state.place)
    return play.state if ending is not None and ending.history else None


def _moves(play: Play, left: list[Package]) -> list[Move]:
    """What was done next, by what the case marks as history."""
    case_role, state = play.case_role, play.state
    if state.phase is Phase.BRIEFING:
        done = [Choose(action.id) for action in case_role.actions.values() if action.history]
        return [Choose("begin"), *done, Choose("commit")]
    if state.phase is Phase.SCENE:
        choices = case_role.choices[state.place].values()
        marked = next((choice.id for choice in choices if choice.history), None)
        if marked is None:
            raise NotOffered(f"history chose nothing at {state.place}")
        return [Choose(marked)]
    if state.phase is Phase.TABLE:
        if not left:
            return [Choose("walk")]
        return [Propose(tuple(zip(case_role.issue_ids, left.pop(), strict=True)))]
    return [Choose("commit")]


def _summed(case_role: CaseRole) -> State:
    """Every fact and flag of what is marked as history, and its paper signed."""
    role, package = case_role.role, case_role.debrief.history.package
    marked = [action.effects for action in role.groundwork.actions if action.history]
    for scene in role.scenes.values():
        marked += [choice.effects for choice in scene.choices if choice.history]
    knows, flags = _taught(marked), frozenset(flag for each in marked for flag in each.flags)
    felt = (NEUTRAL,) * len(case_role.faces)
    deal = (
        Deal("signed", case_role.package(package), felt, NEUTRAL, knows, flags)
        if package is not None
        else None
    )
    place = next(name for name, ending in role.endings.items() if ending.history)
    return Play.begin(case_role).state._replace(
        phase=Phase.ENDING, place=place, knows=knows, flags=flags, deal=deal
    )


def _taught(effects: Iterable[Effects]) -> frozenset[str]:
    return frozenset(fact for each in effects for fact in each.learn)
