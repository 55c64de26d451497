"""What can be asked at any prompt without making a move: the papers at hand, and help."""

from game.plain.voice import Voice
from game.plain.words.blocks import say_blocks
from game.plain.words.status import status
from game.rules.view.blocks import Work
from game.rules.view.view import View
from game.rules.view.what_changed import Changed
from game.session.papers import Papers

HELP = (
    "dossier reads what you know so far; people, who is who; brief, your brief; glossary, the "
    "words that stand here; status, where you stand; why, what your last move changed, and why.",
    "undo takes the last move back, in groundwork and in the plan. again reads this place again.",
    "q, or save and quit, leaves. Every move is saved as you make it.",
    "save and a folder, as in save ~/Documents, saves it there from now on.",
)
"""What holds at every prompt."""


def say_dossier(voice: Voice, papers: Papers) -> None:
    """What is known so far, with what it shows and where it is from."""
    facts = papers.dossier()
    if not facts:
        voice.say("Your dossier is empty so far.")
    for fact in facts:
        voice.list(f"- {fact.text}", *fact.shows, *_cited(fact.sources))


def say_people(voice: Voice, papers: Papers, view: View) -> None:
    """Who is who, and how those whose rapport counts feel."""
    rapport = {each.person: each.word for each in view.meters.rapport}
    for person in papers.people():
        feels = f" Rapport: {rapport[person.id]}." if person.id in rapport else ""
        voice.list(
            f"{person.name}, {person.office}.{feels}",
            person.bio,
            f"Wants: {person.wants}",
            f"Moved by: {person.moved_by}",
            f"What backfires: {person.backfires}",
        )


def say_brief(voice: Voice, papers: Papers) -> None:
    """The briefing as it was given."""
    say_blocks(voice, papers.brief().blocks)


def say_glossary(voice: Voice, papers: Papers) -> None:
    """The words of the glossary that stand in what can be read here, with their sources."""
    terms = papers.terms_here()
    if not terms:
        voice.say("No word of the glossary stands here.")
    for term in terms:
        voice.list(f"{term.word}. {term.text}", *_cited(term.sources))


def _cited(sources: tuple[Work, ...]) -> tuple[str, ...]:
    """A line that names the sources, and none where there are none."""
    if not sources:
        return ()
    return (f"Source: {'; '.join(source.citation.rstrip('.') for source in sources)}.",)


def say_changed(voice: Voice, changed: Changed) -> None:
    """What the last move changed, and why."""
    if not changed.changes:
        voice.say("Your last move changed nothing that you can see.")
    voice.list(*(f"{each.what}: {each.before}, now {each.after}." for each in changed.changes))
    if changed.why:
        voice.say(f"Why: {changed.why}")


def say_status(voice: Voice, view: View) -> None:
    """Where the player stands."""
    voice.list(*status(view).values())


def say_help(voice: Voice, here: tuple[str, ...]) -> None:
    """What can be typed here, and anywhere."""
    voice.list(*here, *HELP)
