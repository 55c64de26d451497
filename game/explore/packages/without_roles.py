"""A table before its roles are written: from `case.yaml`, with each side as the player's."""

from collections.abc import Iterator
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from game.explore.packages.doors import NEUTRAL
from game.library.models.base import Effects, Model
from game.library.models.case import Case
from game.library.models.debrief import Debrief, History
from game.library.models.role import Action, Groundwork, Plan, Role, Start
from game.library.models.table import Table
from game.rules.case_role import CaseRole

ModelT = TypeVar("ModelT", bound=Model)


TO_COME: dict[str, Any] = {
    **dict.fromkeys(("dates", "place", "hook"), "to come"),
    **{key: {} for key in ("people", "conditions", "facts")},
}
"""What a table can be counted without."""


def case_begun(data: Any) -> Case | None:
    """A case from what its file says so far; None where its numbers are not there yet."""
    try:
        case = Case.model_validate({**TO_COME, **data} if isinstance(data, dict) else data)
    except ValidationError:
        return None
    return case if _is_numbered(case) else None


def _is_numbered(case: Case) -> bool:
    """Whether every side has a weight for every issue, and a value for every option."""
    sides = case.sides.keys()
    return all(
        sides <= issue.weights.keys()
        and all(sides <= option.values.keys() for option in issue.options.values())
        for issue in case.issues.values()
    )


def as_each_side(case: Case, debrief: Debrief | None) -> Iterator[CaseRole]:
    """A case whose numbers are whole, from the chair of each of its sides.

    All that can be learned may be known, and every flag set on which a floor turns. Nothing is
    known of history's groundwork.
    """
    told = debrief or _partly(Debrief, history=_partly(History, texts=()))
    for side in case.sides:
        yield CaseRole(case, "leader", _stand_in(case, side), told)


def _stand_in(case: Case, side: str) -> Role:
    """What of a role counting a table asks after; nobody plays it."""
    faces = {other: other for other in case.sides if other != side}
    flags = {flag for each in case.sides.values() for r in each.reservations for flag in r.flags}
    everything = Effects(learn=tuple(case.facts), flags=tuple(sorted(flags)))
    action = _partly(Action, id="everything", history=False, effects=everything, days=1)
    return _partly(
        Role,
        title=case.sides[side].short,
        side=side,
        faces=faces,
        start=Start(mandate=NEUTRAL, rapport=dict.fromkeys(faces.values(), NEUTRAL)),
        groundwork=_partly(Groundwork, days=0, actions=(action,)),
        plan=_partly(Plan, lines=()),
        opening="",
        scenes={},
        table=_partly(Table, rounds=1, opens={}, text={}, brackets=0),
        endings={},
    )


def _partly(model: type[ModelT], **given: Any) -> ModelT:
    """A model of which only this much is asked after."""
    # The checker's plugin knows the models, and not that a model of them is meant here.
    made: Any = model.model_construct(**given)
    return cast(ModelT, made)
