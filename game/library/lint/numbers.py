"""Weights, values, reservations, days and meters."""

from collections import Counter
from collections.abc import Iterator

from game.library.lint.subject import RoleSubject, Subject
from game.library.mistakes import Mistake
from game.library.models.base import RapportChange
from game.library.models.case import Case
from game.library.reading.marks import Path

WHOLE = 100
"""What a side's weights sum to."""


def weights_and_values(subject: Subject) -> Iterator[Mistake]:
    """Sides whose weights do not sum to 100, and weights and values that are missing."""
    case, page = subject.case.model, subject.case
    for side in case.sides:
        total = 0
        first: Path = ("issues",)
        for name, issue in case.issues.items():
            if side not in issue.weights:
                message = f'no weight for "{side}"'
                yield page.mistake(("issues", name, "weights"), "N002", message, on_key=True)
            elif len(first) == 1:
                first = ("issues", name, "weights", side)
            total += issue.weights.get(side, 0)
            for key, option in issue.options.items():
                if side not in option.values:
                    path: Path = ("issues", name, "options", key, "values")
                    yield page.mistake(path, "N003", f'no value for "{side}"', on_key=True)
        if total != WHOLE:
            summed = f"sum to {total} over the issues{_added(case, side)}"
            message = f'the weights of "{side}" {summed}; expected {WHOLE}'
            yield page.mistake(first, "N001", message, on_key=True)


def _added(case: Case, side: str) -> str:
    """Return a side's weights as a sum, in file order."""
    weights = [issue.weights[side] for issue in case.issues.values() if side in issue.weights]
    return f" ({' + '.join(map(str, weights))})" if len(weights) > 1 else ""


def reservations_in_force(subject: Subject) -> Iterator[Mistake]:
    """Reservations hidden by one before them that asks for no more flags."""
    for name, side in subject.case.model.sides.items():
        for index, other in enumerate(side.reservations):
            before = side.reservations[:index]
            if any(set(earlier.flags) <= set(other.flags) for earlier in before):
                message = "an earlier entry asks for no more flags, so this is never in force"
                path: Path = ("sides", name, "reservations", index)
                yield subject.case.mistake(path, "N009", message)


def issues_can_be_settled(subject: Subject) -> Iterator[Mistake]:
    """Issues on which every option is refused by some side."""
    case = subject.case.model
    refused = {option for side in case.sides.values() for option in side.refuses}
    for name, issue in case.issues.items():
        if all(option in refused for option in issue.options):
            message = "some side refuses each of these; no package could ever be signed"
            path: Path = ("issues", name, "options")
            yield subject.case.mistake(path, "N010", message, on_key=True)


def days_fit(view: RoleSubject) -> Iterator[Mistake]:
    """Actions, and history's actions together, that cost more days than there are."""
    groundwork = view.role.groundwork
    for index, action in enumerate(groundwork.actions):
        if action.days > groundwork.days:
            path: Path = ("groundwork", "actions", index, "days")
            message = f"found {action.days}; the groundwork has {groundwork.days} in all"
            yield view.mistake(path, "N006", message)
    spent = sum(action.days for action in groundwork.actions if action.history)
    if spent > groundwork.days:
        message = (
            f"the actions marked `history: true` cost {spent} days together; "
            f"expected at most {groundwork.days}"
        )
        yield view.mistake(("groundwork", "days"), "N007", message)


def starts_in_office(view: RoleSubject) -> Iterator[Mistake]:
    """A role recalled before it begins."""
    if view.role.start.mandate == 0:
        message = "found 0, at which the player is recalled; expected 1 or more"
        yield view.mistake(("start", "mandate"), "N008", message)


def rapport_costs(view: RoleSubject) -> Iterator[Mistake]:
    """Choices that raise rapport for nothing; an action costs its days."""
    for name, scene in view.role.scenes.items():
        for index, choice in enumerate(scene.choices):
            effects, needs = choice.effects, choice.needs
            asked = needs is not None and (needs.knows or needs.knows_at_least)
            lowered = any(_rise(change) < 0 for change in effects.rapport.values())
            if effects.hours < 0 or effects.mandate < 0 or lowered or asked:
                continue
            for person, change in effects.rapport.items():
                by = _rise(change)
                if by > 0:
                    path: Path = ("scenes", name, "choices", index, "effects", "rapport", person)
                    message = (
                        f"raises rapport by {by} at no cost; expected an hour, some mandate, "
                        "somebody else's rapport, or a fact that had to be known"
                    )
                    yield view.mistake(path, "N004", message)


MOST_POLITE = 10
"""How many choices may warm a face and lower nothing: they ask for a fact and cost no more."""


def rapport_is_no_politeness(view: RoleSubject) -> Iterator[Mistake]:
    """Faces that too many choices warm at no more than having known something."""
    warmed: Counter[str] = Counter()
    for scene in view.role.scenes.values():
        for choice in scene.choices:
            effects = choice.effects
            by = {person: _rise(change) for person, change in effects.rapport.items()}
            if effects.hours >= 0 and effects.mandate >= 0 and min(by.values(), default=0) >= 0:
                warmed.update(person for person, rise in by.items() if rise > 0)
    for person, count in warmed.items():
        if count > MOST_POLITE:
            message = (
                f"{count} choices warm this person and lower nothing: no hour, no mandate, nobody "
                f"else's rapport; expected at most {MOST_POLITE}"
            )
            yield view.mistake(("start", "rapport", person), "N013", message, on_key=True)


def _rise(change: int | RapportChange) -> int:
    return change.by if isinstance(change, RapportChange) else change


def rapport_changes(view: RoleSubject) -> Iterator[Mistake]:
    """Changes of rapport that change nothing, or have a ceiling that makes no sense."""
    for path, effects in view.effects():
        for person, change in effects.rapport.items():
            at: Path = (*path, "rapport", person)
            if isinstance(change, int):
                if change == 0 or abs(change) > 20:
                    message = f"found {change}; expected -20 to 20, and not 0"
                    yield view.mistake(at, "N005", message)
            elif change.by <= 0:
                message = f"found {change.by} with a ceiling; expected a rise"
                yield view.mistake((*at, "by"), "N005", message)
            elif change.up_to < change.by:
                message = f"found {change.up_to}, below the rise of {change.by} itself"
                yield view.mistake((*at, "up_to"), "N005", message)
