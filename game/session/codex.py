"""The codex: the people, concepts and sources met in several plays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from game.library.glossary import concepts_in
from game.rules.view.as_text import lines_of
from game.rules.view.blocks import Work
from game.rules.view.brief import brief
from game.rules.view.people import PersonView, people
from game.session.papers import Term, cited, explained

if TYPE_CHECKING:
    from game.library.case_file import CaseFile
    from game.rules.play import Play


class Codex(NamedTuple):
    """What was met, in the order of the files."""

    people: tuple[PersonView, ...]
    concepts: tuple[Term, ...]
    sources: tuple[Work, ...]


class Replayed(NamedTuple):
    """A play as far as it could be replayed."""

    case_file: CaseFile
    play: Play
    finished: bool


def codex_of(plays: Iterable[Replayed]) -> Codex:
    """All that was met in these plays."""
    met: dict[str, PersonView] = {}
    concepts: dict[str, Term] = {}
    sources: dict[str, Work] = {}
    for case_file, play, finished in plays:
        case = case_file.case
        views = {view.id: view for view in people(play.case_role)}
        # Who was met in several cases is one person, as he was met last.
        met.update({views[name].name: views[name] for name in _people(play)})
        taught = case.teaches if finished else ()
        for name in [*concepts_in(case_file.glossary, _read(play)), *taught]:
            concepts[name] = explained(case_file, name)
        for name in _sources(play):
            sources[name] = cited(case_file, name)
    by_title = sorted(concepts.values(), key=lambda concept: concept.word.lower())
    by_citation = sorted(sources.values(), key=lambda source: source.citation.lower())
    return Codex(tuple(met.values()), tuple(by_title), tuple(by_citation))


def _people(play: Play) -> dict[str, None]:
    """The player, his adviser, the faces, and whoever was in a room with him."""
    role = play.case_role.role
    met = dict.fromkeys([role.player, role.adviser.person, *role.faces.values()])
    for turn in play.turns:
        scene = role.scenes.get(turn.state.place)
        if scene is not None:
            met.update(dict.fromkeys(scene.present))
            met.update(dict.fromkeys(advice.person for advice in scene.advice))
    return met


def _read(play: Play) -> list[str]:
    """The brief, and what was learned since."""
    facts = play.case_role.case.facts
    given = brief(play.case_role, play.first).blocks
    told = [line for block in given for line in lines_of(block)]
    return [*told, *(facts[fact].text for fact in facts if fact in play.state.knows)]


def _sources(play: Play) -> dict[str, None]:
    """Of the conditions, which the brief tells, and of the facts that are known."""
    case = play.case_role.case
    told = [source for each in case.conditions.values() for source in each.sources]
    known = [case.facts[fact] for fact in case.facts if fact in play.state.knows]
    return dict.fromkeys([*told, *(source for fact in known for source in fact.sources)])
