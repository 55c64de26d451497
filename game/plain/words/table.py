"""The table in words: issues with their options, limits, papers, sums."""

from fractions import Fraction

from game.plain.words.codes import Codes
from game.rules.numbers import in_words, shown
from game.rules.view.view import IssueView, OfferView, OptionView, TableView
from game.rules.view.weighing import Weighing


def issue_heading(issue: IssueView, codes: Codes) -> str:
    """What an issue is about, and what is pencilled about it."""
    letter = f"{codes.of_issue(issue)[0][0].upper()}. " if issue.options else ""
    notes = "".join(f" {sentence(note)}" for note in issue.notes)
    return f"{letter}{issue.title}. {issue.about}{notes}"


def option_words(table: TableView, option: OptionView, codes: Codes) -> str:
    """An option with its points, as far as the player can see them, and its notes."""
    points = dict(option.theirs)
    theirs = ", ".join(f"{side.name} {_points(points[side.id])}" for side in table.sides)
    notes = "".join(f" {sentence(note)}" for note in option.notes)
    code = codes.of_option[option.id]
    return f"{code}. {sentence(option.text)} Points: you {_points(option.own)}, {theirs}.{notes}"


def limits(table: TableView) -> list[str]:
    """Floors as far as they are known, what is in pencil, how many brackets, what walking means."""
    if table.own_floor is None:
        said = ["Your name is staked: your own points and floor are hidden from you."]
    else:
        said = [f"Your floor is {table.own_floor}: below it you are better off walking."]
    said += [
        f"{each.name}'s floor is {each.floor}." for each in table.sides if each.floor is not None
    ]
    said += [sentence(note) for note in table.pencilled]
    if table.brackets:
        said.append(f"You may leave up to {table.brackets} issues in brackets, written -.")
    return [*said, f"If you walk: {' '.join(each.text for each in table.walk)}"]


def paper_words(number: int, offer: OfferView, codes: Codes) -> str:
    """A package that was tabled, and what was said to it."""
    whose = "Your offer" if offer.who == "you" else f"{offer.name}'s paper"
    said = f"{number}. {whose}: {codes.written(offer.package)}."
    return " ".join([said, *(answer.text for answer in offer.answers)])


def sums(table: TableView, weighed: Weighing) -> str:
    """What a package comes to, as far as the player can tell."""
    issues = weighed.issues
    settled = in_words(weighed.settled, "issue")
    over = "" if weighed.settled == issues else f" over the {settled} it settles"
    if weighed.own_floor is None:
        said = ["Your name is staked: you cannot see what it is worth to you."]
    elif weighed.own is None:
        said = ["It settles nothing yet."]
    else:
        against = _against(weighed.own, weighed.own_floor)
        said = [f"Worth {shown(weighed.own)} to you{over}, {against}."]
    floors = {side.id: side.floor for side in table.sides}
    for their in weighed.theirs:
        seen = (
            f"{shown(their.points)} points seen on {their.known} of {issues} issues"
            if their.known
            else "no points seen"
        )
        known = floors[their.side]
        floor = "floor not known" if known is None else f"floor {known}"
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
    return "?" if points is None else shown(points)


def _against(own: Fraction, floor: int) -> str:
    where = "above" if own > floor else "at" if own == floor else "BELOW"
    return f"{where} your floor of {floor}"
