"""One page of each kind there is, by name: how to come to it, and its address."""

from collections.abc import Callable

from game.records.saves.reading import read_journal
from tests.web.served import Served

LEADER = "reykjavik-1986-leader"
ENVOY = "hanoi-2019-envoy"

Way = Callable[[Served], str]


def stands(led: str, below: str = "", journal: str = LEADER, after: int = 0) -> Way:
    """A play that stands where history's did when a move had led there; so many moves later."""

    def come(serving: Served) -> str:
        path = serving.desk.saves.folder / f"{journal}.json"
        led_to = ["briefing", *(move.led for move in read_journal(path).moves)]
        number = 1 + led_to.index(led) + after
        play = serving.desk.saves.branch(path, number, serving.desk.shelf.find)
        return f"/plays/{serving.host.plays.begin(play)}/{below}"

    return come


def at(address: str) -> Way:
    """A page that has one address."""
    return lambda serving: address


DEBRIEF = f"/plays/{LEADER}/"

KINDS: dict[str, Way] = {
    "cases": at("/"),
    "case": at("/cases/reykjavik-1986"),
    "saves": at("/saves"),
    "codex": at("/codex"),
    "settings": at("/settings"),
    "nothing": at("/nothing"),
    "briefing": stands("briefing"),
    "groundwork": stands("groundwork", after=2),
    "plan": stands("plan"),
    "scene": stands("scene:two-chairs"),
    "table": stands("table:the-table"),
    "table with brackets": stands("table:the-page", journal=ENVOY),
    "ending": stands("ending:empty-hand"),
    "reflection": stands("reflection:empty-hand"),
    "brief": stands("scene:two-chairs", "brief"),
    "people": stands("scene:two-chairs", "people"),
    "dossier": stands("scene:two-chairs", "dossier"),
    "glossary": stands("scene:two-chairs", "glossary"),
    "so far": stands("scene:two-chairs", "so-far"),
    "why": stands("scene:two-chairs", "why"),
    "offers": stands("table:the-table", "papers"),
    "debrief": at(DEBRIEF),
    "readings": at(f"{DEBRIEF}debrief/readings"),
    "deal": at(f"{DEBRIEF}debrief/deal"),
    "course": at(f"{DEBRIEF}debrief/course"),
    "path": at(f"{DEBRIEF}debrief/path"),
    "scores": at(f"{DEBRIEF}debrief/scores"),
    "sources": at(f"{DEBRIEF}debrief/sources"),
    "quiz": at(f"{DEBRIEF}debrief/quiz"),
    "quiz explained": at(f"{DEBRIEF}debrief/quiz?given=0&shown=1"),
    "branch": at(f"{DEBRIEF}branch"),
}
