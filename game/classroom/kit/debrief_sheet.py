"""Part G: the debrief sheet: both articles, two other outcomes, who was absent, what to ask."""

from collections.abc import Iterator
from itertools import islice

from game.classroom.in_fact import as_in_fact
from game.classroom.paper_table import PaperTable
from game.classroom.wording import sentence, unconditional
from game.library.models.role import Ending, Role
from game.pages.document import Block, Bullets, Heading, Page, Para
from game.rules.places import RECALLED

OUTCOMES = 2
"""How many other outcomes there are to argue for: exactly so many."""


def debrief_sheet(table: PaperTable) -> Page:
    """What is read once everybody has signed or not."""
    debrief = table.case_role.debrief
    blocks: list[Block] = [
        Heading("What happened"),
        Para(f"As it is told to whoever plays {table.case_role.role.title}.", "small"),
        *(Para(text) for text in what_happened(table)),
        Heading("As the Foreign Policy article would read it"),
        *(Para(text) for text in as_in_fact(table, debrief.readings.foreign_policy.text)),
        Heading("As Olga Krasnyak would read it"),
        *(Para(text) for text in as_in_fact(table, debrief.readings.krasnyak.text)),
        Para("Neither is the answer. Which of the two does your own table bear out?"),
        Heading("Two other outcomes to argue for"),
        Para(
            "Neither is what happened. Take one; say what somebody would have had to know, and say "
            "to whom, for it to come about; and what it would have cost.",
            "small",
        ),
    ]
    for role, ending in other_outcomes(table):
        blocks.append(Para(ending.title, "strong"))
        if role is not table.case_role.role:
            blocks.append(Para(f"As it is told to whoever plays {role.title}.", "small"))
        blocks += [Para(text) for text in unconditional(ending.text)]
        said = ending.readings
        told = f"Foreign Policy: {said.foreign_policy} Krasnyak: {said.krasnyak}"
        blocks.append(Para(told, "small"))
    blocks += [
        Heading("Who was not in the room"),
        Bullets(tuple(f"{sentence(each.who)} {each.text}" for each in debrief.absent)),
        Heading("Questions"),
        Bullets(debrief.questions, "numbers"),
    ]
    return Page(
        "g-debrief-sheet",
        "Debrief sheet",
        "For everybody, afterwards",
        tuple(blocks),
        "G",
        sheets=2,
    )


def what_happened(table: PaperTable) -> tuple[str, ...]:
    """The ending of the role that is history's, with the passages that held for what was done."""
    history = next(ending for ending in table.case_role.role.endings.values() if ending.history)
    first, *others = as_in_fact(table, history.text) or ("",)
    return (f"{sentence(history.title)} {first}", *others)


def other_outcomes(table: PaperTable) -> tuple[tuple[Role, Ending], ...]:
    """Two endings that are not history's: the best first, those of the table's role before others.

    Of each only what is told however one came to it stands on the sheet, so that an ending which
    has no such passage comes after those that have. Being recalled comes last: it is the end of a
    player, more than of a negotiation.
    """
    own = table.case_role.role
    roles = [own, *(role for role in table.case_file.roles.values() if role is not own)]
    return tuple(islice(_candidates(roles), OUTCOMES))


def _candidates(roles: list[Role]) -> Iterator[tuple[Role, Ending]]:
    seen = {ending.title for role in roles for ending in role.endings.values() if ending.history}
    for recalled in (False, True):
        for role in roles:
            endings = [
                ending
                for name, ending in role.endings.items()
                if not ending.history and (name == RECALLED) == recalled
            ]
            endings.sort(key=lambda ending: (not unconditional(ending.text), not ending.best))
            for ending in endings:
                if ending.title not in seen:
                    seen.add(ending.title)
                    yield role, ending
