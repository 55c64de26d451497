"""The papers at hand in play: the dossier, the people, the brief, the offers so far."""

from collections.abc import Iterable

from textual.content import Content

from game.rules.view.dossier import FactView
from game.rules.view.people import PersonView
from game.rules.view.view import OfferView, PackageLine, View
from game.session.papers import Papers, Term
from game.tui.text.blocks import prose
from game.tui.text.sheet import Sheet
from game.tui.text.typeset import QUIET, quiet, small_heading, stack


def dossier_sheet(papers: Papers) -> Sheet:
    """What is known so far, the newest first, with its sources."""
    return Sheet("Dossier", tuple(dossier_blocks(papers, sources=True)), "d")


def dossier_blocks(papers: Papers, *, sources: bool = False) -> list[Content]:
    """The dossier's entries, the newest first."""
    facts = papers.dossier()
    if not facts:
        return [quiet("Nothing yet. What your days and your talks teach you is kept here.")]
    return [_fact(fact, sources) for fact in reversed(facts)]


def _fact(fact: FactView, sources: bool) -> Content:
    parts: list[str | tuple[str, str]] = [fact.text]
    parts.extend((f"\n{shows}", "italic $brass") for shows in fact.shows)
    if sources:
        parts.extend((f"\n{source.citation}", QUIET) for source in fact.sources)
    return Content.assemble(*parts)


def people_sheet(papers: Papers, view: View, *, words: bool = True) -> Sheet:
    """Everyone of the case: those whose rapport counts first, with the adviser's `words`."""
    rooms = {each.person: each.word for each in view.meters.rapport} if words else {}
    entries: list[Content] = []
    for person in papers.people():
        entries.append(_person(person))
        if person.id in rooms:
            reads = f"Towards you, as {view.meters.adviser} reads it: {rooms[person.id]}."
            entries[-1] = Content.assemble(entries[-1], ("\n" + reads, "italic $brass"))
    return Sheet("People", tuple(entries), "p")


def _person(person: PersonView) -> Content:
    side = f" ({person.side})" if person.side else ""
    return Content.assemble(
        (person.name, "bold $brass"),
        (f"\n{person.office}{side}", QUIET),
        f"\n{person.bio}",
        ("\nWants: ", QUIET),
        person.wants,
        ("\nMoved by: ", QUIET),
        person.moved_by,
        ("\nWhat backfires: ", QUIET),
        person.backfires,
    )


def brief_sheet(papers: Papers, width: int) -> Sheet:
    """The briefing as it was given, in a column so wide."""
    return Sheet("Brief", tuple(prose(papers.brief().blocks, width)), "b")


def glossary_sheet(terms: Iterable[Term]) -> Sheet:
    """Words of the glossary, explained, with the sources of those that are the case's own."""
    entries = [
        Content.assemble(
            (term.word, "bold $brass"),
            f"\n{term.text}",
            *((f"\n{source.citation}", QUIET) for source in term.sources),
        )
        for term in terms
    ]
    none = quiet("No word of the glossary stands here.")
    return Sheet("Glossary", tuple(entries) or (none,), "g")


def offers_sheet(view: View) -> Sheet:
    """Every package tabled so far with what was said to it, the newest first."""
    if view.table is None or not view.table.offers:
        return Sheet("Papers", (quiet("No paper has been tabled yet."),), "l")
    numbered = list(enumerate(view.table.offers, 1))
    papers = [_offer(number, offer) for number, offer in reversed(numbered)]
    return Sheet("Papers", tuple(papers), "l")


def _offer(number: int, offer: OfferView) -> Content:
    who = "Your offer" if offer.who == "you" else f"{offer.name}'s paper"
    parts = [small_heading(f"{number}. {who}"), package_lines(offer.lines)]
    parts.extend(Content.styled(answer.text, "italic") for answer in offer.answers)
    return stack(parts)


def package_lines(lines: Iterable[PackageLine], unsettled: str = "[in brackets]") -> Content:
    """A package, an issue a line, by code and words."""
    return stack(
        Content.assemble(
            (f"{line.title}: ", QUIET), f"{line.code} {line.text}" if line.code else unsettled
        )
        for line in lines
    )
