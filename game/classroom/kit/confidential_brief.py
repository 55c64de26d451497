"""Part B: what one side knows and no other: who it is, and behind that its numbers."""

from collections.abc import Iterable

from game.classroom.kit.the_table import FOLD_RULE
from game.classroom.kit.voices import Speaker, voice
from game.classroom.paper_table import PaperTable
from game.classroom.wording import before_play, exact, listed, points_of, sentence
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

DEFINED = (22, 78)
"""The widths of a word and what it stands for."""


def confidential_brief(table: PaperTable, side: str) -> Page:
    """Who one side is, what it is after, and what others may find out about it."""
    speaker = voice(table, side)
    blocks: tuple[Block, ...] = (
        Para(f"You speak for {table.case_role.case.sides[side].name}, as {speaker.name}.", "lead"),
        *_told(table, side, speaker),
        *_findable(table, side),
    )
    name = table.side_name(side)
    title, audience = f"Confidential brief: {name}", f"For {name} only"
    return Page(f"b-{side}", title, audience, blocks, "B", sheets=1)


def numbers_sheet(table: PaperTable, side: str, *, large: bool = False) -> Page:
    """Behind the brief: the side's floor and red lines, and what every option is worth to it.

    In large print what lies below the fold has a sheet of its own.
    """
    clauses = tuple(_option_lists(table, side, undrafted=True))
    blocks: list[Block] = [
        Grid((), tuple(_limits(table, side)), widths=DEFINED),
        Para(
            "Take one option an issue and add up the points, in tenths: the sum, 0 to 100, is what "
            "that paper is worth to you. The others have numbers of their own.",
            "small",
        ),
        Columns(tuple(_option_lists(table, side, undrafted=False))),
    ]
    if clauses:
        told, when = "Fold back along this line before you begin.", "When to unfold"
        if large:
            told, when = "Keep this sheet face down when you begin.", "When to turn it over"
        blocks += [Fold(f"{told} {when}: rule {FOLD_RULE} of sheet D."), Columns(clauses)]
    name = table.side_name(side)
    return Page(
        f"b-{side}-numbers",
        f"What it is worth to you: {name}",
        f"For {name} only",
        tuple(blocks),
        "B",
        sheets=1,
        behind=True,
    )


def _told(table: PaperTable, side: str, speaker: Speaker) -> Iterable[Block]:
    """Who one is and what one is after: a role's own brief, or what is known of the person."""
    person = speaker.person
    if speaker.role is not None:
        yield from (Para(text) for text in before_play(table, speaker.role.brief.text))
    elif person is not None:
        yield Para("What the others' files say of you:", "small")
        yield Para(person.bio)
    yield Heading("Your instructions")
    yield Bullets(tuple(_instructions(table, side, speaker)))
    if person is not None and speaker.role is None:
        yield Grid(
            (),
            (
                ("What moves you", person.moved_by),
                ("What you take badly", person.backfires),
            ),
            widths=DEFINED,
        )


def _instructions(table: PaperTable, side: str, speaker: Speaker) -> Iterable[str]:
    """A role's own; of another side, what its weights and its person come to. Then both alike."""
    if speaker.role is not None:
        yield from speaker.role.brief.instructions
    elif speaker.person is not None:
        yield f"Bring home what you came for. {sentence(speaker.person.wants)}"
        yield (
            "Tell nobody your floor, and find out what the others are afraid of before you tell "
            "them what you are."
        )
        yield f"If it cannot be had: {sentence(' '.join(_alternative(table, side)))}"
    most, least = _weighed(table, side)
    yield f"Most of your points lie on {most}; fewest on {least}: there you can afford to give."


def _weighed(table: PaperTable, side: str) -> tuple[str, str]:
    """The two issues that weigh most with a side, and the one that weighs least."""
    issues = table.case_role.case.issues.values()
    named = [
        (issue.weights[side], f"{letter} ({issue.title}, {issue.weights[side]} of 100)")
        for letter, issue in zip(table.codes.letters, issues, strict=True)
    ]
    order = [name for _, name in sorted(named, key=lambda each: -each[0])]
    return listed(order[: min(2, len(order) - 1)]), order[-1]


def _findable(table: PaperTable, side: str) -> Iterable[Block]:
    """What facts show of a side: it knows that itself, and may be asked."""
    shown = tuple(fact.text for fact in table.case_role.case.facts.values() if _shows(fact, side))
    if shown:
        # A fact is told to whoever plays the role, and may call him you.
        finder = table.side_name(table.sides[0])
        yield Heading(f"What {finder} may find out about you, in the words of its own files")
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
