"""Part D: the rules of the paper table and its log, one sheet in the middle of the table."""

from collections.abc import Iterable

from game.classroom.paper_table import PaperTable
from game.classroom.wording import counted, listed
from game.pages.document import Align, Blank, Bullets, Grid, Heading, Page, aligned

MOST_ROWS = 12


def offer_log(table: PaperTable) -> Page:
    """The rules, and a line for every offer."""
    names = [table.side_name(side) for side in table.sides]
    letters = table.codes.letters
    rows = min(MOST_ROWS, table.rounds * len(names))
    empty = [""] * (1 + len(letters) + len(names))
    middle: Align = "middle"
    offers = Grid(
        ("", "by", *letters, *(f"{name}: yes or no" for name in names)),
        tuple((str(number), *empty) for number in range(1, rows + 1)),
        (*aligned(2, 0), *(middle,) * len(letters)),
        tall=True,
        widths=_widths(len(letters), len(names)),
    )
    learned = "What we found out about each other on the way:"
    clauses = Blank("Clauses we drafted, in our own words, with all initials:", 2)
    return Page(
        "d-offer-log",
        "The table: rules and offer log",
        "One a table, in the middle",
        (
            Bullets(tuple(_rules(table, names)), "numbers"),
            Heading("Offers"),
            offers,
            Blank(learned, 2 if table.undrafted else 3),
            *((clauses,) if table.undrafted else ()),
        ),
        "D",
        sheets=1,
    )


def _widths(issues: int, names: int) -> tuple[int, ...]:
    code = min(7, 49 // issues)
    left = 100 - 5 - 13 - code * issues
    return (5, 13, *(code,) * issues, *(left // names,) * names)


def _rules(table: PaperTable, names: list[str]) -> Iterable[str]:
    yield "One person speaks for each side. Say what you like of your brief; show it to nobody."
    yield (
        f"An offer settles every issue, {table.codes.letters[0]} to {table.codes.letters[-1]}. Say "
        "it aloud and write its codes in the log. It cannot be unsaid."
    )
    yield (
        "Everybody else answers at once: yes, or no and what hurts most. Whoever says no may offer "
        "next."
    )
    yield f"{_who_begins(table)} Each side may make {counted(table.rounds, 'offer')}."
    yield (
        "Before you answer, add up your own points. Nobody stops you from signing below your "
        "floor, and nobody will thank you for it."
    )
    yield "A red line is never signed, by anybody, for any price."
    if table.undrafted:
        yield (
            "Below the fold of every brief are clauses that nobody has drafted yet. Unfold "
            "together, once each of you has asked the others what they are afraid of, and the "
            "answers stand below. Before such a clause is offered, write here what it means and "
            "initial it."
        )
    everybody = "both" if len(names) == 2 else "all"
    yield (
        f"It is over when {everybody} say yes to one offer, when somebody gets up, or when the "
        "offers or the minutes run out. Whoever signs nothing gets what walking away brings. Fill "
        "in sheet E together."
    )


def _who_begins(table: PaperTable) -> str:
    own = table.side_name(table.sides[0])
    role_table = table.case_role.role.table
    assert role_table is not None
    if role_table.first == "you":
        return f"{own} makes the first offer."
    others = [table.side_name(side) for side in table.sides[1:]]
    verb = "begins" if len(others) == 1 else "begin"
    return f"{listed(others)} {verb}, with the first paper in the brief or a better one."
