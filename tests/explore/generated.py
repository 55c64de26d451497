"""Small generated roles, whole: conditions and effects of every kind, a recess, a table."""

from itertools import pairwise
from random import Random
from typing import Any, get_args

from hypothesis import strategies as st

from game.library.labels import Label
from game.rules.case_role import CaseRole
from tests.rules.small_case import ENDING, case_role, fact, issue, option, person, scene, side

FACTS = ("f0", "f1", "f2", "f3")
FLAGS = ("red", "blue")
LABELS = get_args(Label)


class Story:
    """What the parts of one generated role may name, and how they are drawn.

    Drawn from one seed and not by hypothesis one by one: a role has hundreds of parts, and what
    finds mistakes is how different they are.
    """

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.others = ["away", "far"][: self.upto(1, 2)]
        one = len(self.others) == 2 and self.once_in(3)
        self.face_of = {name: "face-away" if one else f"face-{name}" for name in self.others}
        self.faces = sorted(set(self.face_of.values()))
        issues = self.upto(2, 3)
        self.options = [
            [f"o{number}-{place}" for place in range(self.upto(2, 3 if issues == 2 else 2))]
            for number in range(issues)
        ]
        self.all_options = [option_id for several in self.options for option_id in several]

    def upto(self, least: int, most: int) -> int:
        return self.random.randint(least, most)

    def once_in(self, times: int) -> bool:
        return self.random.randrange(times) == 0

    def one_of(self, some: Any) -> Any:
        return self.random.choice(some)

    def some(self, names: Any, most: int = 1) -> tuple[Any, ...]:
        return tuple(self.random.sample(names, min(len(names), self.upto(0, most))))

    def weights(self, count: int) -> list[int]:
        """So many whole weights that sum to 100, each at least 1."""
        edges = [0, *sorted(self.random.sample(range(1, 100), count - 1)), 100]
        return [high - low for low, high in pairwise(edges)]

    # Conditions and effects ---------------------------------------------------------------

    def part(self) -> dict[str, Any]:
        """One part of a condition."""
        match self.upto(0, 9):
            case 0:
                return {"preparation": self.upto(1, 5)}
            case 1:
                return {"mandate": self.upto(3, 11)}
            case 2:
                return {"rapport": {self.one_of(self.faces): self.upto(7, 13)}}
            case 3:
                return {"knows": (self.one_of(FACTS),)}
            case 4:
                return {"knows_at_least": {"count": self.upto(1, 2), "of": FACTS[:3]}}
            case 5:
                return {"flags": (self.one_of(FLAGS),)}
            case 6:
                return {"agreed": (self.one_of(self.all_options),)}
            case 7:
                return {"hours": self.upto(1, 2)}
            case 8:
                return {"staked": True}
            case _:
                return {"owed": (self.one_of(self.others),)}

    def condition(self) -> dict[str, Any]:
        return self.part() if not self.once_in(4) else self.part() | self.part()

    def when(self, key: str = "when", once_in: int = 2) -> dict[str, Any]:
        """A condition under `key`, one under `unless`, both, or neither."""
        found: dict[str, Any] = {}
        if self.once_in(once_in):
            found[key] = self.condition()
        if self.once_in(2 * once_in):
            found["unless"] = self.condition()
        return found

    def effects(self, choice: bool = True) -> dict[str, Any]:
        """One or two effects, of any kind."""
        found: dict[str, Any] = {}
        for _ in range(self.upto(1, 2)):
            match self.upto(0, 9):
                case 0:
                    found["mandate"] = self.one_of((-4, -3, -2, 1))
                case 1:
                    found["rapport"] = {self.one_of(self.faces): self.one_of((-3, -1, 2))}
                case 2:
                    by = {"by": self.upto(1, 3), "up_to": self.upto(8, 12)}
                    found["rapport"] = {self.one_of(self.faces): by}
                case 3 | 4:
                    found["learn"] = (self.one_of(FACTS),)
                    if choice and self.once_in(4):
                        found["by"] = "staff"
                case 5:
                    found["flags"] = (self.one_of(FLAGS),)
                case 6:
                    found |= {"stake": True, "praised_by": self.faces[0]}
                case 7:
                    found[self.one_of(("owe", "repay"))] = (self.one_of(self.others),)
                case 8 if choice:
                    found["hours"] = -self.upto(1, 2)
                case 8:
                    found["breaks_confidence"] = True
                case _:
                    found["channel"] = self.one_of(("agreed", "lost"))
        return found

    def prose(self) -> tuple[dict[str, Any], ...]:
        """A paragraph, and at times one under a condition."""
        said = ({"text": "It is so."},)
        return said if self.once_in(2) else (*said, {"text": "It may be so.", **self.when()})

    # The case -----------------------------------------------------------------------------

    def case(self) -> dict[str, Any]:
        sides = ["home", *self.others]
        by_side = {name: self.weights(len(self.options)) for name in sides}
        issues = {
            f"i{number}": issue(
                f"Issue {number}",
                {name: by_side[name][number] for name in sides},
                {option_id: self.option(option_id, place) for place, option_id in enumerate(ids)},
            )
            for number, ids in enumerate(self.options)
        }
        people = {"me": person("Me", "home"), "aide": person("Aide", "home")}
        people |= {f"face-{name}": person(name.title(), name) for name in self.others}
        return {
            "sides": {name: self.side(name) for name in sides},
            "issues": issues,
            "people": people,
            "facts": {name: self.fact(sides) for name in FACTS},
            "lessons": tuple(self.lesson(number) for number in range(self.upto(1, 3))),
        }

    def option(self, option_id: str, place: int) -> dict[str, Any]:
        values = {name: self.one_of((0, 30, 50, 70, 100)) for name in ("home", *self.others)}
        if place and self.once_in(4):
            return option(values, needs={"knows": (self.one_of(FACTS),)})
        return option(values)

    def side(self, name: str) -> dict[str, Any]:
        other = {"flags": (self.one_of(FLAGS),), "value": self.upto(20, 70)}
        return side(
            name.title(),
            self.upto(35, 65),
            concentration=self.upto(0, 10),
            refuses=self.some(self.all_options, 2 if name == "home" else 1),
            reservations=(other,) if self.once_in(3) else (),
        )

    def fact(self, sides: list[str]) -> dict[str, Any]:
        worth = self.upto(0, 3)
        if not worth:
            return fact(0)
        shows = {"floors": self.some(self.others, 2), "refuses": self.some(self.others, 2)}
        return fact(
            worth, eases={name: self.upto(1, 5) for name in self.some(sides)}, reveals=shows
        )

    def lesson(self, number: int) -> dict[str, Any]:
        formula: dict[str, Any] = {}
        if self.once_in(2):
            formula["ending"] = self.one_of(("e0", "e1", "recalled"))
        if self.once_in(2):
            formula["label"] = self.one_of(LABELS)
        if self.once_in(3):
            formula["agreed"] = (self.one_of(self.all_options),)
        formula |= self.when("with")
        kind = self.one_of(("never", "possible"))
        return {"id": f"l{number}", "claim": "c", "text": "So it is.", kind: formula}

    # The role -----------------------------------------------------------------------------

    def role(self) -> dict[str, Any]:
        count = self.upto(3, 5)
        names = [f"s{number}" for number in range(count)]
        table = self.upto(0, count - 1) if self.upto(0, 4) else None
        scenes = {
            name: self.table_scene()
            if place == table
            else self.scene(names, place, recess=self.once_in(3))
            for place, name in enumerate(names)
        }
        role: dict[str, Any] = {
            "faces": self.face_of,
            "start": {
                "mandate": self.upto(2, 12),
                "rapport": {face: self.upto(6, 12) for face in self.faces},
            },
            "brief": {"text": self.prose(), "instructions": ("One.", "Two.")},
            "groundwork": {
                "days": self.upto(2, 4),
                "text": self.prose(),
                "actions": tuple(self.action(number) for number in range(self.upto(2, 4))),
            },
            "plan": {"text": self.prose(), "lines": (PLAN_LINE,)},
            "opening": "s0",
            "scenes": scenes,
            "table": None,
            "endings": {
                "e0": ENDING | {"history": True, "text": self.prose()},
                "e1": ENDING
                | {"best": True, "text": self.prose(), "undone_by": self.one_of((None, "them"))},
                "recalled": ENDING | {"text": self.prose()},
            },
        }
        if table is not None:
            role["table"] = self.table(names, table)
        return role

    def action(self, number: int) -> dict[str, Any]:
        return {
            "id": f"a{number}",
            "text": "Look it up.",
            "days": self.upto(1, 2),
            "result": self.prose(),
            "effects": self.effects(choice=False),
            "recess": not self.once_in(4),
            "secret": self.once_in(5),
            **self.when("needs", 3),
        }

    def scene(self, names: list[str], place: int, recess: bool) -> dict[str, Any]:
        advice = {"person": "aide", "text": "Mind it.", **self.when()}
        return scene(
            text=self.prose(),
            present=self.some(self.faces),
            recess=recess,
            advice=(advice,) if self.once_in(4) else (),
            choices=tuple(
                {
                    "id": f"c{place}-{number}",
                    "text": "Say it.",
                    "approach": "probe",
                    "effects": self.effects(),
                    "reply": self.prose(),
                    "secret": self.once_in(5),
                    "next": self.next(names, place),
                    **(self.when("needs", 2) if number or self.once_in(5) else {}),
                }
                for number in range(self.upto(2, 3))
            ),
        )

    def next(self, names: list[str], place: int) -> tuple[dict[str, Any], ...]:
        later = names[place + 1 :]
        targets = [*later, *later[:2], "e0", "e1"]
        branches = [
            {"to": self.one_of(targets), **(self.when() or {"when": self.condition()})}
            for _ in range(self.one_of((0, 0, 1)))
        ]
        return (*branches, {"to": self.one_of(targets)})

    def table_scene(self) -> dict[str, Any]:
        return scene(text=self.prose(), table=True)

    def whole(self, several: list[tuple[int, list[str]]]) -> dict[str, str]:
        """A package that settles every issue."""
        return {f"i{number}": self.one_of(ids) for number, ids in several}

    def table(self, names: list[str], place: int) -> dict[str, Any]:
        brackets = self.upto(0, 1) if len(self.options) == 3 else 0
        several = list(enumerate(self.options))
        settled = self.some(range(len(several)))
        ways = ("signed", "repudiated", "deadlock", "walked", *(["draft"] if brackets else []))
        return {
            "rounds": self.upto(1, 3),
            "opens": {
                name: (
                    *(
                        {"flags": (flag,), "package": self.whole(several)}
                        for flag in self.some(FLAGS, 3)
                    ),
                    {"package": self.whole(several)},
                )
                for name in self.others
            },
            "first": self.one_of(("them", "you")),
            "text": {f"i{number}": self.one_of(self.options[int(number)]) for number in settled},
            "brackets": brackets,
            "walk": self.prose(),
            **{way: self.next(names, place) for way in ways},
        }


PLAN_LINE = {
    "id": "interest",
    "text": "Their first interest?",
    "answers": ({"id": "is-one", "text": "One"}, {"id": "is-other", "text": "Two", "right": True}),
    "reason": "So it is.",
    "told_by": ("f0",),
}


def role_of(seed: int) -> CaseRole:
    """A small role, whole, in which anything may be open, closed or a dead end."""
    story = Story(seed)
    changes = story.case()
    return case_role(changes, "envoy", **story.role())


SEEDS = st.integers(0, 1 << 32)
