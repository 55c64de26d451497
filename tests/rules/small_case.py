"""Small cases built in Python, for rules whose numbers are worked out by hand."""

from typing import Any

from game.library.models.case import Case
from game.library.models.debrief import Debrief
from game.library.models.role import Role
from game.library.roles import RoleName
from game.rules.case_role import CaseRole
from game.rules.moves import Choose, FillPlan, Move, Propose
from game.rules.play import Play

PERSON = {"office": "o", "bio": "b", "wants": "w", "moved_by": "m", "backfires": "x"}


def person(name: str, side: str | None = None) -> dict[str, Any]:
    return {"name": name, "side": side, **PERSON}


def side(short: str, reservation: int, **more: Any) -> dict[str, Any]:
    return {
        "name": short,
        "short": short,
        "concentration": 8,
        "concentration_why": "why",
        "concentration_sources": ("s",),
        "reservation": reservation,
        "alternative": "walk",
        **more,
    }


def issue(
    title: str, weights: dict[str, int], options: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    return {"title": title, "about": "a", "weights": weights, "options": options}


def option(values: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"text": "t", "values": values, **more}


def fact(worth: int, **more: Any) -> dict[str, Any]:
    truth = {"truth": "not so"} if worth == 0 else {}
    return {"text": "f", "worth": worth, "sources": ("s",), **truth, **more}


TWO_ISSUES = {
    # Home weighs 60/40, Away 30/70: they can trade.
    "land": issue(
        "Land",
        {"home": 60, "away": 30},
        {
            "land-none": option({"home": 0, "away": 100}),
            "land-half": option({"home": 50, "away": 60}),
            "land-all": option({"home": 100, "away": 0}),
        },
    ),
    "water": issue(
        "Water",
        {"home": 40, "away": 70},
        {
            "water-none": option({"home": 0, "away": 100}),
            "water-half": option({"home": 50, "away": 50}),
            "water-all": option({"home": 100, "away": 10}),
        },
    ),
}


def case(**changes: Any) -> Case:
    data: dict[str, Any] = {
        "id": "small",
        "title": "Small",
        "dates": "1900",
        "year": 1900,
        "place": "Nowhere",
        "hook": "hook",
        "people": {
            "me": person("Me", "home"),
            "aide": person("Aide", "home"),
            "them": person("Them", "away"),
        },
        "sides": {"home": side("Home", 50), "away": side("Away", 50)},
        "conditions": {},
        "issues": TWO_ISSUES,
        "facts": {"known": fact(2), "lead": fact(0)},
    }
    return Case.model_validate(data | changes)


ENDING = {
    "title": "End",
    "text": "It ends.",
    "readings": {"foreign_policy": "fp", "krasnyak": "kei"},
    "question": "why?",
}


def choice(choice_id: str, next_: Any = "table", **more: Any) -> dict[str, Any]:
    return {
        "id": choice_id,
        "text": choice_id,
        "approach": "probe",
        "reply": f"after {choice_id}",
        "next": next_,
        **more,
    }


def scene(**more: Any) -> dict[str, Any]:
    return {"title": "Scene", "dateline": "here", "text": "You are here.", **more}


def role(**changes: Any) -> Role:
    data: dict[str, Any] = {
        "title": "Me",
        "player": "me",
        "side": "home",
        "faces": {"away": "them"},
        "start": {"mandate": 10, "rapport": {"them": 10}},
        "adviser": {"person": "aide"},
        "brief": {"text": "Read this.", "instructions": ("One.", "Two.")},
        "groundwork": {
            "days": 4,
            "text": "Days.",
            "actions": (
                {
                    "id": "look",
                    "text": "Look it up.",
                    "days": 1,
                    "result": "There it is.",
                    "effects": {"learn": ("known",)},
                },
            ),
        },
        "plan": {
            "text": "Plan.",
            "lines": (
                {
                    "id": "interest",
                    "text": "Their first interest?",
                    "answers": (
                        {"id": "is-land", "text": "Land"},
                        {"id": "is-water", "text": "Water", "right": True},
                    ),
                    "reason": "It weighs 70.",
                    "told_by": ("known",),
                },
            ),
        },
        "opening": "room",
        "scenes": {
            "room": scene(choices=(choice("go"),)),
            "table": scene(title="Table", table=True),
        },
        "table": {
            "rounds": 4,
            "opens": {"away": {"land": "land-none", "water": "water-none"}},
            "first": "them",
            "walk": "You go home.",
            "signed": "signed",
            "repudiated": "repudiated",
            "draft": "draft",
            "deadlock": "deadlock",
            "walked": "walked",
        },
        "endings": {
            "signed": ENDING,
            "repudiated": ENDING,
            "draft": ENDING,
            "deadlock": ENDING | {"history": True},
            "walked": ENDING,
            "recalled": ENDING,
        },
    }
    return Role.model_validate(data | changes)


DEBRIEF = Debrief.model_validate(
    {
        "history": {"text": "It happened."},
        "readings": {
            "foreign_policy": {"text": "fp", "claims": ("c",)},
            "krasnyak": {"text": "kei", "claims": ("c",)},
        },
        "absent": ({"who": "They", "text": "were away."},),
        "questions": ("q?",),
        "quiz": (
            {
                "id": "q",
                "text": "q?",
                "answers": ({"text": "a", "right": True}, {"text": "b"}),
                "reason": "r",
            },
        ),
    }
)


def case_role(
    case_changes: dict[str, Any] | None = None, name: RoleName = "envoy", **role_changes: Any
) -> CaseRole:
    return CaseRole(case(**(case_changes or {})), name, role(**role_changes), DEBRIEF)


def at_table(ready: CaseRole, *actions: str) -> Play:
    """A play at its table, after these groundwork actions."""
    return Play.begin(ready).after_all(
        [
            Choose("begin"),
            *map(Choose, actions),
            Choose("commit"),
            FillPlan((("interest", "is-water"),), 50),
            Choose("go"),
        ]
    )


def propose(land: str | None, water: str | None) -> Move:
    return Propose((("land", land), ("water", water)))
