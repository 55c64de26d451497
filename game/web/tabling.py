"""The papers on the table that a draft can begin from."""

from typing import NamedTuple
from urllib.parse import urlencode

from game.rules.view.view import OfferView, View


class ToTake(NamedTuple):
    """A paper of theirs, and where the table is drawn with it as the draft."""

    paper: OfferView
    query: str
    left: tuple[str, ...]
    """Titles of issues on which it says what nobody of yours has drafted."""


def last_papers(view: View) -> list[OfferView]:
    """The last paper of each other side, the newest first."""
    last: dict[str, OfferView] = {}
    for offer in reversed(view.table.offers if view.table else ()):
        if offer.who != "you":
            last.setdefault(offer.who, offer)
    return list(last.values())


def papers_to_take(view: View) -> list[ToTake]:
    """What can be taken for the draft."""
    return [_taken(view, paper) for paper in last_papers(view)]


def _taken(view: View, paper: OfferView) -> ToTake:
    given = dict(paper.package)
    settled: dict[str, str] = {}
    left: list[str] = []
    for issue in view.issues:
        option = given.get(issue.id)
        if option is None or any(option == each.id for each in issue.options):
            settled[issue.id] = option or ""
        else:
            left.append(issue.title)
    return ToTake(paper, urlencode(settled), tuple(left))
