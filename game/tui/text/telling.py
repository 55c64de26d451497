"""The talks so far as prose: each passage of the story set in type."""

from textual.content import Content

from game.rules.view.first_words import FirstWord
from game.rules.view.story import ToldPassage
from game.session.papers import Papers
from game.tui.text.blocks import prose
from game.tui.text.sheet import Sheet
from game.tui.text.sheets import package_lines
from game.tui.text.typeset import QUIET, dateline, small_heading, stack


def talks(papers: Papers, changed: tuple[Content, ...] = ()) -> list[Content]:
    """Every passage, the title of the place that stands at the head left out of the last; what
    the last move `changed` stands after what came of it.
    """
    *past, now = papers.story()
    words = [explained(word) for word in papers.first_words()]
    told = stack([tell(now, changed, now=True), *words], gap=1)
    return [*(tell(each, now=False) for each in past), told]


def explained(word: FirstWord) -> Content:
    """A word of the game, where it is met for the first time."""
    return Content.assemble((f"{word.word}: ", f"bold {QUIET}"), (word.text, QUIET))


def talks_sheet(papers: Papers) -> Sheet:
    """The talks on a sheet, the newest first."""
    return Sheet("So far", tuple(reversed(talks(papers))), "s")


def tell(passage: ToldPassage, changed: tuple[Content, ...] = (), *, now: bool) -> Content:
    """A passage as prose; what is past is set back, and only `now` goes without its title.

    The title and the dateline of the place where the player is stand at the head of the screen.
    """
    parts: list[Content] = []
    if passage.said:
        said = Content.assemble(("> ", "$brass"), (passage.said, "italic"))
        if passage.offered:
            said = stack([said, package_lines(passage.offered)])
        parts.append(said)
    parts.extend(prose(passage.reply))
    parts.extend(changed)
    if passage.dateline and not now:
        there = ", ".join(name.full for name in passage.present)
        head = [dateline(passage.dateline, there), small_heading(passage.title)]
        parts.append(stack(head))
    elif passage.text and not passage.dateline:
        parts.append(small_heading(passage.title))
    parts.extend(prose((*passage.text, *passage.advice)))
    told = stack(parts, gap=1)
    return told if now else told.stylize(QUIET)
