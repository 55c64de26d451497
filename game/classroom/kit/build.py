"""The whole kit of a case, in the order in which a lesson needs it."""

from game.classroom.kit.confidential_brief import confidential_brief, numbers_sheet
from game.classroom.kit.debrief_sheet import debrief_sheet
from game.classroom.kit.minutes import minute_plans
from game.classroom.kit.observer_card import observer_card
from game.classroom.kit.outcome_form import outcome_form
from game.classroom.kit.planning_sheet import adding_up, planning_sheet
from game.classroom.kit.public_brief import issues_sheet, public_brief
from game.classroom.kit.teachers_key import teachers_key
from game.classroom.kit.teaching_note import teaching_note
from game.classroom.kit.the_table import offer_log, the_table
from game.classroom.kit.warm_up import warm_up
from game.classroom.paper_table import PaperTable
from game.pages.document import Document


def kit(table: PaperTable, *, large: bool = False) -> Document:
    """Parts A to J, and K where the case has a teaching note.

    Raises:
        ClassroomError: the file of the workshop or of the warm-up cannot be used.
    """
    case = table.case_role.case
    return Document(
        case.title,
        f"{case.dates}. A workshop on paper, with the table of the {table.case_role.name}.",
        (
            public_brief(table),
            issues_sheet(table),
            *(
                page
                for side in table.sides
                for page in (
                    confidential_brief(table, side),
                    numbers_sheet(table, side, large=large),
                )
            ),
            *(
                page
                for side in table.sides
                for page in (planning_sheet(table, side), adding_up(table, side))
            ),
            the_table(table),
            offer_log(table),
            outcome_form(table),
            observer_card(table),
            debrief_sheet(table),
            teachers_key(table),
            *minute_plans(table),
            *warm_up(table),
            *teaching_note(table),
        ),
        large=large,
    )
