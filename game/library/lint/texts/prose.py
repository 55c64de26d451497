"""Prose over its length: scenes, choices, lines for page one, the longest way."""

from collections.abc import Iterator

from game.library.length import longest_way
from game.library.lint.flow.ways import in_order
from game.library.lint.subject import RoleSubject, Subject
from game.library.lint.texts.passages import Shown, shown_words, words
from game.library.mistakes import Mistake
from game.library.models.base import Effects
from game.library.models.role import Action, Choice
from game.library.reading.marks import Path

SCENE_WORDS = 180
CHOICE_WORDS = 25
BECAUSE_WORDS = 25
CLOSED_WORDS = 15
READING_WORDS = 14
QUESTION_WORDS = 14
TRUTH_WORDS = 16
TITLE_WORDS = 6
WAY_WORDS = 4500
WAY_WORDS_IN_ALL = 6000
WAY_DECISIONS = 20


def scenes_short(view: RoleSubject) -> Iterator[Mistake]:
    """Scenes and titles that are too long."""
    shown = Shown(view.subject.issue_of)
    for name, scene in view.role.scenes.items():
        path: Path = ("scenes", name)
        found = shown_words(scene.text, shown)
        if found > SCENE_WORDS:
            message = f"can show {found} words; expected at most {SCENE_WORDS}"
            yield view.mistake((*path, "text"), "P001", message, on_key=True)
        found = words(scene.title)
        if found > TITLE_WORDS:
            message = f"found {found} words; expected at most {TITLE_WORDS}"
            yield view.mistake((*path, "title"), "P004", message)


def choices_short(view: RoleSubject) -> Iterator[Mistake]:
    """Choices and actions that are too long."""
    for path, move in _moves(view):
        found = words(move.text)
        if found > CHOICE_WORDS:
            message = f"found {found} words; expected at most {CHOICE_WORDS}"
            yield view.mistake((*path, "text"), "P002", message)


def closed_told(view: RoleSubject) -> Iterator[Mistake]:
    """Reasons for being closed that are too long, no clause, or never shown."""
    for path, move in _moves(view):
        if move.closed is None:
            continue
        if move.secret or (move.needs is None and move.unless is None):
            message = (
                "is never shown; expected it where `needs` or `unless` closes what is no secret"
            )
            yield view.mistake((*path, "closed"), "P013", message, on_key=True)
        elif (found := words(move.closed)) > CLOSED_WORDS:
            message = f"found {found} words; expected at most {CLOSED_WORDS}"
            yield view.mistake((*path, "closed"), "P013", message)
        elif move.closed.endswith((".", "!", "?")):
            message = "expected a clause without a stop, as it stands in brackets behind the choice"
            yield view.mistake((*path, "closed"), "P013", message)


def page_one_short(subject: Subject) -> Iterator[Mistake]:
    """Lines that page one of the debrief could not hold within its 120 words."""
    for name, fact in subject.case.model.facts.items():
        if fact.truth is not None and (found := words(fact.truth)) > TRUTH_WORDS:
            message = f"found {found} words; expected at most {TRUTH_WORDS}"
            yield subject.case.mistake(("facts", name, "truth"), "P003", message)
    for view in subject.views:
        for path, text, most in _page_one(view):
            if (found := words(text)) > most:
                message = f"found {found} words; expected at most {most}"
                yield view.mistake(path, "P003", message)


def longest_way_short(view: RoleSubject) -> Iterator[Mistake]:
    """A longest way through the role with too many words or too many decisions."""
    if in_order(view).loops or view.role.opening not in view.role.scenes:
        return
    length = longest_way(view.case, view.role)
    if length.shown > WAY_WORDS:
        message = (
            f"the longest way shows {length.shown:,} words of brief, results, dossier, advice, "
            f"scenes, replies, table and ending; expected at most {WAY_WORDS:,}"
        )
        yield view.mistake(("scenes",), "P005", message, on_key=True)
    if length.in_all > WAY_WORDS_IN_ALL:
        message = (
            f"with choices, actions, plan, reasons and terms the longest way is {length.in_all:,} "
            f"words; expected at most {WAY_WORDS_IN_ALL:,}"
        )
        yield view.mistake(("scenes",), "P007", message, on_key=True)
    if length.decisions > WAY_DECISIONS:
        message = (
            f"the longest way takes {length.decisions} decisions; expected at most {WAY_DECISIONS}"
        )
        yield view.mistake(("scenes",), "P006", message, on_key=True)


def reasons_given(view: RoleSubject) -> Iterator[Mistake]:
    """Moves that change a meter without a reason, and days that seem to have bought nothing."""
    for index, action in enumerate(view.role.groundwork.actions):
        if action.because is None:
            path: Path = ("groundwork", "actions", index)
            if _moves_a_meter(action.effects):
                yield view.mistake(path, "P008", _NO_REASON)
            elif not action.effects.learn:
                message = "teaches nothing; expected `because`, what the day bought"
                yield view.mistake(path, "P009", message)
    for name, scene in view.role.scenes.items():
        for index, choice in enumerate(scene.choices):
            if choice.because is None and _moves_a_meter(choice.effects):
                yield view.mistake(("scenes", name, "choices", index), "P008", _NO_REASON)


_NO_REASON = "changes a meter without a reason; expected `because`"


def _moves_a_meter(effects: Effects) -> bool:
    return bool(effects.rapport or effects.mandate or effects.stake)


def _moves(view: RoleSubject) -> Iterator[tuple[Path, Action | Choice]]:
    for index, action in enumerate(view.role.groundwork.actions):
        yield ("groundwork", "actions", index), action
    for name, scene in view.role.scenes.items():
        for index, choice in enumerate(scene.choices):
            yield ("scenes", name, "choices", index), choice


def _page_one(view: RoleSubject) -> Iterator[tuple[Path, str, int]]:
    """Yield each line that page one may show: its place, its text, its limit."""
    for path, move in _moves(view):
        if move.because is not None:
            yield (*path, "because"), move.because, BECAUSE_WORDS
    for name, ending in view.role.endings.items():
        readings = ending.readings
        path = ("endings", name, "readings")
        yield (*path, "foreign_policy"), readings.foreign_policy, READING_WORDS
        yield (*path, "krasnyak"), readings.krasnyak, READING_WORDS
        yield ("endings", name, "question"), ending.question, QUESTION_WORDS
