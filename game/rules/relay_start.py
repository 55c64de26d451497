"""Whether the start that a relay gives could be the first role's doing, judged as a whole.

It bounds what a play of the first role can hand over, without walking all of them: what it lets
through differs from a true start by no more than a lucky play would.
"""

from fractions import Fraction
from typing import NamedTuple

from game.rules.bargaining.packages import MOST_EASING, stretch, value
from game.rules.bargaining.table import LEAST_SETTLED
from game.rules.case_role import CaseRole
from game.rules.conditions import knows_enough
from game.rules.relay import Relay


class Wrong(NamedTuple):
    """What of a start nobody can have handed over."""

    words: str = ""
    """As in `a text of 1 issue`."""
    name: str = ""
    """An id as the journal has it, which may be anybody's writing, after the words."""


WARMEST = 20
"""The rapport at which a side accepts most."""


def not_handed_over(given: Relay, first: CaseRole | None, second: CaseRole) -> Wrong | None:
    """What of a start the first role cannot hand over to the second; None where it can."""
    if first is None or first.role.side != second.role.side:
        return Wrong("anything at all")
    return (
        _wrong_fact(given.knows, first, second)
        or _wrong_option(given, first, second)
        or _wrong_text(given, first)
        or _wrong_impression(given, first)
    )


def _wrong_fact(knows: tuple[str, ...], first: CaseRole, second: CaseRole) -> Wrong | None:
    passed_on = _passed_on(first, second)
    seen: set[str] = set()
    for fact in knows:
        if fact not in passed_on or fact in seen:
            return Wrong(name=fact)
        seen.add(fact)
    return None


def _passed_on(first: CaseRole, second: CaseRole) -> set[str]:
    """The facts that the first may learn and the second is told."""
    listed = {fact for fact in second.role.relay if second.worth.get(fact)}
    return listed & _learned(first)


def _learned(role: CaseRole) -> set[str]:
    """Every fact that the role may come to know."""
    effects = [action.effects for action in role.actions.values()]
    effects += [choice.effects for each in role.choices.values() for choice in each.values()]
    return {fact for each in effects for fact in each.learn}


def _wrong_option(given: Relay, first: CaseRole, second: CaseRole) -> Wrong | None:
    """An option of another issue, one twice, one that a side refuses, one that nobody drafted."""
    # What was passed on is all that the first knew of it; of the rest he may have known anything.
    knew = frozenset(_learned(first) - _passed_on(first, second) | set(given.knows))
    issues: set[str] = set()
    for issue, option in given.text:
        place = first.option_issue.get(option)
        if place is None or first.issue_ids[place] != issue or issue in issues:
            return Wrong(name=option)
        issues.add(issue)
        needs = first.option_needs.get(option)
        if option in first.refused - first.pledges or (needs and not knows_enough(needs, knew)):
            return Wrong(name=option)
    return None


def _wrong_text(given: Relay, first: CaseRole) -> Wrong | None:
    """A text of too few issues, or one that no side could have put its name to."""
    if not given.text:
        return None
    settled = len(given.text)
    table = first.role.table
    brackets = len(first.issue_ids) - settled
    if table is None or settled < LEAST_SETTLED or brackets > table.brackets:
        return Wrong(f"a text of {settled} issue{'s' if settled > 1 else ''}")
    package = first.package(dict(given.text))
    for side in first.others:
        if value(first, side, package) < _least(first, side):
            return Wrong(f"a text that {first.side_name(side)} never takes")
    return None


def _least(role: CaseRole, side: str) -> Fraction:
    """The lowest value at which a side could accept, however warm and however eased."""
    model = role.case.sides[side]
    lowest = min([model.reservation, *(each.value for each in model.reservations)])
    return lowest - MOST_EASING - stretch(model.concentration, WARMEST)


def _wrong_impression(given: Relay, first: CaseRole) -> Wrong | None:
    """One of nobody, of no such size, or not the same for all sides with one face."""
    made = dict(given.rapport)
    for side, change in given.rapport:
        if side not in first.role.faces or change not in (-1, 1) or len(made) < len(given.rapport):
            return Wrong("a first impression of ", side)
    for person in first.faces:
        if len({made.get(side) for side, face in first.role.faces.items() if face == person}) > 1:
            return Wrong(f"two first impressions of {first.person_name(person)}")
    return None
