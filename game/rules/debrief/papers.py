"""Papers, and who tabled which: what the deal chart and its tables are made of."""

from string import ascii_lowercase
from typing import NamedTuple

from game.rules.case_role import Package
from game.rules.debrief.finished import Finished

LETTERS_APART = 10
"""How far apart two sides' letters begin: `a` and `k`."""


class Paper(NamedTuple):
    """A package with the mark it has on the chart."""

    mark: str
    title: str
    package: Package


def your_papers(finished: Finished) -> tuple[Paper, ...]:
    """What you tabled, numbered in order."""
    return tuple(
        Paper(str(number), f"Your paper {number}", offer.package)
        for number, offer in enumerate(finished.state.table.offers, 1)
    )


def their_papers(finished: Finished, side: str) -> tuple[Paper, ...]:
    """What another side tabled, in order, lettered: its opening, and each answer that was new."""
    case_role, state = finished.case_role, finished.state
    table = case_role.role.table
    packages: list[Package] = []
    if table is not None and table.first == "them" and state.table.opened:
        packages.append(state.table.openings[case_role.others.index(side)])
    packages.extend(
        answer.package
        for offer in state.table.offers
        for answer in offer.answers
        if answer.side == side and answer.package is not None and not answer.repeated
    )
    letters = ascii_lowercase[LETTERS_APART * case_role.others.index(side) :] + ascii_lowercase
    return tuple(
        Paper(letter, f"{finished.side_name(side)}'s paper {letter}", package)
        for letter, package in zip(letters, packages, strict=False)
    )


def outside_papers(finished: Finished) -> tuple[Paper, ...]:
    """What was signed in fact, and the closest texts on paper."""
    told = finished.case_role.debrief.history
    texts = [(text.title, text.package) for text in told.texts]
    if told.package is not None and told.package not in [package for _, package in texts]:
        texts.insert(0, ("What was signed in fact", told.package))
    return tuple(
        Paper(f"H{number}", title, finished.case_role.package(package))
        for number, (title, package) in enumerate(texts, 1)
    )
