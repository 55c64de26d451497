"""Every part of a condition and every effect is known to the rules, to the explorer, to its tests.

A field that is added to a model and not here would be taken for nothing: `explore` would call
reachable what the rules never open.
"""

from typing import Any

import pytest

from game.explore.encoding.conditions import PARTS as EXPLORED
from game.explore.encoding.conditions import region
from game.explore.encoding.effects import EFFECTS
from game.explore.encoding.key import KeyLayout
from game.explore.questions.conditionals import every_condition, every_effect
from game.explore.reachability.compiled_role import CompiledRole
from game.library.leading import TABLE_EXITS
from game.library.models.base import Branch, Condition, Effects
from game.library.models.table import Table
from game.rules.conditions import PARTS, in_words, missing
from game.rules.effects import METER_EFFECTS, apply_effects
from game.rules.turns import start
from tests.explore.generated import role_of
from tests.loaded import FIXTURES, ready

ROLE = ready(FIXTURES / "three-rivers", "leader")
START = start(ROLE)
FACT, OTHER = list(ROLE.case.facts)[:2]

CLOSED: dict[str, Any] = {
    "preparation": 20,
    "mandate": 20,
    "rapport": {ROLE.faces[0]: 20},
    "knows": (FACT,),
    "knows_at_least": {"count": 1, "of": (FACT, OTHER)},
    "flags": ("never-set",),
    "agreed": (ROLE.option_ids[0][0],),
    "hours": 3,
    "staked": True,
    "owed": (ROLE.others[0],),
}
"""By field of a condition: what does not hold at the start of the role."""

CHANGE: dict[str, Any] = {
    "rapport": {ROLE.faces[0]: 1},
    "mandate": -1,
    "hours": -1,
    "learn": (FACT,),
    "by": "staff",
    "flags": ("set",),
    "stake": True,
    "owe": (ROLE.others[0],),
    "repay": (ROLE.others[0],),
    "channel": "agreed",
    "breaks_confidence": True,
    "praised_by": ROLE.faces[0],
}
"""By field of effects: what changes a state, or only says how."""

NO_CHANGE = {"praised_by", "by"}


def test_every_part_of_a_condition_has_its_entries() -> None:
    fields = set(Condition.model_fields)
    assert set(CLOSED) == set(PARTS) == set(EXPLORED) == fields


def test_every_effect_has_its_entries() -> None:
    assert set(CHANGE) == set(EFFECTS) == set(Effects.model_fields)
    assert set(METER_EFFECTS) < set(EFFECTS)


@pytest.mark.parametrize("field", CLOSED)
def test_the_rules_look_at_every_part(field: str) -> None:
    condition = Condition.model_validate({field: CLOSED[field]})
    assert missing(ROLE, START, condition) == field
    assert in_words(condition)


@pytest.mark.parametrize("field", [each for each in CLOSED if each != "flags"])
def test_the_explorer_looks_at_every_part(field: str) -> None:
    layout: KeyLayout = CompiledRole(ROLE, texts=True).layout
    vector = layout.space.of(START)
    condition = Condition.model_validate({field: CLOSED[field]})
    assert not region(layout, condition, 0) & vector


@pytest.mark.parametrize("field", CHANGE)
def test_the_rules_apply_every_effect(field: str) -> None:
    owed = frozenset(ROLE.others[:1]) if field == "repay" else frozenset[str]()
    before = START._replace(hours_left=2, owed=owed)
    after = apply_effects(ROLE, before, Effects.model_validate({field: CHANGE[field]}))
    assert (after == before) == (field in NO_CHANGE)


def test_the_generated_roles_have_every_part_and_every_effect() -> None:
    asked: set[str] = set()
    done: set[str] = set()
    for seed in range(40):
        role = role_of(seed)
        for condition in every_condition(role):
            asked |= {name for name in CLOSED if getattr(condition, name)}
        for effects in every_effect(role):
            done |= {name for name in CHANGE if getattr(effects, name)}
    assert (asked, done) == (set(CLOSED), set(CHANGE))


def test_every_way_on_from_a_table_is_an_exit() -> None:
    branches = {
        name
        for name, field in Table.model_fields.items()
        if Branch.__name__ in str(field.annotation)
    }
    assert branches == set(TABLE_EXITS)
