"""The debrief on what one is tempted by: praise, pressure, any paper at all; or by leaving."""

from itertools import chain

from game.rules.bargaining.packages import floor, value
from game.rules.debrief.finished import Finished
from game.rules.numbers import shown
from game.rules.scoring.outcome import right_to_walk
from game.rules.view.blocks import Block, Heading, Paragraph, Points


def tempted_blocks(finished: Finished) -> tuple[Block, ...]:
    """Praise taken, pressure owed, and what was offered below one's own floor."""
    praise = _praise(finished) or ["Nobody praised you in public, or nobody that it counted with."]
    below = _below_the_floor(finished)
    return (
        Heading("Praise"),
        *map(Paragraph, praise),
        *((Paragraph(below),) if below else ()),
        Heading("Pressure"),
        *map(Paragraph, _pressure(finished)),
    )


def _praise(finished: Finished) -> list[str]:
    told: list[str] = []
    for step in finished.steps:
        if step.effects is not None and step.effects.praised_by:
            who = finished.case_role.person_name(step.effects.praised_by)
            taken = (
                "and you staked your name on it" if step.effects.stake else "and you let it pass"
            )
            told.append(f"{who} praised you at {step.where}, {taken}.")
    staked = next((s for s in finished.steps if s.after.staked and not s.before.staked), None)
    if staked is not None:
        told.append(f"Your name was staked from then on, at {staked.where}: {staked.did}")
    return told


def _below_the_floor(finished: Finished) -> str | None:
    case_role, state, own = finished.case_role, finished.state, finished.own
    least = floor(case_role, own, state.knows, state.flags)
    offers = state.table.offers
    worths = [value(case_role, own, o.package) for o in offers if None not in o.package]
    below = [worth for worth in worths if worth < least]
    if not below:
        return None
    many = "1 was" if len(below) == 1 else f"{len(below)} were"
    tabled = "1 paper" if len(offers) == 1 else f"{len(offers)} papers"
    return (
        f"Of the {tabled} you tabled {many} below your own floor of {least}: worth "
        f"{', '.join(map(shown, below))} to you."
    )


def _pressure(finished: Finished) -> list[str]:
    pressed = [step for step in finished.steps if step.pressed(finished.case_role)]
    owed = sorted(
        set(chain.from_iterable(step.after.owed - step.before.owed for step in finished.steps))
    )
    told = [
        f"{finished.side_name(side)} was owed something"
        + (", to the end." if side in finished.state.owed else ", and had it back.")
        for side in owed
    ]
    told += [f"You pressed at {step.where}: {step.did}" for step in pressed]
    return told or ["You pressed nobody, and nobody was owed anything."]


def undrafted_blocks(finished: Finished) -> tuple[Block, ...]:
    """Whether there was anything to sign, and the paper that nobody drafted."""
    remark = right_to_walk(finished.case_role, finished.state)
    blocks: list[Block] = []
    if finished.state.deal is None:
        blocks.append(
            Paragraph(
                "You were right not to sign: with what you knew, no paper stood above every floor."
                if remark.right
                else "With what you knew there was a paper above every floor, and it was not "
                "signed.",
                "lead",
            )
        )
    if not remark.undrafted:
        blocks.append(Paragraph(_nothing_missing(remark.right)))
        return tuple(blocks)
    options = tuple(finished.case_role.option_text[option] for option in remark.undrafted)
    blocks += [Paragraph("A paper existed that nobody drafted. It needed this:"), Points(options)]
    if remark.needed:
        facts = finished.case_role.case.facts
        blocks.append(Paragraph("To draft it, these would have helped:"))
        blocks.append(Points(tuple(facts[fact].text for fact in remark.needed)))
    return tuple(blocks)


def _nothing_missing(right: bool) -> str:
    if right:
        return "No clause that could have been drafted would have made a paper that all could sign."
    return (
        "Every clause that was needed had been drafted: a paper above every floor could be written "
        "with what you knew."
    )
