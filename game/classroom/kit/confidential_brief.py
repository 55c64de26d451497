"""Part B: what one side knows and no other, on one page: its points, floor and red lines."""

from collections.abc import Iterable

from game.classroom.kit.voices import Voice, voice
from game.classroom.paper_table import PaperTable
from game.classroom.wording import before_play, exact, listed, points_of
from game.library.models.case import Fact
from game.pages.document import (
    Block,
    Bullets,
    Columns,
    Fold,
    Grid,
    Heading,
    OptionList,
    Page,
    Para,
)
from game.rules.bargaining.packages import total

NEVER = "never"

DEFINED = (16, 84)
"""The widths of a word and what it stands for."""


def confidential_brief(table: PaperTable, side: str) -> Page:
    """The brief of one side."""
    speaker = voice(table, side)
    drafted = tuple(_option_lists(table, side, undrafted=False))
    clauses = tuple(_option_lists(table, side, undrafted=True))
    blocks: list[Block] = [
        Para(f"You speak for {table.case_role.case.sides[side].name}, as {speaker.name}.", "lead"),
        *_told(table, speaker),
        *_findable(table, side),
        Grid((), tuple(_limits(table, side)), widths=DEFINED),
        Heading("What each option is worth to you"),
        Para(
            "Take one option an issue and add up the points: the sum, 0 to 100, is what that "
            "paper is worth to you. The others have numbers of their own.",
            "small",
        ),
        Columns(drafted),
    ]
    if clauses:
        blocks += [
            Fold("Fold back along this line before you begin. When to unfold: rule 7 of sheet D."),
            Columns(clauses),
        ]
    name = table.side_name(side)
    return Page(
        f"b-{side}",
        f"Confidential brief: {name}",
        f"For {name} only",
        tuple(blocks),
        "B",
        sheets=1,
    )


def _told(table: PaperTable, speaker: Voice) -> Iterable[Block]:
    """A role's own brief; of a side that is no role's, what is known of the person."""
    if speaker.role is not None:
        yield from (Para(text) for text in before_play(table, speaker.role.brief.text))
        yield Heading("Your instructions")
        yield Bullets(speaker.role.brief.instructions)
    elif speaker.person is not None:
        person = speaker.person
        yield Para(person.bio)
        yield Grid(
            (),
            (
                ("Wants", person.wants),
                ("Is moved by", person.moved_by),
                ("Takes badly", person.backfires),
            ),
            widths=DEFINED,
        )


def _findable(table: PaperTable, side: str) -> Iterable[Block]:
    """What facts show of a side: it knows that itself, and may be asked."""
    shown = tuple(fact.text for fact in table.case_role.case.facts.values() if _shows(fact, side))
    if shown:
        yield Heading("True of your side, and to be found out by whoever asks well")
        yield Bullets(shown)


def _shows(fact: Fact, side: str) -> bool:
    # What shows a floor or a red line would say again what stands in the box below.
    known = fact.reveals is not None and side in fact.reveals.issues
    return known or any(hearing.side == side for hearing in fact.hears)


def _limits(table: PaperTable, side: str) -> Iterable[tuple[str, str]]:
    case_role = table.case_role
    codes = table.codes.of_option
    yield (
        "Your floor",
        f"{table.floor(side)} points. From there up a paper is better for you than walking away; "
        "below it, walking away is better, however friendly the room.",
    )
    yield "If you walk", " ".join(_alternative(table, side))
    refused = [
        f"{codes[option]} ({case_role.option_text[option]})"
        for option in case_role.case.sides[side].refuses
    ]
    if refused:
        yield "Red lines", f"You never sign {listed(refused, 'or')}."
    if side in case_role.default_openings:
        paper = case_role.default_openings[side]
        yield (
            "Your first paper",
            f"{table.codes.called(paper)}, worth {exact(total(case_role, side, paper))} to you. "
            "You may begin with it.",
        )


def _alternative(table: PaperTable, side: str) -> tuple[str, ...]:
    role_table = table.case_role.role.table
    if side == table.case_role.role.side and role_table is not None:
        return before_play(table, role_table.walk)
    return before_play(table, table.case_role.case.sides[side].alternative)


def _option_lists(table: PaperTable, side: str, *, undrafted: bool) -> Iterable[OptionList]:
    """By issue: the options that are on paper, or the clauses that nobody has drafted."""
    case_role, codes = table.case_role, table.codes
    refused = case_role.case.sides[side].refuses
    for letter, (issue_id, issue) in zip(codes.letters, case_role.case.issues.items(), strict=True):
        options = tuple(
            (
                codes.of_option[option],
                case_role.option_text[option],
                points_of(table, side, option),
                NEVER if option in refused else "",
            )
            for option in case_role.case.issues[issue_id].options
            if (option in table.undrafted) == undrafted
        )
        if options:
            yield OptionList(letter, issue.title, options)
