"""The briefing set in type: the brief itself, the conditions as a table, the people."""

from textual.content import Content

from game.rules.view.brief import BriefView
from game.session.papers import Papers
from game.tui.text.blocks import prose
from game.tui.text.shelf import emblem
from game.tui.text.typeset import QUIET, dateline, small_heading, stack

TERM = "underline"
"""How a word of the glossary is set where it stands in the brief."""


def brief_blocks(papers: Papers, picture: tuple[str, ...]) -> list[Content]:
    """What is told and asked of the player, with the words of the glossary marked."""
    brief = papers.brief()
    told = [_marked(papers, block) for block in prose(brief.told)]
    head = dateline(f"{brief.place}, {brief.dates}")
    return [*([emblem(picture)] if picture else []), head, *told]


def _marked(papers: Papers, block: Content) -> Content:
    for word in papers.words_in(block.plain):
        block = block.stylize(TERM, word.start, word.end)
    return block


def condition_blocks(brief: BriefView, width: int) -> list[Content]:
    """The conditions by kind: what no rapport can change, and what is open."""
    tables = (("What no rapport can change", brief.fixed), ("What is open", brief.open))
    return [stack([small_heading(title), *prose(each, width)]) for title, each in tables]


def people_blocks(papers: Papers) -> list[Content]:
    """Those of the case, in a sentence or two each."""
    told: list[Content] = [small_heading("People")]
    told.extend(
        Content.assemble((person.name, "bold"), (f", {person.office}. ", QUIET), person.bio)
        for person in papers.people()
    )
    return told
