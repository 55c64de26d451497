"""Small generated cases and positions at their tables, for properties."""

from itertools import pairwise
from typing import Any, NamedTuple

from hypothesis import strategies as st

from game.rules.bargaining.packages import open_options
from game.rules.case_role import CaseRole, Package
from game.rules.play import Play
from game.rules.state import State
from tests.rules.small_case import at_table, case_role, fact, issue, option, person, side

FACTS = ("known", "second", "third")


class Position(NamedTuple):
    """A case role with a state at its table."""

    ready: CaseRole
    play: Play

    @property
    def state(self) -> State:
        return self.play.state


@st.composite
def weights(draw: st.DrawFn, count: int) -> list[int]:
    """So many whole weights that sum to 100, each at least 1."""
    cuts = draw(st.lists(st.integers(1, 99), min_size=count - 1, max_size=count - 1, unique=True))
    edges = [0, *sorted(cuts), 100]
    return [high - low for low, high in pairwise(edges)]


@st.composite
def case_roles(draw: st.DrawFn) -> CaseRole:
    """A role at a table of two or three sides, two or three issues, options that need facts."""
    others = ["away", "far"][: draw(st.integers(1, 2))]
    sides = ["home", *others]
    issue_count = draw(st.integers(2, 3))
    by_side = {name: draw(weights(issue_count)) for name in sides}
    issues: dict[str, Any] = {}
    option_ids: list[str] = []
    for number in range(issue_count):
        options: dict[str, Any] = {}
        for place in range(draw(st.integers(2, 4))):
            option_id = f"o{number}-{place}"
            values = {name: draw(st.integers(0, 100)) for name in sides}
            # The first two options are always open, so that opening packages can be.
            needs = (
                {"needs": {"knows": (draw(st.sampled_from(FACTS)),)}}
                if place >= 2 and draw(st.booleans())
                else {}
            )
            options[option_id] = option(values, **needs)
            option_ids.append(option_id)
        weight = {name: by_side[name][number] for name in sides}
        issues[f"i{number}"] = issue(f"Issue {number}", weight, options)
    side_models = {
        name: side(
            name.title(),
            draw(st.integers(10, 90)),
            concentration=draw(st.integers(0, 10)),
            refuses=tuple(draw(st.lists(st.sampled_from(option_ids), max_size=1, unique=True))),
        )
        for name in sides
    }
    facts = {
        name: fact(
            draw(st.integers(1, 3)),
            eases={s: draw(st.integers(1, 4)) for s in draw(st.sets(st.sampled_from(sides)))},
        )
        for name in FACTS
    }
    opens = {
        name: {f"i{n}": f"o{n}-{draw(st.integers(0, 1))}" for n in range(issue_count)}
        for name in others
    }
    people = {"me": person("Me", "home"), "aide": person("Aide", "home")}
    people |= {f"face-{name}": person(name.title(), name) for name in others}
    template = case_role().role.model_dump()
    table = dict(
        template["table"], opens=opens, first=draw(st.sampled_from(("them", "you"))), brackets=1
    )
    return case_role(
        {"sides": side_models, "issues": issues, "facts": facts, "people": people},
        faces={name: f"face-{name}" for name in others},
        start={"mandate": 10, "rapport": {f"face-{name}": 10 for name in others}},
        table=table,
    )


@st.composite
def positions(draw: st.DrawFn) -> Position:
    """A table with any rapport, mandate and knowledge."""
    ready = draw(case_roles())
    state = at_table(ready).state._replace(
        rapport=tuple(draw(st.integers(0, 20)) for _ in ready.faces),
        mandate=draw(st.integers(1, 20)),
        knows=frozenset(draw(st.sets(st.sampled_from(FACTS)))),
        owed=frozenset(draw(st.sets(st.sampled_from(ready.others)))),
    )
    return Position(ready, Play(ready, state))


def packages_of(position: Position) -> st.SearchStrategy[Package]:
    """Packages of the open options, none in brackets."""
    options = open_options(position.ready, position.state.knows, position.state.text)
    return st.tuples(*(st.sampled_from(some) for some in options))
