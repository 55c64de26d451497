"""The briefing set in type: the brief itself, the conditions as a table, the people."""

from collections.abc import Iterable

from textual.content import Content

from game.rules.case_role import CaseRole
from game.rules.view.draw import FIXED
from game.rules.view.view import View
from game.tui.casebook import Casebook
from game.tui.sheet import Sheet
from game.tui.shelf_text import emblem
from game.tui.typeset import QUIET, blocks, dateline, labelled, quiet, small_heading, stack

TERM = "underline"
"""How a word of the glossary is set where it stands in the brief."""

KIND_ROOM = 10
"""Cells for the kind of a condition: `security`."""


def brief_blocks(view: View, casebook: Casebook, *, picture: bool) -> list[Content]:
    """What is told and asked of the player, with the words of the glossary marked."""
    case = casebook.case_file.case
    told = [_marked(casebook, block) for block in blocks(_brief(view))]
    head = dateline(f"{case.place}, {case.dates}")
    return [*([emblem(casebook.emblem)] if picture and casebook.emblem else []), head, *told]


def _brief(view: View) -> tuple[str, ...]:
    """Without the conditions: they have a table."""
    return view.text[: view.text.index(FIXED)] if FIXED in view.text else view.text


def _marked(casebook: Casebook, block: Content) -> Content:
    for word in casebook.words_in(block.plain):
        block = block.stylize(TERM, word.start, word.end)
    return block


def condition_blocks(case_role: CaseRole, width: int) -> list[Content]:
    """The conditions by kind: what no rapport can change, and what is open."""
    conditions = case_role.case.conditions.values()
    tables = (("What no rapport can change", False), ("What is open", True))
    return [
        stack(
            [
                small_heading(title),
                *(labelled(each.kind, each.text, KIND_ROOM, width)
                  for each in conditions if each.open is open_),
            ]
        )
        for title, open_ in tables
    ]  # fmt: skip


def people_blocks(case_role: CaseRole) -> list[Content]:
    """Those of the case, in a sentence or two each."""
    people = case_role.case.people
    faces = set(case_role.faces)
    told: list[Content] = [small_heading("People")]
    for name in sorted(people, key=lambda each: each not in faces):
        person = people[name]
        told.append(
            Content.assemble((person.name, "bold"), (f", {person.office}. ", QUIET), person.bio)
        )
    return told


def glossary_sheet(casebook: Casebook, said: Iterable[str]) -> Sheet:
    """The concepts whose words stand in what was said."""
    entries = [
        Content.assemble((concept.title, "bold $brass"), f"\n{concept.text}")
        for concept in casebook.concepts_in(said)
    ]
    none = quiet("No word of the glossary stands here.")
    return Sheet("Glossary", tuple(entries) or (none,), "g")
