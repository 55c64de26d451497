"""Prose over its length: scenes, choices, lines for page one, the longest way."""

from collections.abc import Iterator

from game.library.lint.passages import Shown, shown_words, words
from game.library.lint.subject import RoleSubject, Subject
from game.library.lint.ways import in_order, ways_from
from game.library.mistakes import Mistake
from game.library.reading.marks import Path

SCENE_WORDS = 180
CHOICE_WORDS = 25
BECAUSE_WORDS = 25
READING_WORDS = 14
QUESTION_WORDS = 14
TRUTH_WORDS = 16
TITLE_WORDS = 6
WAY_WORDS = 3500
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
    for path, text in _choices(view):
        found = words(text)
        if found > CHOICE_WORDS:
            message = f"found {found} words; expected at most {CHOICE_WORDS}"
            yield view.mistake((*path, "text"), "P002", message)


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
    order = in_order(view)
    if order.loops or view.role.opening not in view.role.scenes:
        return
    most_words: dict[str, int] = {}
    most_decisions: dict[str, int] = {}
    shown = Shown(view.subject.issue_of)
    for name in order.scenes:
        after_words, after_decisions = 0, 0
        for way in ways_from(view, name):
            reply = shown_words(way.reply, shown)
            for _, to in way.targets():
                after_words = max(after_words, reply + most_words.get(to, 0))
                after_decisions = max(after_decisions, most_decisions.get(to, 0))
        text = view.role.scenes[name].text
        most_words[name] = shown_words(text, shown) + after_words
        most_decisions[name] = 1 + after_decisions
    opening = view.role.opening
    if most_words[opening] > WAY_WORDS:
        message = (
            f"the longest way shows {most_words[opening]:,} words of scenes and replies; "
            f"expected at most {WAY_WORDS:,}"
        )
        yield view.mistake(("scenes",), "P005", message, on_key=True)
    if most_decisions[opening] > WAY_DECISIONS:
        message = (
            f"the longest way takes {most_decisions[opening]} decisions; "
            f"expected at most {WAY_DECISIONS}"
        )
        yield view.mistake(("scenes",), "P006", message, on_key=True)


def _choices(view: RoleSubject) -> Iterator[tuple[Path, str]]:
    for index, action in enumerate(view.role.groundwork.actions):
        yield ("groundwork", "actions", index), action.text
    for name, scene in view.role.scenes.items():
        for index, choice in enumerate(scene.choices):
            yield ("scenes", name, "choices", index), choice.text


def _page_one(view: RoleSubject) -> Iterator[tuple[Path, str, int]]:
    """Yield each line that page one may show: its place, its text, its limit."""
    for index, action in enumerate(view.role.groundwork.actions):
        if action.because is not None:
            path: Path = ("groundwork", "actions", index, "because")
            yield path, action.because, BECAUSE_WORDS
    for name, scene in view.role.scenes.items():
        for index, choice in enumerate(scene.choices):
            if choice.because is not None:
                path = ("scenes", name, "choices", index, "because")
                yield path, choice.because, BECAUSE_WORDS
    for name, ending in view.role.endings.items():
        readings = ending.readings
        path = ("endings", name, "readings")
        yield (*path, "foreign_policy"), readings.foreign_policy, READING_WORDS
        yield (*path, "krasnyak"), readings.krasnyak, READING_WORDS
        yield ("endings", name, "question"), ending.question, QUESTION_WORDS
