"""The table as the player sees it: his own points, theirs as facts reveal them, pencil marks."""

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from game.rules.bargaining.answers import answer_in_brief, answer_text
from game.rules.bargaining.packages import floor, open_options, total, value
from game.rules.bargaining.table import PLEDGE_COST, newly_broken_pledges
from game.rules.case_role import CaseRole, Package
from game.rules.knowledge.known import known_floors, known_red_lines, revealed
from game.rules.plan import PencilMark, pencil_marks
from game.rules.prose import prose
from game.rules.state import State
from game.rules.view.view import IssueView, OfferAnswerView, OfferView, OptionView, TableView


def own_points_hidden(state: State) -> bool:
    """Whether the table hides your own points, total and floor: staked, the brief unread."""
    return state.staked and not state.table.brief_read


def issue_views(case_role: CaseRole, state: State) -> tuple[IssueView, ...]:
    """The issues with the options that can be tabled."""
    return _issue_views(
        case_role,
        open_options(case_role, state.knows, state.text),
        state.knows,
        own_points_hidden(state),
        state.table.pledges_broken,
        state.sheet.answers,
    )


@lru_cache(maxsize=256)
def _issue_views(
    case_role: CaseRole,
    open_: tuple[tuple[str, ...], ...],
    knows: frozenset[str],
    hidden: bool,
    broken: frozenset[str],
    answers: tuple[tuple[str, str], ...],
) -> tuple[IssueView, ...]:
    # The same for every round of a meeting in which nothing is learned, so kept between them.
    marks = pencil_marks(case_role, answers, knows)
    notes = _option_notes(case_role, knows, broken, marks)
    own = case_role.shown_points[case_role.role.side]
    theirs = revealed(case_role, knows)
    views: list[IssueView] = []
    for (issue_id, issue), options in zip(case_role.case.issues.items(), open_, strict=True):
        shown = {
            side: case_role.shown_points[side] if (side, issue_id) in theirs else {}
            for side in case_role.others
        }
        option_views = tuple(
            OptionView(
                option,
                case_role.option_text[option],
                None if hidden else own[option],
                tuple((side, points.get(option)) for side, points in shown.items()),
                tuple(notes.get(option, ())),
            )
            for option in options
        )
        issue_notes = tuple(
            f"{case_role.side_name(mark.pencil.side)}, in pencil: {mark.text}"
            for mark in marks
            if mark.pencil is not None and mark.pencil.issue == issue_id
        )
        views.append(IssueView(issue_id, issue.title, issue.about, option_views, issue_notes))
    return tuple(views)


def _option_notes(
    case_role: CaseRole,
    knows: frozenset[str],
    broken: frozenset[str],
    marks: tuple[PencilMark, ...],
) -> dict[str, list[str]]:
    """By option: what is known or pencilled about it."""
    notes: dict[str, list[str]] = {}
    for option in case_role.pledges:
        pledge = f"you have pledged not to: tabling it costs {PLEDGE_COST} mandate"
        notes[option] = ["your pledge, already broken" if option in broken else pledge]
    for side in known_red_lines(case_role, knows):
        for option in case_role.case.sides[side].refuses:
            notes.setdefault(option, []).append(f"{case_role.side_name(side)} never signs this")
    for mark in marks:
        if mark.pencil is not None and mark.pencil.option is not None:
            side_name = case_role.side_name(mark.pencil.side)
            pencilled = f"{side_name}, in pencil: {mark.text}"
            notes.setdefault(mark.pencil.option, []).append(pencilled)
    return notes


def table_view(case_role: CaseRole, state: State) -> TableView:
    """The table apart from its options."""
    table = case_role.role.table
    assert table is not None
    own = case_role.role.side
    known = known_floors(case_role, state.knows)
    return TableView(
        offers=_offers(case_role, state),
        text=tuple(case_role.by_issue(_starting_package(case_role, state)).items()),
        brackets=table.brackets,
        own_floor=None
        if own_points_hidden(state)
        else floor(case_role, own, state.knows, state.flags),
        floors=tuple((side, floor(case_role, side, state.knows, state.flags)) for side in known),
        pencilled=tuple(
            f"{case_role.side_name(mark.pencil.side)}'s floor, in pencil: {mark.pencil.floor}"
            for mark in pencil_marks(case_role, state.sheet.answers, state.knows)
            if mark.pencil is not None
            and mark.pencil.floor is not None
            and mark.pencil.side not in known
        ),
        walk=prose(case_role, state, table.walk),
    )


def _starting_package(case_role: CaseRole, state: State) -> Package:
    """What the player's next package starts from: his last offer, else the text brought."""
    if state.table.offers:
        return state.table.offers[-1].package
    return state.text or (None,) * len(case_role.issue_ids)


def _offers(case_role: CaseRole, state: State) -> tuple[OfferView, ...]:
    assert case_role.role.table is not None
    tabled: list[OfferView] = []
    if case_role.role.table.first == "them":
        tabled.extend(
            _theirs(case_role, side, package)
            for side, package in zip(case_role.others, state.table.openings, strict=True)
        )
    for offer in state.table.offers:
        tabled.append(
            OfferView(
                "you",
                "You",
                tuple(case_role.by_issue(offer.package).items()),
                tuple(
                    OfferAnswerView(
                        answer.side,
                        answer.accepts,
                        answer_text(case_role, offer.package, answer),
                        answer_in_brief(case_role, answer),
                    )
                    for answer in offer.answers
                ),
            )
        )
        tabled.extend(
            _theirs(case_role, answer.side, answer.package)
            for answer in offer.answers
            if answer.package is not None and not answer.repeated
        )
    return tuple(tabled)


def _theirs(case_role: CaseRole, side: str, package: Package) -> OfferView:
    return OfferView(
        side, case_role.side_name(side), tuple(case_role.by_issue(package).items()), ()
    )


class Weighing(NamedTuple):
    """A package that is being put together, as far as the player can weigh it."""

    settled: int
    own: Fraction | None
    """Your value of it so far, over the settled issues; None while staked or nothing is settled."""
    own_points: Fraction | None
    """The sum of your points, where nothing is in brackets the same as your value."""
    own_floor: int | None
    theirs: tuple[tuple[str, Fraction, int], ...]
    """By other side: the points you know it gets, and on how many of the settled issues."""
    breaks: tuple[str, ...]
    """Texts of your pledges that tabling it would break for the first time."""
    pledge_cost: int
    """The mandate that would cost."""


def weigh(case_role: CaseRole, state: State, package: Package) -> Weighing:
    """What the player can tell of a package before he tables it."""
    own = case_role.role.side
    hidden = own_points_hidden(state) or not any(package)
    broken = newly_broken_pledges(case_role, state, package)
    return Weighing(
        settled=len(package) - package.count(None),
        own=None if hidden else value(case_role, own, package),
        own_points=None if hidden else Fraction(total(case_role, own, package), 100),
        own_floor=None
        if own_points_hidden(state)
        else floor(case_role, own, state.knows, state.flags),
        theirs=tuple(_known_points(case_role, state, side, package) for side in case_role.others),
        breaks=tuple(case_role.option_text[option] for option in sorted(broken)),
        pledge_cost=PLEDGE_COST * len(broken),
    )


def _known_points(
    case_role: CaseRole, state: State, side: str, package: Package
) -> tuple[str, Fraction, int]:
    shown = revealed(case_role, state.knows)
    known = [
        case_role.points[side][option]
        for issue, option in zip(case_role.issue_ids, package, strict=True)
        if option is not None and (side, issue) in shown
    ]
    return side, Fraction(sum(known), 100), len(known)
