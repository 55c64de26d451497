"""What the table says: rows of the draft, options with points, sums, the last answer."""

from fractions import Fraction
from textwrap import shorten

from textual.content import Content, Span
from textual.style import Style

from game.rules.numbers import decimal, whole
from game.rules.view.view import IssueView, OptionView, SideView, View
from game.rules.view.weighing import TheirPoints, Weighing
from game.rules.view.worth import against_floor, worth_in_words
from game.tui.drafting import Draft, last_papers
from game.tui.text.sheet import Sheet
from game.tui.text.sheets import package_lines
from game.tui.text.typeset import QUIET, hanging, quiet, small_heading, stack
from game.tui.widgets.choices import Choice

BRACKET = "in-brackets"
OPEN = "still open"
OPEN_CODE = "[..]"
"""What stands for a code where an issue is open, or in brackets."""
NARROWEST = {True: 4, False: 6}
"""Cells of a column of points, in figures and in words."""

TITLE_ROOM = 26
COLD = "cold"


def package_rows(view: View, draft: Draft, at: str, *, wide: bool, figures: bool) -> list[Choice]:
    """The draft, an issue a row, with a mark at the open one; in full where it is `wide`."""
    room = min(TITLE_ROOM, max(len(issue.title) for issue in view.issues))
    return [
        _package_row(view, issue, draft.settled[issue.id], room, wide, figures)._replace(
            key="▸" if issue.id == at else " "
        )
        for issue in view.issues
    ]


def _package_row(
    view: View, issue: IssueView, option_id: str | None, room: int, wide: bool, in_figures: bool
) -> Choice:
    option = next((each for each in issue.options if each.id == option_id), None)
    text = f"{option.code} {option.text}" if option is not None else _unsettled(view)
    width = NARROWEST[in_figures]
    figures = _points(option.own, in_figures).rjust(width) if option is not None else " " * width
    if wide:
        return Choice(issue.id, issue.title, notes=(text,), figures=figures)
    title = issue.title if len(issue.title) <= room else issue.title[: room - 1] + "…"
    return Choice(issue.id, f"{title:<{room}}  {text}", figures=figures, one_line=True)


def _unsettled(view: View) -> str:
    return "[in brackets]" if view.table and view.table.brackets else f"[{OPEN}]"


def draft_line(view: View, draft: Draft) -> Content:
    """The draft folded into a line of codes; a click on one opens its issue."""
    codes = [_clickable(line.code or OPEN_CODE, at) for at, line in enumerate(draft.lines(view))]
    shows = ("  a shows it in full", QUIET)
    return Content.assemble(("Draft: ", "bold"), Content(" ").join(codes), shows)


def _clickable(code: str, issue: int) -> Content:
    click = Style.from_meta({"@click": f"screen.issue({issue})"})
    return Content(code).add_spans([Span(0, len(code), click)])


def draft_sheet(view: View, draft: Draft, summed: Content) -> Sheet:
    """The draft in full, with its sums."""
    return Sheet("Your draft", (summed, package_lines(draft.lines(view), _unsettled(view))), "a")


def _points(points: Fraction | None, figures: bool) -> str:
    if not figures:
        return worth_in_words(points)
    return whole(points) if points is not None else "?"


def _side_columns(view: View, figures: bool) -> list[tuple[str, str, int]]:
    """By other side: its id, its name, and the width of its column."""
    names = [(side.id, side.name[:10]) for side in view.table.sides] if view.table else []
    return [(side, name, max(NARROWEST[figures], len(name))) for side, name in names]


def issue_title(view: View, step: int) -> Content:
    """Which issue is open."""
    return small_heading(f"{step + 1} of {len(view.issues)}  {view.issues[step].title}")


def column_heads(view: View, *, figures: bool) -> Content:
    """Whose points the columns hold."""
    names = [name.rjust(room) for _, name, room in _side_columns(view, figures)]
    return quiet("  ".join(["you".rjust(NARROWEST[figures]), *names]))


def option_rows(
    view: View,
    issue: IssueView,
    chosen: str | None,
    *,
    figures: bool,
    folded: bool = False,
) -> list[Choice]:
    """The options with their points, the chosen one ticked, theirs named; in few lines where
    `folded`.
    """
    rows = [
        Choice(
            option.id,
            f"{'✓ ' if option.id == chosen else ''}{option.text}",
            aside=_held_by(view, issue.id, option.id),
            notes=option.notes,
            figures=_figures(view, option, figures),
            number=int(option.code[1:]),
            code=option.code,
            folded=folded,
        )
        for option in issue.options
    ]
    if view.table and view.table.brackets:
        tick = "✓ " if chosen is None else ""
        text = f"{tick}[leave it in brackets: {view.table.brackets} allowed]"
        rows.append(Choice(BRACKET, text, key="0"))
    return rows


def _held_by(view: View, issue: str, option: str) -> str:
    holders = [
        paper.name for paper in reversed(last_papers(view)) if dict(paper.package)[issue] == option
    ]
    return f"{' and '.join(holders)}'s paper" if holders else ""


def _figures(view: View, option: OptionView, figures: bool) -> str:
    theirs = dict(option.theirs)
    columns = _side_columns(view, figures)
    return "  ".join(
        [
            _points(option.own, figures).rjust(NARROWEST[figures]),
            *(_points(theirs[side], figures).rjust(room) for side, _, room in columns),
        ]
    )


