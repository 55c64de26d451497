"""From a request to its answer: read whole, answered by a function in a thread, faults told."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from game.library.errors import Refusal
from game.library.limits import REQUEST_BYTES, REQUEST_SECONDS
from game.serve.app.asked import Asked, Refused, Server, Turned, WrongCode, html
from game.serve.app.drawn import draw
from game.serve.app.guard import read_body
from game.serve.app.pace import MOST_KEPT_WAITING
from game.serve.store.errors import StoreAway
from game.web.forms import parse_form

Handler = Callable[[Asked], Response]
Endpoint = Callable[[Request], Awaitable[Response]]

LONG_TEXT = 60
"""Characters from which a field was typed and not pressed."""


def endpoint(server: Server, handler: Handler) -> Endpoint:
    """What Starlette calls for a route."""

    async def answer(request: Request) -> Response:
        return await answered(server, handler, request)

    return answer


async def answered(server: Server, handler: Handler, request: Request) -> Response:
    """The answer of a handler; whatever it cannot do is a page that says so."""
    body: bytes | None = b""
    if request.method == "POST":
        try:
            body = await asyncio.wait_for(read_body(request.receive), REQUEST_SECONDS.most)
        except TimeoutError:
            return PlainTextResponse(
                f"That took too long to come: {REQUEST_SECONDS.allowed()}.\n", 408
            )
    if body is None:
        return PlainTextResponse(f"That is too long: {REQUEST_BYTES.allowed()}.\n", 413)
    asked = read_asked(server, request, body)
    if asked is None:
        return PlainTextResponse("That is no form of this server's.\n", 400)
    try:
        response = await run_in_threadpool(
            _handled, asked, handler, posted=request.method == "POST"
        )
    except WrongCode as wrong:
        response = await _kept_back(server, asked, wrong)
    return asked.with_cookies(response)


async def _kept_back(server: Server, asked: Asked, wrong: WrongCode) -> Response:
    """The answer to a wrong code, ever later."""
    waiting = server.kept_waiting
    seconds = server.patience.wrong(asked.address)
    if waiting.get(asked.address, 0) >= MOST_KEPT_WAITING:
        return _said(asked, 429, "Too many wrong codes came from this network: wait a little.")
    waiting[asked.address] = waiting.get(asked.address, 0) + 1
    try:
        await server.wait(seconds)
    finally:
        waiting[asked.address] -= 1
        if not waiting[asked.address]:
            del waiting[asked.address]
    return await run_in_threadpool(_said, asked, wrong.status, wrong.sentence)


def read_asked(server: Server, request: Request, body: bytes) -> Asked | None:
    """A request as handlers see it; None where its fields cannot be read."""
    try:
        form = parse_form(body.decode("utf-8", "replace")) if body else {}
        query = parse_form(request.url.query)
    except ValueError:
        return None
    return Asked(
        server,
        request.scope["path"],
        {name: str(word) for name, word in request.path_params.items()},
        query=query,
        form=form,
        cookies=request.cookies,
        address=request.scope["summitry.address"],
        origin=request.scope["summitry.origin"],
    )


def _handled(asked: Asked, handler: Handler, *, posted: bool) -> Response:
    try:
        if posted:
            asked.check_form()
        return handler(asked)
    except Turned as turned:
        return turned.response
    except WrongCode:
        raise
    except Refused as refused:
        return _said(asked, refused.status, refused.sentence)
    except StoreAway as away:
        return _again(asked, str(away), posted=posted)
    except Refusal as refusal:
        return _said(asked, 409, refusal.sentence)


def _said(asked: Asked, status: int, sentence: str) -> Response:
    return html(draw(asked, "said.html", sentence=sentence), status)


def _again(asked: Asked, why: str, *, posted: bool) -> Response:
    """What was asked, with all that was typed in it, to be asked once more."""
    try:
        page = draw(
            asked,
            "away.html",
            why=why,
            posted=posted,
            action=asked.url(asked.path),
            hidden=[(name, text) for name, text in asked.form.items() if len(text) <= LONG_TEXT],
            typed=[(name, text) for name, text in asked.form.items() if len(text) > LONG_TEXT],
        )
    except StoreAway:
        # Not even the name of this server's cookies can be read.
        return PlainTextResponse(f"Not just now: {why}. Ask again in a minute.\n", 503)
    response = html(page, 503)
    response.headers["retry-after"] = "10"
    return response
