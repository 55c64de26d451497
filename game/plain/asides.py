"""What can be asked at any prompt without making a move: the papers at hand, and help."""

from game.plain.status import status
from game.plain.voice import Voice
from game.rules.knowledge.dossier import dossier
from game.rules.play import Play
from game.rules.view.draw import view as draw
from game.rules.view.view import View

HELP = (
    "dossier reads what you know so far; people, who is who; brief, your brief; status, where "
    "you stand.",
    "undo takes the last move back, in groundwork and in the plan. again reads this place again.",
    "q, or save and quit, leaves. Every move is saved as you make it.",
    "save and a folder, as in save ~/Documents, saves it there from now on.",
)
"""What holds at every prompt."""


def say_dossier(voice: Voice, play: Play) -> None:
    """What is known so far, with what it shows and where it is from."""
    facts = dossier(play)
    if not facts:
        voice.say("Your dossier is empty so far.")
    for fact in facts:
        cited = [
            source.citation
            for source_id in fact.sources
            if (source := play.case_role.case.sources.get(source_id)) is not None
        ]
        sources = (f"Source: {'; '.join(cited)}.",) if cited else ()
        voice.list(f"- {fact.text}", *fact.shows, *sources)


def say_people(voice: Voice, play: Play, view: View) -> None:
    """Who is who, and how those whose rapport counts feel."""
    rapport = {each.person: each.word for each in view.meters.rapport}
    people = play.case_role.case.people
    for person_id in sorted(people, key=lambda each: each not in rapport):
        person = people[person_id]
        feels = f" Rapport: {rapport[person_id]}." if person_id in rapport else ""
        voice.list(
            f"{person.name}, {person.office}.{feels}",
            person.bio,
            f"Wants: {person.wants}",
            f"Moved by: {person.moved_by}",
            f"What backfires: {person.backfires}",
        )


def say_brief(voice: Voice, play: Play) -> None:
    """The briefing as it was given."""
    voice.say(*draw(play._replace(turns=())).text)


def say_status(voice: Voice, view: View) -> None:
    """Where the player stands."""
    voice.list(*status(view).values())


def say_help(voice: Voice, here: tuple[str, ...]) -> None:
    """What can be typed here, and anywhere."""
    voice.list(*here, *HELP)
