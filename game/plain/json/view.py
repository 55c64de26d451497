"""A View as JSON: the keys of the JSON game, no more and no fewer."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from game.plain.words.table import limits
from game.rules.numbers import rounded
from game.rules.view.as_text import lines_of
from game.rules.view.blocks import Block
from game.rules.view.debrief_view import DebriefView, Scores
from game.rules.view.view import IssueView, Meters, OfferView, PlanLineView, View


def view_to_json(view: View) -> dict[str, Any]:
    """All that a bot needs to know and a student may see."""
    message: dict[str, Any] = {
        "phase": str(view.phase),
        "scene": view.scene,
        "title": view.title,
        "text": _text(view),
        "meters": _meters(view.meters),
        "days_left": view.days_left,
        "hours_left": view.hours_left,
        "rounds_left": view.rounds_left,
        "moves": [
            {"id": move.id, "text": move.text, "open": move.open, "why_not": move.why_not}
            for move in view.moves
        ],
    }
    if view.table is not None:
        message["issues"] = [_issue(issue) for issue in view.issues]
        message["offers"] = [_offer(offer) for offer in view.table.offers]
    if view.lines:
        message["lines"] = [_line(line) for line in view.lines]
    if view.debrief is not None:
        message |= _debrief(view.debrief)
    return message


def _text(view: View) -> list[str]:
    """What came of the last move, the place, the advice; at the table what limits a package."""
    blocks = (*view.reply, *view.text, *view.advice)
    at_the_table = limits(view.table) if view.table is not None else []
    page_one = view.debrief.page_one if view.debrief is not None else ()
    return [*_lines(blocks), *at_the_table, *_lines(page_one)]


def _lines(blocks: Iterable[Block]) -> list[str]:
    return [line for block in blocks for line in lines_of(block)]


def _meters(meters: Meters) -> dict[str, Any]:
    return {
        "preparation": meters.preparation,
        "told": meters.told,
        "mandate": meters.mandate,
        "rapport": {
            each.person: {"word": each.word, "number": each.number} for each in meters.rapport
        },
    }


def _issue(issue: IssueView) -> dict[str, Any]:
    return {
        "id": issue.id,
        "title": issue.title,
        "options": [
            {
                "id": option.id,
                "code": option.code,
                "text": option.text,
                "open": True,
                "own": number(option.own),
                "theirs": {side: number(points) for side, points in option.theirs},
            }
            for option in issue.options
        ],
    }


def _offer(offer: OfferView) -> dict[str, Any]:
    answers = {
        answer.side: {"accepts": answer.accepts, "text": answer.text} for answer in offer.answers
    }
    return {"who": offer.who, "package": dict(offer.package), "answer": answers or None}


def _line(line: PlanLineView) -> dict[str, Any]:
    answers = [{"id": answer.id, "text": answer.text} for answer in line.answers]
    return {"id": line.id, "text": line.text, "answers": answers}


def _debrief(debrief: DebriefView) -> dict[str, Any]:
    readings, credit = debrief.readings, debrief.credit
    return {
        "ending": debrief.ending,
        "label": debrief.label,
        "scores": _scores(debrief.scores),
        "readings": {
            "foreign_policy": {
                "score": number(readings.foreign_policy.score),
                "text": list(readings.foreign_policy.text),
            },
            "krasnyak": {
                "score": number(readings.krasnyak.score),
                "text": list(readings.krasnyak.text),
            },
        },
        "credit": {
            "conditions": number(credit.conditions),
            "preparation": number(credit.preparation),
            "rapport": number(credit.rapport),
        }
        if credit
        else None,
    }


def _scores(scores: Scores) -> dict[str, Any]:
    deal = scores.deal
    return {
        "preparation": number(scores.preparation),
        "rapport": number(scores.rapport),
        "durability": number(scores.durability),
        "ledger": scores.ledger,
        "deal": {
            "own": number(deal.own),
            "theirs": {side: number(value) for side, value in deal.theirs},
            "gain": number(deal.gain),
            "left": number(deal.left),
        }
        if deal
        else None,
    }


def number(value: Fraction | None) -> float | int | None:
    """A value as shown: rounded half up to one decimal, whole where it is whole."""
    if value is None:
        return None
    shown = rounded(value)
    return int(shown) if shown == int(shown) else shown
