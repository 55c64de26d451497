"""The package a player is putting together at the table. No rule lives here."""

from game.rules.moves import Propose
from game.rules.view.view import IssueView, OfferView, PackageLine, View


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

    def lines(self, view: View) -> list[PackageLine]:
        """Issue by issue, in words."""
        lines: list[PackageLine] = []
        for issue in view.issues:
            chosen = self.settled[issue.id]
            option = next((each for each in issue.options if each.id == chosen), None)
            code, text = (option.code, option.text) if option is not None else (None, None)
            lines.append(PackageLine(issue.id, issue.title, chosen, code, text))
        return lines

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
