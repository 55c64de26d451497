"""The codex: whom and what was met so far, in all plays."""

from collections.abc import Sequence

from game.rules.view.blocks import Work
from game.rules.view.people import PersonView
from game.session.papers import Term
from game.web.answers import Answer
from game.web.drawing import draw
from game.web.setting import Setting


def codex_page(
    setting: Setting,
    people: Sequence[PersonView],
    concepts: Sequence[Term],
    sources: Sequence[Work],
) -> Answer:
    """Three lists on one page."""
    html = draw(
        "around/codex.html", setting=setting, people=people, concepts=concepts, sources=sources
    )
    return Answer(200, html)
