"""The package a player is putting together at the table. No rule lives here."""

from game.rules.case_role import Package
from game.rules.moves import Propose
from game.rules.view.view import IssueView, OfferView, View


class Draft:
    """One option an issue, or None where it is open or in brackets."""

    def __init__(self, text: tuple[tuple[str, str | None], ...]) -> None:
        self.settled: dict[str, str | None] = dict(text)

    def put(self, issue: str, option: str | None) -> None:
        """Settle an issue so, or put it in brackets."""
        self.settled[issue] = option

    def take(self, paper: OfferView, issues: tuple[IssueView, ...]) -> list[str]:
        """Take a paper of theirs, as far as it can be tabled; the titles of issues it left."""
        left: list[str] = []
        given = dict(paper.package)
        for issue in issues:
            option = given.get(issue.id)
            if option is None or option in {each.id for each in issue.options}:
                self.settled[issue.id] = option
            else:
                left.append(issue.title)
        return left

    @property
    def package(self) -> Package:
        """As the rules weigh it."""
        return tuple(self.settled.values())

    @property
    def proposal(self) -> Propose:
        """As it is tabled."""
        return Propose(tuple(self.settled.items()))


def last_papers(view: View) -> list[OfferView]:
    """The last paper of each other side, the newest first."""
    last: dict[str, OfferView] = {}
    for offer in reversed(view.table.offers if view.table else ()):
        if offer.who != "you":
            last.setdefault(offer.who, offer)
    return list(last.values())
