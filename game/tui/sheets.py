"""The papers at hand in play: the dossier, the people, the brief, the offers so far."""

from collections.abc import Callable

from textual.content import Content

from game.library.models.case import Person
from game.rules.case_role import CaseRole
from game.rules.knowledge.dossier import FactView, dossier
from game.rules.play import Play
from game.rules.view.draw import view as view_of
from game.rules.view.view import OfferView, View
from game.tui.sheet import Sheet
from game.tui.typeset import QUIET, blocks, quiet, small_heading, stack

Cite = Callable[[str], str]
"""A source's citation, by its id."""


def dossier_sheet(play: Play, cite: Cite) -> Sheet:
    """What is known so far, the newest first, with its sources."""
    return Sheet("Dossier", tuple(dossier_blocks(play, cite)), "d")


def dossier_blocks(play: Play, cite: Cite | None = None) -> list[Content]:
    """The dossier's entries, the newest first."""
    facts = dossier(play)
    if not facts:
        return [quiet("Nothing yet. What your days and your talks teach you is kept here.")]
    return [_fact(fact, cite) for fact in reversed(facts)]


def _fact(fact: FactView, cite: Cite | None) -> Content:
    parts: list[str | tuple[str, str]] = [fact.text]
    parts.extend((f"\n{shows}", "italic $brass") for shows in fact.shows)
    if cite is not None:
        parts.extend((f"\n{cite(source)}", QUIET) for source in fact.sources)
    return Content.assemble(*parts)


def people_sheet(play: Play, view: View, *, words: bool = True) -> Sheet:
    """Everyone of the case: those whose rapport counts first, with the adviser's `words`."""
    case_role = play.case_role
    adviser = case_role.person_name(case_role.role.adviser.person)
    rooms = {each.person: each.word for each in view.meters.rapport}
    people = case_role.case.people
    order = sorted(people, key=lambda person: person not in rooms)
    entries: list[Content] = []
    for person in order:
        entries.append(_person(case_role, people[person]))
        if words and person in rooms:
            reads = f"{adviser} finds the room {rooms[person]}."
            entries[-1] = Content.assemble(entries[-1], ("\n" + reads, "italic $brass"))
    return Sheet("People", tuple(entries), "p")


def _person(case_role: CaseRole, person: Person) -> Content:
    side = f" ({case_role.side_name(person.side)})" if person.side else ""
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


def brief_sheet(play: Play) -> Sheet:
    """The briefing as it was given."""
    given = view_of(play._replace(turns=()))
    return Sheet("Brief", tuple(blocks(given.text)), "b")


def offers_sheet(play: Play, view: View) -> Sheet:
    """Every package tabled so far with what was said to it, the newest first."""
    if view.table is None or not view.table.offers:
        return Sheet("Papers", (quiet("No paper has been tabled yet."),), "l")
    numbered = list(enumerate(view.table.offers, 1))
    papers = [_offer(play.case_role, number, offer) for number, offer in reversed(numbered)]
    return Sheet("Papers", tuple(papers), "l")


def _offer(case_role: CaseRole, number: int, offer: OfferView) -> Content:
    who = "Your offer" if offer.who == "you" else f"{offer.name}'s paper"
    parts = [small_heading(f"{number}. {who}"), package_lines(case_role, offer.package)]
    parts.extend(Content.styled(answer.text, "italic") for answer in offer.answers)
    return stack(parts)


def package_lines(case_role: CaseRole, package: tuple[tuple[str, str | None], ...]) -> Content:
    """A package, an issue a line."""
    return stack(
        Content.assemble(
            (f"{case_role.case.issues[issue].title}: ", QUIET),
            case_role.option_text[option] if option else "[in brackets]",
        )
        for issue, option in package
    )
