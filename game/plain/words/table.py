"""The table in words: issues with their options, limits, papers, sums."""

from fractions import Fraction

from game.plain.words.codes import in_codes
from game.rules.numbers import decimal, in_words, whole
from game.rules.view.view import IssueView, OfferView, OptionView, TableView
from game.rules.view.weighing import Weighing

COLD = "cold"


def issue_heading(issue: IssueView) -> str:
    """What an issue is about, and what is pencilled about it."""
    letter = f"{issue.options[0].code[0]}. " if issue.options else ""
    notes = "".join(f" {sentence(note)}" for note in issue.notes)
    return f"{letter}{issue.title}. {issue.about}{notes}"


def option_words(table: TableView, option: OptionView) -> str:
    """An option with its points, as far as the player can see them, and its notes."""
    points = dict(option.theirs)
    theirs = ", ".join(f"{side.name} {_points(points[side.id])}" for side in table.sides)
    notes = "".join(f" {sentence(note)}" for note in option.notes)
    points_said = f"Points: you {_points(option.own)}, {theirs}."
    return f"{option.code}. {sentence(option.text)} {points_said}{notes}"


def limits(table: TableView) -> list[str]:
    """Floors as far as they are known, what is in pencil, how many brackets, what walking means."""
    if table.own_floor is None:
        said = ["Your name is staked: your own points and floor are hidden from you."]
    else:
        floor = decimal(table.own_floor)
        said = [f"Your floor is {floor}: below it you are better off walking."]
    said += [table.home] if table.home is not None else []
    said += [
        f"{each.name}'s floor is {decimal(each.floor)}."
        for each in table.sides
        if each.floor is not None
    ]
    said += [
        f"The room is cold: {each.name} wants more than its floor."
        for each in table.sides
        if each.room == COLD
    ]
    said += [sentence(note) for note in table.pencilled]
    if table.brackets:
        most = "one issue" if table.brackets == 1 else f"up to {table.brackets} issues"
        said.append(f"You may leave {most} in brackets, as in A-.")
    return [*said, f"If you walk: {' '.join(each.text for each in table.walk)}"]


def paper_words(number: int, offer: OfferView) -> str:
    """A package that was tabled, and what was said to it."""
    whose = "Your offer" if offer.who == "you" else f"{offer.name}'s paper"
    said = f"{number}. {whose}: {in_codes(offer.lines)}."
    return " ".join([said, *(answer.text for answer in offer.answers)])


def sums(table: TableView, weighed: Weighing) -> str:
    """What a package comes to, as far as the player can tell."""
    issues = weighed.issues
    said = _yours(weighed, brackets=table.brackets > 0)
    floors = {side.id: side.floor for side in table.sides}
    for their in weighed.theirs:
        seen = (
            f"{decimal(their.points)} points seen on {their.known} of {issues} issues"
            if their.known
            else "no points seen"
        )
        known = floors[their.side]
        floor = "floor not known" if known is None else f"floor {decimal(known)}"
        said.append(f"For {their.name} {seen}, {floor}.")
    return " ".join(said)


def pledge_words(weighed: Weighing) -> str:
    """What breaking a pledge costs, said before it is broken."""
    return (
        f"You have pledged not to put this on paper: {'; '.join(weighed.breaks)}. "
        f"Tabling it costs {weighed.pledge_cost} mandate."
    )


def sentence(text: str) -> str:
    """A text as a sentence of its own."""
    text = text[0].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _points(points: Fraction | None) -> str:
    return "?" if points is None else whole(points)


def _yours(weighed: Weighing, *, brackets: bool) -> list[str]:
    """What is on the table for you, what may still come, and your floor, in the same points."""
    if weighed.own_floor is None or weighed.open_at_most is None:
        return ["Your name is staked: you cannot see what it is worth to you."]
    floor = decimal(weighed.own_floor)
    left = f"The issues still open could bring you up to {decimal(weighed.open_at_most)} more."
    if weighed.own is None or weighed.own_points is None or weighed.settled_floor is None:
        return [f"It settles nothing yet; your floor is {floor}.", left]
    points = decimal(weighed.own_points)
    where = _where(weighed.own, weighed.own_floor)
    if weighed.settled == weighed.issues:
        return [f"Worth {points} to you, {where} your floor of {floor}."]
    settled = in_words(weighed.settled, "issue")
    if not brackets:
        return [f"Worth {points} to you over the {settled} it settles.", left, f"Floor: {floor}."]
    on_these = f"{decimal(weighed.settled_floor)} over those, {floor} over all"
    return [
        f"Worth {points} to you over the {settled} it settles, {where} your floor of {on_these}.",
        left,
    ]


def _where(own: Fraction, floor: int) -> str:
    return "above" if own > floor else "at" if own == floor else "BELOW"