def sums(
    view: View, weighing: Weighing, width: int, *, figures: bool = True, rooms: bool = True
) -> Content:
    """What the draft is worth to you, and what is known of its worth to them; in lines so wide.
    Without `rooms`, nothing is said of how they feel.
    """
    assert view.table is not None
    parts = [own_sum(view, weighing, figures=figures)]
    sides = {side.id: side for side in view.table.sides}
    for each in weighing.theirs if figures else ():
        told = _theirs(sides[each.side], each, weighing.issues)
        parts.append(Content.styled(told, QUIET))
    cold = [side for side in sides.values() if rooms and side.room == COLD]
    parts.extend(Content.styled(_cold(side), QUIET) for side in cold)
    if view.table.home is not None:
        parts.append(Content.styled(view.table.home, QUIET))
    pencilled = view.table.pencilled if figures else ()
    parts.extend(Content.styled(note, f"italic {QUIET}") for note in pencilled)
    lines = [parts[0]]
    for part in parts[1:]:
        longer = Content.assemble(lines[-1], ("  ·  ", QUIET), part)
        lines[-1:] = [longer] if longer.cell_length <= width else [lines[-1], part]
    return stack(lines)


def own_sum(view: View, weighing: Weighing, *, figures: bool) -> Content:
    """What the draft is worth to you."""
    brackets = view.table is not None and view.table.brackets > 0
    return Content.styled(_yours(weighing, brackets=brackets, figures=figures), "bold")


def _theirs(side: SideView, seen: TheirPoints, issues: int) -> str:
    limit = "floor unknown" if side.floor is None else f"floor {decimal(side.floor)}"
    so_far = f"{decimal(seen.points)} on {seen.known} of {issues}, " if seen.known else ""
    return f"{side.name}: {so_far}{limit}"


def _cold(side: SideView) -> str:
    return f"The room is cold: {side.name} wants more than its floor."


def _yours(weighing: Weighing, *, brackets: bool, figures: bool) -> str:
    """What is on the table for you, what may still come, and your floor, in the same points."""
    if weighing.own_floor is None or weighing.open_at_most is None:
        return "You: hidden while your name is staked. b brings it back, for a round."
    if not figures:
        return _in_words(weighing)
    open_, floor = decimal(weighing.open_at_most), decimal(weighing.own_floor)
    if weighing.own is None or weighing.own_points is None or weighing.settled_floor is None:
        return f"You: nothing on the table yet, up to {open_} still open, your floor {floor}"
    below = "BELOW " if weighing.own < weighing.own_floor else ""
    points = f"You: {decimal(weighing.own_points)}"
    if weighing.settled == weighing.issues:
        return f"{points}, {below}your floor {floor}"
    if not brackets:
        return f"{points} so far, up to {open_} still open, your floor {floor}"
    on_these = f"{below}your floor {decimal(weighing.settled_floor)} on these"
    return f"{points} so far, {on_these} ({floor} on all), up to {open_} still open"


def _in_words(weighing: Weighing) -> str:
    """What the draft is to you, without a figure."""
    if weighing.own is None or weighing.own_floor is None:
        return "You: nothing settled yet. f shows points, and your floor."
    if weighing.settled < weighing.issues:
        open_ = weighing.issues - weighing.settled
        return f"You: {open_} still open. f shows points, and your floor."
    stands = against_floor(weighing.own, weighing.own_floor)
    return f"You: {stands}. f shows points, o tables it."


def last_said(view: View, *, brief: bool) -> Content:
    """The last answer, in full or in a line a side, or the paper that lies there first."""
    offers = view.table.offers if view.table else ()
    yours = [offer for offer in offers if offer.who == "you"]
    if yours:
        said = " ".join(each.brief if brief else each.text for each in yours[-1].answers)
        return Content.assemble((f"{len(offers)} papers, l reads them. ", "bold"), (said, "italic"))
    if offers:
        names = " and ".join(paper.name for paper in reversed(last_papers(view)))
        tabled = "has tabled a paper" if len(last_papers(view)) == 1 else "have tabled papers"
        return Content.assemble((f"{names} {tabled}: ", "bold"), "t takes it, l shows it.")
    return Content.styled("Nothing has been tabled yet; they answer your first offer.", "bold")


def walk_line(view: View, room: int) -> Content:
    """What you do if you walk; where there is no room for all of it, `x` says the rest."""
    label = "Without a deal: "
    said = " ".join(each.text for each in view.table.walk) if view.table else ""
    # Lines end before a long word, so that not all of the room can be used.
    told = shorten(said, room - len(label) - room // 10, placeholder=" ... (x says all)")
    return Content.assemble((label, "bold"), (told, QUIET))


def about_sheet(view: View, issue: IssueView, width: int) -> Sheet:
    """An issue in full: what it is about, and everything known of its options."""
    said = [Content(issue.about), *(Content.styled(note, "italic") for note in issue.notes)]
    for option in issue.options:
        points = [f"you {_points(option.own, True)}"]
        theirs = dict(option.theirs)
        sides = view.table.sides if view.table else ()
        points.extend(f"{side.name} {_points(theirs[side.id], True)}" for side in sides)
        entry = [
            hanging(option.code, option.text, width),
            Content.styled(f"  points: {', '.join(points)}", QUIET),
        ]
        entry.extend(Content.styled(f"  {note}", f"italic {QUIET}") for note in option.notes)
        said.append(stack(entry))
    said.extend(
        stack([small_heading(f"{paper.name}'s paper"), package_lines(paper.lines)])
        for paper in last_papers(view)
    )
    return Sheet(issue.title, tuple(said), "i")
