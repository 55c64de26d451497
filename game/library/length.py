"""How long the longest way through a role is, in words and in minutes."""

from collections.abc import Iterable
from typing import NamedTuple

from game.library.lint.texts.passages import Shown, shown_words, words
from game.library.models.base import Branch
from game.library.models.case import Case
from game.library.models.role import Action, Choice, Role, Scene
from game.library.models.table import Table

WORDS_A_MINUTE = 200
DECISIONS_A_MINUTE = 4

ROUND_TO = 5
"""Minutes of an hour's half are not told one by one."""

BARE_ANSWER = 30
"""Words in which the rules say an answer where the case has none of its own."""


class Length(NamedTuple):
    """The longest way through a role."""

    shown: int = 0
    """Words of the brief, results of the days spent, dossier, advice, scenes, replies, table and
    ending."""
    in_all: int = 0
    """With choices, actions, plan, reasons and terms on top."""
    decisions: int = 0
    """In scenes; the table is one."""

    def with_more(self, shown: int, besides: int = 0, decisions: int = 0) -> "Length":
        """The same with more words, shown and besides, and more decisions."""
        return Length(self.shown + shown, self.in_all + shown + besides, self.decisions + decisions)


def longest_way(case: Case, role: Role) -> Length:
    """The most words and decisions of a way through a role, each at its most.

    Scenes that form a loop, which is reported elsewhere, are counted once.
    """
    return _Counting(case, role).whole()


def minutes(case: Case, role: Role) -> int:
    """How many minutes the longest way through a role takes, at an unhurried pace.

    In words / 200, and 15 seconds a decision: scenes, days spent, lines of the plan, offers.
    """
    length = longest_way(case, role)
    decisions = length.decisions + role.groundwork.days + len(role.plan.lines)
    decisions += role.table.rounds if role.table is not None else 0
    whole = length.in_all / WORDS_A_MINUTE + decisions / DECISIONS_A_MINUTE
    return max(1, round(whole)) if whole < ROUND_TO else ROUND_TO * round(whole / ROUND_TO)


class _Counting:
    """The counting of one role."""

    def __init__(self, case: Case, role: Role) -> None:
        self._case = case
        self._role = role
        options = {o: name for name, issue in case.issues.items() for o in issue.options}
        self._shown = Shown(options)
        self._from: dict[str, Length] = {}
        self._learned: set[str] = set()
        """The facts of the days spent: they are read once."""

    def whole(self) -> Length:
        role, case = self._role, self._case
        brief = shown_words(role.brief.text, self._shown) + _sum(role.brief.instructions)
        brief += words(case.hook) + _sum(each.text for each in case.conditions.values())
        before = Length().with_more(brief).with_more(*self._groundwork())
        before = before.with_more(0, self._plan() + _sum(t.text for t in case.terms.values()))
        after = self._from_place(role.opening)
        return after.with_more(before.shown, before.in_all - before.shown)

    def _groundwork(self) -> tuple[int, int]:
        """Words shown of the days, spent as they tell most, and those besides."""
        groundwork = self._role.groundwork
        best: list[tuple[int, tuple[Action, ...]]] = [(0, ())] * (groundwork.days + 1)
        for action in groundwork.actions:
            told = shown_words(action.result, self._shown) + self._facts(action.effects.learn)
            for days in range(groundwork.days, action.days - 1, -1):
                so_far, done = best[days - action.days]
                if so_far + told > best[days][0]:
                    best[days] = so_far + told, (*done, action)
        told, done = best[groundwork.days]
        self._learned = {fact for action in done for fact in action.effects.learn}
        listed = _sum(f"{each.text} {each.risk or ''}" for each in groundwork.actions)
        reasons = _sum(each.because or "" for each in done)
        return told + shown_words(groundwork.text, self._shown), listed + reasons

    def _plan(self) -> int:
        plan = self._role.plan
        asked = (line.text for line in plan.lines)
        answers = (answer.text for line in plan.lines for answer in line.answers)
        return shown_words(plan.text, self._shown) + _sum(asked) + _sum(answers)

    def _facts(self, facts: Iterable[str]) -> int:
        known = self._case.facts
        return _sum(known[f].text for f in facts if f in known and f not in self._learned)

    def _from_place(self, name: str) -> Length:
        if name in self._role.endings:
            return Length().with_more(shown_words(self._role.endings[name].text, self._shown))
        scene = self._role.scenes.get(name)
        if scene is None:
            return Length()
        if name not in self._from:
            self._from[name] = Length()
            ways = [self._by_choice(scene, each) for each in scene.choices]
            table = self._role.table
            if scene.table and table is not None:
                ways.append(self._at_table(table))
            advice = max((words(each.text) for each in scene.advice), default=0)
            told = shown_words(scene.text, self._shown) + advice
            offered = _sum(each.text for each in scene.choices)
            self._from[name] = _most(ways).with_more(told, offered, 1)
        return self._from[name]

    def _by_choice(self, scene: Scene, choice: Choice) -> Length:
        told = shown_words(choice.reply, self._shown) + self._facts(choice.effects.learn)
        onward = self._onward(scene.leads(choice))
        return onward.with_more(told, words(choice.because or ""))

    def _at_table(self, table: Table) -> Length:
        ways = (table.signed, table.repudiated, table.draft, table.deadlock, table.walked)
        told = shown_words(table.walk, self._shown)
        for issue in self._case.issues.values():
            told += words(issue.title) + words(issue.about)
            told += _sum(option.text for option in issue.options.values())
        told += table.rounds * sum(_answer(table, side) for side in self._role.faces)
        return _most([self._onward(way) for way in ways if way is not None]).with_more(told)

    def _onward(self, branches: tuple[Branch, ...]) -> Length:
        return _most([self._from_place(branch.to) for branch in branches])


def _answer(table: Table, side: str) -> int:
    """Words of a side's longest answer to an offer."""
    voice = table.voices.get(side)
    if voice is None:
        return BARE_ANSWER
    parts = [(voice.second, voice.third), (voice.near, voice.far), tuple(voice.hurts.values())]
    return BARE_ANSWER + sum(
        max((words(each.text) for prose in part for each in prose), default=0) for part in parts
    )


def _most(ways: list[Length]) -> Length:
    """The most of each."""
    return Length(*map(max, zip(*ways, strict=True))) if ways else Length()


def _sum(texts: Iterable[str]) -> int:
    return sum(map(words, texts))
