"""Endings, history's path to one of them, and questions with one right answer."""

from collections.abc import Iterator, Sequence

from game.library.lint.flow.graph import RECALLED
from game.library.lint.flow.ways import Way, in_order, ways_from
from game.library.lint.subject import RoleSubject, Subject
from game.library.mistakes import Mistake
from game.library.models.base import Branch, Condition
from game.library.models.debrief import QuizAnswer
from game.library.models.role import Answer, Role
from game.library.reading.marks import Path


def endings_present(view: RoleSubject) -> Iterator[Mistake]:
    """A role without `recalled`, without a best ending, or without exactly one of history."""
    endings = view.role.endings
    if RECALLED not in endings:
        message = "expected one called `recalled`, for when the mandate is spent"
        yield view.mistake(("endings",), "E001", message, on_key=True)
    historical = _historical(view.role)
    if not historical:
        message = "no ending has `history: true`; expected exactly one"
        yield view.mistake(("endings",), "E002", message, on_key=True)
    for name in historical[1:]:
        message = f'"{historical[0]}" is history\'s ending already; expected exactly one'
        yield view.mistake(("endings", name, "history"), "E002", message)
    if not any(ending.best for ending in endings.values()):
        message = "no ending has `best: true`; expected one or more"
        yield view.mistake(("endings",), "E003", message, on_key=True)


def history_leads(view: RoleSubject) -> Iterator[Mistake]:
    """History's choices where they do not lead to history's ending."""
    historical = _historical(view.role)
    if len(historical) != 1 or in_order(view).loops or view.role.opening not in view.role.scenes:
        return
    leading = leading_to(view, historical[0], history=True)
    if view.role.opening not in leading:
        yield from _where_it_stops(view, historical[0])
    else:
        yield from _signed_elsewhere(view, historical[0], {*leading, historical[0]})


def _signed_elsewhere(view: RoleSubject, ending: str, leading: set[str]) -> Iterator[Mistake]:
    """A package that history signed, and that `signed` leads to another ending than history's."""
    debrief, table = view.subject.debrief, view.role.table
    package = debrief.model.history.package if debrief is not None else None
    if table is None or not package or not any(each.to in leading for each in table.signed):
        return  # what history signed, if anything, was not signed at this table
    if not view.subject.issue_of.keys() >= set(package.values()):
        return  # which is told where the package stands
    open_to = _may_lead(table.signed, set(package.values()))
    if open_to and not any(to in leading for _, to in open_to):
        index, to = open_to[-1]
        message = (
            f'the package that debrief.yaml says was signed leads to "{to}" here, and history\'s '
            f'ending is "{ending}"'
        )
        yield view.mistake(("table", "signed", index), "E004", message)


def _may_lead(branches: tuple[Branch, ...], agreed: set[str]) -> list[tuple[int, str]]:
    """The branches that a paper with these options may take, up to the first that it must."""
    found: list[tuple[int, str]] = []
    for index, branch in enumerate(branches):
        must = branch.when is None or _surely(branch.when, agreed)
        never = branch.when is not None and not set(branch.when.agreed) <= agreed
        if branch.unless is not None:
            never = never or _surely(branch.unless, agreed)
            must = must and not set(branch.unless.agreed) <= agreed
        if not never:
            found.append((index, branch.to))
            if must:
                break
    return found


def _surely(condition: Condition, agreed: set[str]) -> bool:
    """Whether a condition holds of a paper, whatever else is so."""
    return condition.model_fields_set <= {"agreed"} and set(condition.agreed) <= agreed


def leading_to(view: RoleSubject, ending: str, *, history: bool = False) -> set[str]:
    """Return the scenes from which `ending` can be reached, or is by history's choices alone."""
    leading = {ending}
    for name in in_order(view).scenes:
        ways = ways_from(view, name)
        if history:
            ways = _history_ways(view, name)
            if len(ways) != 1 and not view.role.scenes[name].table:
                continue
        if any(to in leading for way in ways for _, to in way.targets()):
            leading.add(name)
    return leading


def one_right_answer(subject: Subject) -> Iterator[Mistake]:
    """Plan lines and quiz questions without exactly one right answer."""
    for view in subject.views:
        for index, line in enumerate(view.role.plan.lines):
            if (right := _right(line.answers)) != 1:
                path: Path = ("plan", "lines", index, "answers")
                message = f"found {right} answers with `right: true`; expected exactly one"
                yield view.mistake(path, "E005", message, on_key=True)
    if subject.debrief is not None:
        for index, question in enumerate(subject.debrief.model.quiz):
            if (right := _right(question.answers)) != 1:
                path = ("quiz", index, "answers")
                message = f"found {right} answers with `right: true`; expected exactly one"
                yield subject.debrief.mistake(path, "E005", message, on_key=True)


def _historical(role: Role) -> list[str]:
    return [name for name, ending in role.endings.items() if ending.history]


def _history_ways(view: RoleSubject, name: str) -> list[Way]:
    return [way for way in ways_from(view, name) if way.history]


def _where_it_stops(view: RoleSubject, ending: str) -> Iterator[Mistake]:
    """Yield the scenes at which history's path ends, or else where it leads instead."""
    hopeful = leading_to(view, ending)
    if view.role.opening not in hopeful:
        return  # nothing at all leads there, which is told of the ending itself
    met: set[str] = set()
    ends: list[str] = []
    waiting = [view.role.opening]
    stopped = False
    while waiting:
        name = waiting.pop(0)
        if name in met:
            continue
        met.add(name)
        ways = _history_ways(view, name)
        if name not in view.role.scenes:
            ends.append(name)
        elif len(ways) == 1 or view.role.scenes[name].table:
            waiting += [to for way in ways for _, to in way.targets()]
        elif name in hopeful:
            stopped = True
            message = (
                f"{len(ways)} choices have `history: true`; history's path passes here, so "
                "expected exactly one"
            )
            yield view.mistake(("scenes", name, "choices"), "E004", message, on_key=True)
    if not stopped:
        message = f"history's choices lead to {', '.join(ends)} instead"
        yield view.mistake(("endings", ending), "E004", message, on_key=True)


def _right(answers: Sequence[Answer] | Sequence[QuizAnswer]) -> int:
    return sum(answer.right for answer in answers)
