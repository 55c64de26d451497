"""The other sides' answers to an offer, in words."""

from game.rules.case_role import CaseRole, Package
from game.rules.state import Answer, State


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
    """One side's answer to a package, in a few sentences."""
    side = case_role.side_name(answer.side)
    if answer.accepts:
        return f"{side} would put its name to this."
    name = case_role.person_name(case_role.role.faces[answer.side])
    sentences: list[str] = []
    if answer.repeated or answer.package is None:
        sentences.append(f"{side} refuses, and points to the paper it tabled before.")
    else:
        changes = "; ".join(_differences(case_role, offered, answer.package))
        sentences.append(
            f"{side} refuses, and answers with a paper of its own. In place of yours it has "
            f"{changes}."
        )
    if answer.hurt is not None:
        title = case_role.case.issues[answer.hurt].title
        sentences.append(f"What hurts most, {name} lets you know: {title}.")
    if answer.cost:
        sentences.append(f"It was far below what they could take, and {name} has marked it down.")
    return " ".join(sentences)


def answer_in_brief(case_role: CaseRole, answer: Answer) -> str:
    """The same in a line, for where there is no room to say what was put in place of what."""
    side = case_role.side_name(answer.side)
    if answer.accepts:
        return f"{side} would sign."
    new = answer.package is not None and not answer.repeated
    said = f"{side} refuses, {'with a new paper of its own' if new else 'and repeats its paper'}"
    if answer.hurt is not None:
        said += f"; {case_role.case.issues[answer.hurt].title} hurts most"
    return f"{said}."


def _differences(case_role: CaseRole, offered: Package, tabled: Package) -> list[str]:
    return [
        f"{case_role.case.issues[issue].title}: {case_role.option_text[theirs]}"
        for issue, yours, theirs in zip(case_role.issue_ids, offered, tabled, strict=True)
        if theirs is not None and theirs != yours
    ]
