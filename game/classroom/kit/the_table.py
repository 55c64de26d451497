"""Part D: the sheets in the middle of the table: its rules and options, and the log behind them."""

from collections.abc import Iterable

from game.classroom.paper_table import PaperTable
from game.classroom.wording import counted, listed
from game.pages.document import (
    Align,
    Blank,
    Block,
    Bullets,
    Columns,
    Grid,
    Heading,
    OptionList,
    Page,
    Para,
    aligned,
)

FOLD_RULE = 7
"""The number of the rule that says when to unfold, where there is a fold."""


def the_table(table: PaperTable) -> Page:
    """The rules, and every option by code and word, so that all can point at one."""
    blocks: list[Block] = [
        Bullets(tuple(_rules(table)), "numbers"),
        Heading("What can be agreed"),
        Columns(tuple(_options(table))),
    ]
    if table.undrafted:
        codes = listed([table.codes.of_option[option] for option in table.undrafted])
        blocks += [
            Heading("What nobody has drafted yet"),
            Para(
                f"{codes}: below the fold of every brief. Write here what each means before it is "
                f"offered, as rule {FOLD_RULE} says.",
                "small",
            ),
            Grid(
                ("", "what it says, in words you all read the same way", "initials"),
                tuple((table.codes.of_option[option], "", "") for option in table.undrafted),
                tall=True,
                widths=(7, 75, 18),
            ),
        ]
    return Page(
        "d-the-table",
        "The table: rules and options",
        "One a table, in the middle",
        tuple(blocks),
        "D",
        sheets=1,
    )


def _options(table: PaperTable) -> Iterable[Block]:
    """By issue: its options by code, without what they are worth to anybody."""
    codes, text = table.codes.of_option, table.case_role.option_text
    issues = table.case_role.case.issues
    for letter, (issue_id, issue) in zip(table.codes.letters, issues.items(), strict=True):
        drafted = (each for each in issues[issue_id].options if each not in table.undrafted)
        options = tuple((codes[option], text[option], "", "") for option in drafted)
        yield OptionList(letter, issue.title, options, head="")


def offer_log(table: PaperTable) -> Page:
    """A line for every offer that may be made."""
    names = [table.side_name(side) for side in table.sides]
    letters = table.codes.letters
    empty = [""] * (1 + len(letters) + len(names))
    middle: Align = "middle"
    offers = Grid(
        ("", "by", *letters, *names),
        tuple((str(number), *empty) for number in range(1, table.rounds * len(names) + 1)),
        (*aligned(2, 0), *(middle,) * len(letters)),
        tall=True,
        widths=_widths(len(letters), len(names)),
    )
    return Page(
        "d-offer-log",
        "The table: offer log",
        "One a table, in the middle",
        (
            Para(
                "Codes only; under the name of each side yes or no. Whoever makes the offer writes "
                "it down, and nobody rubs it out."
            ),
            offers,
            Blank("What we found out about each other on the way:", 2),
        ),
        "D",
        sheets=1,
        behind=True,
    )


def _widths(issues: int, names: int) -> tuple[int, ...]:
    code = min(7, 49 // issues)
    left = 100 - 5 - 13 - code * issues
    return (5, 13, *(code,) * issues, *(left // names,) * names)


def _rules(table: PaperTable) -> Iterable[str]:
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
        "Before you answer, add up your own points as they are printed, on the back of sheet C. "
        "That sum is the one that counts. A paper is better for you if your sum is higher; it is "
        "better, without more words, if it is higher for somebody and lower for nobody. Nobody "
        "stops you from signing below your floor, and nobody will thank you for it."
    )
    yield "A red line is never signed, by anybody, for any price."
    if table.undrafted:
        yield (
            "Below the fold of every brief are clauses that nobody has drafted yet. Unfold "
            "together, once each of you has asked the others what they are afraid of, and the "
            "answers stand in the log. Before such a clause is offered, write below what it means "
            "and initial it."
        )
    everybody = "both" if len(table.sides) == 2 else "all"
    yield (
        f"It is over when {everybody} say yes to one offer, when somebody gets up, or when the "
        "offers or the minutes run out. Whoever signs nothing gets what walking away brings. Fill "
        "in sheet E together."
    )


def _who_begins(table: PaperTable) -> str:
    role_table = table.case_role.role.table
    assert role_table is not None
    own, *others = map(table.side_name, table.sides)
    if role_table.first == "you":
        return f"{own} makes the first offer, and then it goes round: {listed(others, 'then')}."
    after = f"; {others[1]} makes the second" if len(others) > 1 else ""
    return (
        f"{others[0]} makes the first offer{after}. It may be the first paper in the brief, or one "
        f"that leaves {own} more."
    )
