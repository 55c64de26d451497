"""What pages ask while they are looked at: 204, or what has changed. From memory, in no time."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from game.serve.app.answering import read_asked
from game.serve.app.asked import Asked, Refused, Server
from game.serve.app.drawn import part
from game.serve.app.students import state_of
from game.serve.app.teacher.boards import board_part, board_state
from game.serve.app.teacher.of_class import class_of
from game.serve.app.teacher.projector import wall_part, wall_state
from game.serve.app.teacher.reaching import reach_part, reach_state
from game.serve.classes.register import Register
from game.serve.store.errors import StoreAway

SINCE = "x-since"
"""The header that says where the asker is now."""


def _since(asked: Asked) -> int:
    word = asked.query.get("since", "")
    return int(word) if word.isdecimal() and len(word) < 20 else -1


def _answer(since: int, state: int, body: str) -> Response:
    headers = {SINCE: str(state)}
    return Response(body, 200, headers, media_type="text/html; charset=utf-8")


async def student(server: Server, request: Request) -> Response:
    """GET `/play/live`: whether the page around a play is as it was."""
    asked = read_asked(server, request, b"")
    if asked is None:
        return Response(status_code=400)
    token = asked.cookie("player")
    member = server.school.remembered_member(token)
    if member is None:
        try:
            member = await run_in_threadpool(server.school.member, token)
        except StoreAway:
            return Response(status_code=503)
    if member is None:
        return Response(status_code=403)
    try:
        asked.check_pace(member)
    except Refused as refused:
        return Response(status_code=refused.status)
    state = state_of(member)
    if state == _since(asked):
        return Response(status_code=204)
    body = part(asked, "live_part.html", standing=member.register.standing)
    return _answer(_since(asked), state, body)


async def teacher(server: Server, request: Request) -> Response:
    """GET `/teacher/N/live/WHAT`: the part of the board, the wall or of joining that changed."""
    asked = read_asked(server, request, b"")
    if asked is None:
        return Response(status_code=400)
    try:
        return await run_in_threadpool(_for_teacher, asked)
    except StoreAway:
        return Response(status_code=503)


def _for_teacher(asked: Asked) -> Response:
    class_id = int(asked.words["id"])
    try:
        asked.check_teacher(class_id)
        register = asked.school.remembered(class_id) or class_of(asked)
    except Refused as refused:
        return Response(status_code=refused.status)
    state = _state(asked, register)
    if state == _since(asked):
        return Response(status_code=204)
    return _answer(_since(asked), state, _part(asked, register))


def _opened(asked: Asked) -> int:
    word = asked.query.get("at", "")
    return int(word) if word.isdecimal() and len(word) < 16 else 0


def _state(asked: Asked, register: Register) -> int:
    match asked.words["what"]:
        case "board":
            return board_state(asked, register)
        case "wall":
            return wall_state(asked, register)
        case _:
            return reach_state(asked, _opened(asked))


def _part(asked: Asked, register: Register) -> str:
    match asked.words["what"]:
        case "board":
            return board_part(asked, register)
        case "wall":
            word = asked.query.get("n", "")
            number = int(word) if word.isdecimal() and len(word) < 5 else 0
            return wall_part(asked, register, number)
        case _:
            return reach_part(asked, _opened(asked))
