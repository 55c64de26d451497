"""The whole kit of a case, in the order in which a lesson needs it."""

from game.classroom.kit.confidential_brief import confidential_brief
from game.classroom.kit.debrief_sheet import debrief_sheet
from game.classroom.kit.minutes import minute_plans
from game.classroom.kit.observer_card import observer_card
from game.classroom.kit.offer_log import offer_log
from game.classroom.kit.outcome_form import outcome_form
from game.classroom.kit.planning_sheet import planning_sheet
from game.classroom.kit.public_brief import public_brief
from game.classroom.kit.teachers_key import teachers_key
from game.classroom.paper_table import PaperTable
from game.pages.document import Document


def kit(table: PaperTable) -> Document:
    """Parts A to I.

    Raises:
        ClassroomError: the workshop file cannot be used.
    """
    case = table.case_role.case
    return Document(
        case.title,
        f"{case.dates}. A workshop on paper, with the table of the {table.case_role.name}.",
        (
            public_brief(table),
            *(confidential_brief(table, side) for side in table.sides),
            *(planning_sheet(table, side) for side in table.sides),
            offer_log(table),
            outcome_form(table),
            observer_card(table),
            debrief_sheet(table),
            teachers_key(table),
            *minute_plans(table),
        ),
    )
