"""The other sides' answers to an offer, in words."""

from collections.abc import Iterator

from game.rules.case_role import CaseRole, Package
from game.rules.numbers import in_words
from game.rules.state import Answer, Manner, State


def offer_reply(case_role: CaseRole, before: State, state: State) -> tuple[str, ...]:
    """What was said to the offer just made."""
    said = [
        f"You had pledged not to put this on paper ({case_role.option_text[option]}), "
        "and home takes note."
        for option in sorted(state.table.pledges_broken - before.table.pledges_broken)
    ]
    if len(state.table.offers) > len(before.table.offers):
        offer = state.table.offers[-1]
        said.extend(answer_text(case_role, offer.package, answer) for answer in offer.answers)
    if state.deal is not None:
        said.append(_concluded(case_role, state))
    return tuple(said)


def _concluded(case_role: CaseRole, state: State) -> str:
    assert state.deal is not None
    match state.deal.outcome:
        case "signed":
            return "The paper is signed, and home stands by it."
        case "repudiated":
            home = case_role.side_name(case_role.role.side)
            return f"The paper is signed. {home} reads it, and does not stand by it."
        case "draft":
            return "The draft stands, brackets and all, for those who can fill them."


def answer_text(case_role: CaseRole, offered: Package, answer: Answer) -> str:
    """One side's answer to a package: in the case's own words, else in a few bare sentences."""
    words = dict(answer.words)
    side = case_role.side_name(answer.side)
    if answer.accepts:
        said = [words.get("accepts", f"{side} would put its name to this.")]
        return " ".join([*said, *_room(case_role, answer)])
    name = case_role.person_name(case_role.role.faces[answer.side])
    own = [words[manner] for manner in (*FIRST, *HOW) if manner in words]
    said = [*own, *_tabled(case_role, offered, answer, bare=not any(m in words for m in HOW))]
    if answer.crossed is not None and "red_lines" not in words:
        text = case_role.option_text[answer.crossed].rstrip(".")
        said.append(f"{name} lets you know that {side} signs no paper with this in it: {text}.")
    if answer.hurt is not None:
        title = case_role.case.issues[answer.hurt].title
        said.append(words.get("hurts", f"What hurts most, {name} lets you know: {title}."))
    said += _room(case_role, answer)
    if answer.cost:
        said.append(f"Your paper was far below what {side} could take, and {name} notes it.")
    return " ".join(said)


FIRST: tuple[Manner, ...] = ("second", "third")
"""What is said before a refusal."""

HOW: tuple[Manner, ...] = ("red_lines", "near", "far")
"""What says that it is one."""


def _tabled(case_role: CaseRole, offered: Package, answer: Answer, *, bare: bool) -> Iterator[str]:
    """What a side puts in place of an offer; `bare` where nothing has said yet that it refuses."""
    side = case_role.side_name(answer.side)
    if answer.repeated or answer.package is None:
        words = dict(answer.words)
        if "repeats" in words:
            yield words["repeats"]
        elif bare:
            yield f"{side} refuses, and points to the paper it tabled before."
        else:
            yield f"{side} points to the paper it tabled before."
        return
    changes = _differences(case_role, offered, answer.package)
    does = "refuses, and answers" if bare else "answers"
    altered = in_words(len(changes), "line")
    yield f"{side} {does} with a paper of its own. It alters {altered} of yours."
    yield from changes


def _room(case_role: CaseRole, answer: Answer) -> Iterator[str]:
    """What the room did, where it decided and the player can know that it did."""
    side = case_role.side_name(answer.side)
    match answer.turned_on:
        case "cold":
            yield f"It was no less than {side}'s floor. The room is cold, and so {side} wants more."
        case "warm":
            yield f"It was less than {side}'s floor. The room is warm, and so {side} took it."


def answer_in_brief(case_role: CaseRole, answer: Answer) -> str:
    """The same in a line, for where there is no room to say what was put in place of what."""
    side = case_role.side_name(answer.side)
    room = f"; the room is {answer.turned_on}" if answer.turned_on else ""
    if answer.accepts:
        return f"{side} would sign{room}."
    new = answer.package is not None and not answer.repeated
    said = f"{side} refuses, {'with a new paper of its own' if new else 'and repeats its paper'}"
    if answer.crossed is not None:
        said += f"; never: {case_role.option_text[answer.crossed].rstrip('.')}"
    if answer.hurt is not None:
        said += f"; {case_role.case.issues[answer.hurt].title} hurts most"
    return f"{said}{room}."


def _differences(case_role: CaseRole, offered: Package, tabled: Package) -> list[str]:
    return [
        f"{case_role.case.issues[issue].title}: {case_role.option_text[theirs].rstrip('.')}."
        for issue, yours, theirs in zip(case_role.issue_ids, offered, tabled, strict=True)
        if theirs is not None and theirs != yours
    ]
