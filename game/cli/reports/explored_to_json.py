"""What exploring a role found, as one line of JSON."""

import json
from typing import TYPE_CHECKING, Any

from game.cli.reports.explored_in_words import error_of, where_in
from game.cli.reports.places import place_of_thing
from game.cli.reports.relayed import relayed_to_json
from game.explore.queries.ending_reached import EndingReached
from game.explore.questions.things import Thing
from game.explore.report.findings import CODE_OF, Finding, LessonChecked
from game.rules.moves import Move, move_to_json

if TYPE_CHECKING:
    from game.explore.queries.wins import Wins
    from game.explore.report.after_relay import Relayed
    from game.explore.report.exploration import Exploration


def exploration_to_json(found: "Exploration", relayed: "Relayed | None" = None) -> str:
    """Everything that exploring a role found, as one line of JSON."""
    return json.dumps(
        {
            "case": found.case_role.case.id,
            "role": found.case_role.name,
            "exhaustive": True,
            "states": found.states,
            "edges": found.edges,
            "seconds": round(found.seconds, 3),
            "dead": [
                {
                    "what": _what(each),
                    "where": where_in(found, each),
                    "need": each.message,
                }
                for each in found.findings
                if each.code in CODE_OF.values()
            ],
            "findings": [
                {
                    "code": each.code,
                    "where": where_in(found, each),
                    "message": each.message,
                }
                for each in found.findings
            ],
            "endings": {
                ending: _ending_to_json(found, ending, reached)
                for ending, reached in found.endings.items()
            },
            "wins": found.wins and _wins_to_json(found.wins),
            "lessons": [_lesson_to_json(found, each) for each in found.lessons],
            "things": [_thing_to_json(found, thing) for thing in found.things],
            "relay": relayed and relayed_to_json(found.case_role, relayed),
        }
    )


def _what(finding: Finding) -> str:
    return next(kind for kind, code in CODE_OF.items() if code == finding.code)


def _moves(moves: tuple[Move, ...] | None) -> list[dict[str, Any]] | None:
    return None if moves is None else [move_to_json(move) for move in moves]


def _ending_to_json(
    found: "Exploration", ending: str, reached: EndingReached | None
) -> dict[str, Any]:
    model = found.case_role.role.endings[ending]
    told: dict[str, Any] = {
        "reachable": reached is not None,
        "history": model.history,
        "best": model.best,
        "share": found.shares.get(ending),
    }
    if reached is None:
        return told
    durability = reached.durability
    return told | {
        "share_error": error_of(found.shares.get(ending), found.plays),
        "preparation": reached.preparation,
        "mandate": reached.mandate,
        "rapport": reached.rapport,
        "best_prepared": {"preparation": reached.preparation[1], "rapport": reached.best_prepared},
        "coldest": {"preparation": reached.coldest},
        "warmest": {"preparation": reached.warmest},
        "labels": reached.labels,
        "durability": durability and [float(each) for each in durability],
        "ledger": reached.ledger,
        "without_groundwork": ending in found.without_groundwork,
        "cold": ending in found.cold,
        "foreign_policy": float(reached.foreign_policy),
        "krasnyak": float(reached.krasnyak),
        "witness": _moves(found.moves.get(Thing("ending", ending, ending))),
    }


def _wins_to_json(wins: "Wins") -> dict[str, Any]:
    return {
        "foreign_policy": wins.foreign_policy,
        "krasnyak": wins.krasnyak,
        "least_preparation": wins.least_preparation,
        "cold": wins.cold,
        "needs_rapport_13": wins.needs_warmth,
        "needs_told": wins.needs_told,
    }


def _lesson_to_json(found: "Exploration", checked: LessonChecked) -> dict[str, Any]:
    moves = _moves(found.lesson_moves.get(checked.lesson.id))
    never = checked.lesson.never is not None
    return {
        "id": checked.lesson.id,
        "holds": checked.holds,
        "premise": checked.weight and checked.weight.premise,
        "idle": checked.weight and checked.weight.idle,
        "nearest": checked.weight and checked.weight.nearest,
        "counterexample": moves if never else None,
        "witness": None if never else moves,
    }


def _thing_to_json(found: "Exploration", thing: Thing) -> dict[str, Any]:
    return {
        "kind": thing.kind,
        "where": place_of_thing(found.case_role, thing),
        "place": thing.place.strip(),
        "reachable": found.things[thing],
        "witness": _moves(found.moves.get(thing)),
    }
