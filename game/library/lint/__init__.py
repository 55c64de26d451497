"""Cross-reference checks over the loaded models: each a small function, run in one place."""

import time
from collections.abc import Callable, Iterator

from game.library.limits import CHECK_SECONDS
from game.library.lint import contradictions, debrief, facts, lessons, numbers, people, table
from game.library.lint.flow import endings, graph
from game.library.lint.names import flags, ids, unique
from game.library.lint.names.mended import with_names_mended
from game.library.lint.names.strangers import without_strangers
from game.library.lint.subject import RoleSubject, Subject
from game.library.lint.texts import prose, sizes, slips, voices
from game.library.mistakes import Mistake

OF_NAMES: tuple[Callable[[Subject], Iterator[Mistake]], ...] = (
    ids.unknown_ids,
    ids.face_persons,
    ids.revealed_issues,
    ids.unheard_readings,
    table.packages,
    lessons.lessons_checkable,
)
"""Checks of names, and of what is best told as it was written."""

OF_CASE: tuple[Callable[[Subject], Iterator[Mistake]], ...] = (
    flags.unset_flags,
    flags.unread_flags,
    unique.repeated_ids,
    unique.reserved_ids,
    facts.learned_somewhere,
    facts.relay_fits,
    facts.false_leads_show_nothing,
    facts.enough_listed,
    numbers.weights_and_values,
    numbers.reservations_in_force,
    numbers.issues_can_be_settled,
    contradictions.refused_for_good_reason,
    contradictions.issues_somebody_weighs,
    endings.one_right_answer,
    lessons.lessons_can_fail,
    lessons.lessons_rest_on_more,
    lessons.each_article_can_fail,
    lessons.lessons_repeat_no_branch,
    debrief.disputes_told,
    prose.page_one_short,
    slips.nothing_given,
    slips.line_breaks,
    slips.open_quotations,
    slips.lists_of_one_text,
    slips.named_twice,
    slips.unused_people,
    slips.unused_sources,
    slips.addresses,
    slips.unused_shares,
    slips.right_answers_apart,
)
"""Checks of a case with all its files, its names put right."""

OF_ROLE: tuple[Callable[[RoleSubject], Iterator[Mistake]], ...] = (
    people.faces_fit,
    people.rapports_at_start,
    people.player_on_side,
    graph.branches_in_order,
    graph.no_loops,
    graph.all_reached,
    graph.scenes_have_choices,
    graph.one_table,
    graph.choices_lead_on,
    graph.last_scene_for_all,
    facts.does_something,
    facts.worth_in_all,
    facts.asked_can_be_known,
    facts.enough_is_told,
    facts.staff_in_company,
    numbers.days_fit,
    numbers.starts_in_office,
    numbers.rapport_costs,
    numbers.rapport_is_no_politeness,
    numbers.rapport_changes,
    table.openings,
    table.brackets_fit,
    table.repudiated_leads_on,
    table.pencils,
    contradictions.right_pencils,
    contradictions.openings_at_their_floor,
    voices.voices_whole,
    voices.red_lines_are_theirs,
    endings.endings_present,
    endings.history_leads,
    prose.scenes_short,
    prose.choices_short,
    prose.closed_told,
    prose.longest_way_short,
    prose.reasons_given,
)
"""Checks of one role at a time, likewise."""


def lint(subject: Subject) -> Iterator[Mistake]:
    """Yield every mistake that shows only when the files of a case are read together."""
    until = time.monotonic() + CHECK_SECONDS.most
    larger = list(sizes.too_much(subject))
    if larger:
        yield from larger
        return
    subject, strangers = without_strangers(subject)
    yield from strangers
    for found in _checks(subject):
        yield from found
        if time.monotonic() > until:
            message = (
                f"the check was ended after {CHECK_SECONDS.most} seconds "
                f"(limit `{CHECK_SECONDS.name}`)"
            )
            yield subject.case.mistake((), "L004", message)
            return


def _checks(subject: Subject) -> Iterator[Iterator[Mistake]]:
    """Yield what each check finds; a check runs as its mistakes are taken."""
    for of_names in OF_NAMES:
        yield of_names(subject)
    meant = with_names_mended(subject)
    for of_case in OF_CASE:
        yield of_case(meant)
    for view in meant.views:
        for of_role in OF_ROLE:
            yield of_role(view)
