"""The table as the player sees it: his own points, theirs as facts reveal them, pencil marks."""

from functools import lru_cache

from game.rules.bargaining.answers import answer_in_brief, answer_text
from game.rules.bargaining.codes import option_codes
from game.rules.bargaining.packages import floor, home_line, open_options
from game.rules.bargaining.table import PLEDGE_COST
from game.rules.case_role import CaseRole, Package
from game.rules.knowledge.known import known_floors, known_red_lines, revealed
from game.rules.numbers import decimal
from game.rules.plan import PencilMark, pencil_marks
from game.rules.state import State
from game.rules.view.meters import meters
from game.rules.view.passages import told
from game.rules.view.view import (
    IssueView,
    OfferAnswerView,
    OfferView,
    OptionView,
    PackageLine,
    SideView,
    TableView,
)


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
    codes = option_codes(case_role)
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
                codes[option],
                case_role.option_text[option],
                None if hidden else own[option],
                tuple((side, points.get(option)) for side, points in shown.items()),
                tuple(notes.get(option, ())),
            )
            for option in options
        )
        issue_notes = tuple(
            _guessed(case_role, mark)
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
            notes.setdefault(mark.pencil.option, []).append(_guessed(case_role, mark))
    return notes


def _guessed(case_role: CaseRole, mark: PencilMark) -> str:
    """A mark in pencil, and whose guess it is."""
    assert mark.pencil is not None
    side = case_role.side_name(mark.pencil.side)
    if mark.corrected:
        return f"Your guess about {side}, put right by what you have learned: {mark.text}"
    return f"Your guess about {side}, in pencil: {mark.text}"


def table_view(case_role: CaseRole, state: State) -> TableView:
    """The table apart from its options."""
    table = case_role.role.table
    assert table is not None
    own, hidden = case_role.role.side, own_points_hidden(state)
    known = known_floors(case_role, state.knows)
    rooms = {each.person: each.word for each in meters(case_role, state, numbers=False).rapport}
    return TableView(
        sides=tuple(
            SideView(
                side,
                case_role.side_name(side),
                floor(case_role, side, state.knows, state.flags) if side in known else None,
                rooms[case_role.role.faces[side]],
            )
            for side in case_role.others
        ),
        offers=_offers(case_role, state),
        text=tuple(case_role.by_issue(_starting_package(case_role, state)).items()),
        brackets=table.brackets,
        own_floor=None if hidden else floor(case_role, own, state.knows, state.flags),
        home=None if hidden else _home(case_role, state),
        pencilled=tuple(
            f"Your guess, in pencil: {case_role.side_name(mark.pencil.side)}'s floor is "
            f"{mark.pencil.floor}"
            for mark in pencil_marks(case_role, state.sheet.answers, state.knows)
            if mark.pencil is not None
            and mark.pencil.floor is not None
            and mark.pencil.side not in known
        ),
        walk=told(case_role, state, table.walk),
    )


def _home(case_role: CaseRole, state: State) -> str:
    """What home would stand by, which is what mandate is for."""
    line = home_line(case_role, state.knows, state.flags, state.mandate)
    name = case_role.side_name(case_role.role.side)
    assert case_role.role.table is not None
    drafts = " A draft with brackets it does not judge." if case_role.role.table.brackets else ""
    return (
        f"With your mandate at {state.mandate}, {name} stands by a paper worth {decimal(line)} or "
        f"more to you.{drafts}"
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
                package_lines(case_role, offer.package),
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
    return OfferView(side, case_role.side_name(side), package_lines(case_role, package), ())


@lru_cache(maxsize=1024)
def package_lines(case_role: CaseRole, package: Package) -> tuple[PackageLine, ...]:
    """A package, issue by issue, in codes and words."""
    codes = option_codes(case_role)
    return tuple(
        PackageLine(
            issue_id,
            issue.title,
            option,
            None if option is None else codes[option],
            None if option is None else case_role.option_text[option],
        )
        for (issue_id, issue), option in zip(case_role.case.issues.items(), package, strict=True)
    )
