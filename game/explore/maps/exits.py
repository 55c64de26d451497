"""Every exit of a scene: its choices or the table's, what each asks for, and where it leads."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from game.library.leading import TableExit
from game.library.models.base import Branch, Condition
from game.library.models.role import Choice
from game.rules.case_role import CaseRole
from game.rules.conditions import in_words
from game.rules.state import Deal

ExitKey = tuple[str, str, str]
"""A scene, what is chosen there (a choice, or a way off the table), and where it leads."""

OFF_THE_TABLE: dict[TableExit, str] = {
    "signed": "signed, and home stands by it",
    "repudiated": "signed, and home does not stand by it",
    "draft": "accepted as a draft",
    "deadlock": "no rounds left",
    "walked": "left the table",
}
"""The ways off the table, in words."""


class Exit(NamedTuple):
    """One choice, or one way off the table, with one of the places it leads to."""

    source: str
    choice: str
    target: str
    label: str
    needs: str | None
    branch: bool
    """Whether it may lead elsewhere too."""
    history: bool
    """Whether it was in fact done; of the table, whether it may have been."""

    @property
    def key(self) -> ExitKey:
        """What names it."""
        return self.source, self.choice, self.target


def exits_of(case_role: CaseRole) -> list[Exit]:
    """Return every way of a role, in file order."""
    found: list[Exit] = []
    table = case_role.role.table
    for name, scene in case_role.role.scenes.items():
        if scene.table and table is not None:
            for route, branches in table.exits.items():
                found += _leading(name, route, OFF_THE_TABLE[route], branches, None, True)
        for choice in scene.choices:
            asked, leads = asked_in_words(choice), scene.leads(choice)
            found += _leading(name, choice.id, choice.text, leads, asked, choice.history)
    return found


def _leading(
    source: str,
    choice: str,
    label: str,
    branches: Iterable[Branch],
    needs: str | None,
    history: bool,
) -> Iterator[Exit]:
    targets = list(dict.fromkeys(branch.to for branch in branches))
    for target in targets:
        yield Exit(source, choice, target, label, needs, len(targets) > 1, history)


def off_the_table(deal: Deal | None, *, walked: bool) -> str:
    """Return which way a play left the table."""
    if deal is not None:
        return deal.outcome
    return "walked" if walked else "deadlock"


def asked_in_words(choice: Choice) -> str | None:
    """Return what a choice asks for, as an author would look for it; None where nothing."""
    needs = choice.needs or Condition()
    hours = max(-choice.effects.hours, needs.hours or 0) or None
    said = in_words(needs.model_copy(update={"hours": hours}))
    if choice.unless is not None:
        said += [f"not {each}" for each in in_words(choice.unless)]
    return ", ".join(said) or None


def on_historys_path(case_role: CaseRole, exits: Iterable[Exit]) -> set[str]:
    """Return the scenes history passed, and its ending: from both ends, as branches may part."""
    done = [exit_ for exit_ in exits if exit_.history]
    endings = {name for name, ending in case_role.role.endings.items() if ending.history}
    onward = _closure({case_role.role.opening}, [(exit_.source, exit_.target) for exit_ in done])
    back = _closure(endings, [(exit_.target, exit_.source) for exit_ in done])
    return onward & back


def _closure(start: set[str], links: list[tuple[str, str]]) -> set[str]:
    found = set(start)
    while added := {to for source, to in links if source in found} - found:
        found |= added
    return found
