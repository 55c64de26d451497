"""What is said before a draft is tabled: what breaks a pledge, its sums, and the draft itself."""

from textual.content import Content

from game.rules.case_role import CaseRole
from game.rules.moves import Propose
from game.rules.view.table_view import Weighing
from game.rules.view.view import View
from game.tui.sheets import package_lines
from game.tui.table_text import sums
from game.tui.typeset import GRAVE

PAPER = 60
"""How wide the sheet is that asks whether to table."""


def before_tabling(
    case_role: CaseRole, view: View, weighing: Weighing, proposal: Propose, column: int
) -> list[Content]:
    """The paragraphs of the question, in a column so wide."""
    warnings = [
        Content.styled(f"You have pledged not to: {text}", GRAVE) for text in weighing.breaks
    ]
    if weighing.pledge_cost:
        cost = f"Tabling it costs {weighing.pledge_cost} of your mandate."
        warnings.append(Content.styled(cost, GRAVE))
    return [
        *warnings,
        sums(case_role, view, weighing, min(column, PAPER)),
        package_lines(case_role, proposal.package),
    ]
