"""What a player may send: a move, and its form in JSON."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from game.library.errors import Refusal


class Choose(NamedTuple):
    """Take a listed move by its id: an action, a choice, or one of the rules' own."""

    id: str


class Propose(NamedTuple):
    """Table a package: an option, or None for brackets, by issue."""

    package: tuple[tuple[str, str | None], ...]


class FillPlan(NamedTuple):
    """Fill in lines of the planning sheet; a whole sheet with its forecast commits it."""

    answers: tuple[tuple[str, str], ...]
    forecast: int | None = None


class Reflect(NamedTuple):
    """Say what you make of it before any score is shown."""

    text: str


Move = Choose | Propose | FillPlan | Reflect


class NotOffered(Refusal):
    """A move that cannot be made here; its message is one sentence for the player."""


def move_to_json(move: Move) -> dict[str, Any]:
    """The JSON form of a move, as journals and the JSON game have it."""
    match move:
        case Choose(id=move_id):
            return {"move": move_id}
        case Propose(package=package):
            return {"propose": dict(package)}
        case FillPlan(answers=answers, forecast=forecast):
            sheet: dict[str, str | int] = dict(answers)
            if forecast is not None:
                sheet["forecast"] = forecast
            return {"plan": sheet}
        case Reflect(text=text):
            return {"reflect": text}


def move_from_json(message: object) -> Move:
    """The move that a JSON value stands for.

    Raises:
        NotOffered: it is no move; the message says what was expected.
    """
    if not isinstance(message, dict) or len(message) != 1:
        raise NotOffered(
            'A move is an object with one key: "move", "propose", "plan" or "reflect".'
        )
    key, content = next(iter(message.items()))
    if key == "move" and isinstance(content, str):
        return Choose(content)
    if key == "reflect" and isinstance(content, str):
        return Reflect(content)
    if key == "propose" and isinstance(content, dict):
        return _proposal(content)
    if key == "plan" and isinstance(content, dict):
        return _sheet(content)
    if key in ("move", "propose", "plan", "reflect"):
        kind = "a text" if key in ("move", "reflect") else "an object"
        raise NotOffered(f'"{key}" takes {kind}.')
    raise NotOffered(f'There is no "{key}": a move is "move", "propose", "plan" or "reflect".')


def _proposal(content: Mapping[object, object]) -> Propose:
    pairs: list[tuple[str, str | None]] = []
    for issue, option in content.items():
        if not isinstance(issue, str) or not (option is None or isinstance(option, str)):
            raise NotOffered('"propose" names an option id, or null for brackets, by issue.')
        pairs.append((issue, option))
    return Propose(tuple(pairs))


def _sheet(content: Mapping[object, object]) -> FillPlan:
    forecast: int | None = None
    answers: list[tuple[str, str]] = []
    for line, answer in content.items():
        if line == "forecast":
            # bool is an int to Python, and no forecast.
            if not isinstance(answer, int) or isinstance(answer, bool):
                raise NotOffered('"forecast" takes a whole number from 0 to 100.')
            forecast = answer
        elif isinstance(line, str) and isinstance(answer, str):
            answers.append((line, answer))
        else:
            raise NotOffered('"plan" names an answer id by line, and a "forecast".')
    return FillPlan(tuple(answers), forecast)
