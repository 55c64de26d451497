"""What is said before a draft is tabled: what breaks a pledge, its sums, and the draft itself."""

from textual.content import Content

from game.rules.view.view import View
from game.rules.view.weighing import Weighing
from game.tui.drafting import Draft
from game.tui.text.sheets import package_lines
from game.tui.text.typeset import GRAVE

PAPER = 60
"""How wide the sheet is that asks whether to table."""


def before_tabling(view: View, draft: Draft, weighing: Weighing, summed: Content) -> list[Content]:
    """The paragraphs of the question."""
    warnings = [
        Content.styled(f"You have pledged not to: {text}", GRAVE) for text in weighing.breaks
    ]
    if weighing.pledge_cost:
        cost = f"Tabling it costs {weighing.pledge_cost} of your mandate."
        warnings.append(Content.styled(cost, GRAVE))
    return [
        *warnings,
        summed,
        package_lines(draft.lines(view)),
    ]
