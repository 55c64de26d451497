"""The talks so far as prose: each passage of the story set in type."""

from textual.content import Content

from game.rules.case_role import CaseRole
from game.rules.play import Play
from game.tui.sheet import Sheet
from game.tui.sheets import package_lines
from game.tui.story import Passage, story
from game.tui.typeset import QUIET, dateline, small_heading, stack


def talks(play: Play) -> list[Content]:
    """Every passage, the title of the place that stands at the head left out of the last."""
    passages = story(play)
    last = len(passages) - 1
    return [tell(play.case_role, each, now=at == last) for at, each in enumerate(passages)]


def talks_sheet(play: Play) -> Sheet:
    """The talks on a sheet, the newest first."""
    return Sheet("So far", tuple(reversed(talks(play))), "s")


def tell(case_role: CaseRole, passage: Passage, *, now: bool) -> Content:
    """A passage as prose; what is past is set back, and only `now` goes without its title.

    The title and the dateline of the place where the player is stand at the head of the screen.
    """
    parts: list[Content] = []
    if passage.said:
        said = Content.assemble(("> ", "$brass"), (passage.said, "italic"))
        if passage.offered:
            said = stack([said, package_lines(case_role, passage.offered)])
        parts.append(said)
    parts.extend(map(Content, passage.reply))
    if passage.dateline and not now:
        there = ", ".join(passage.present)
        head = [dateline(passage.dateline, there), small_heading(passage.title)]
        parts.append(stack(head))
    elif passage.text and not passage.dateline:
        parts.append(small_heading(passage.title))
    parts.extend(map(Content, passage.text))
    parts.extend(
        Content.assemble((f"{advice.name}: ", "bold"), (advice.text, "italic"))
        for advice in passage.advice
    )
    told = stack(parts, gap=1)
    return told if now else told.stylize(QUIET)
