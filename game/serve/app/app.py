"""The app: every address there is, and what answers there."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from game.library.gates.files import read_file
from game.serve.app import live, plays, students
from game.serve.app.answering import Handler, endpoint
from game.serve.app.asked import Server
from game.serve.app.guard import Guard
from game.serve.app.teacher import (
    boards,
    classes,
    handing_out,
    projector,
    reaching,
    settings,
)
from game.serve.store.errors import StoreAway
from game.web import static

OWN = Path(__file__).parent / "static"

OWN_FILES = {"class.css": "text/css; charset=utf-8", "class.js": "text/javascript; charset=utf-8"}

MOST_OF_A_FILE = 1_000_000

GETS: tuple[tuple[str, Handler], ...] = (
    ("/", students.door),
    ("/play/", students.home),
    ("/play/wait/{rest:path}", plays.wait),
    ("/play/{number:int}/journal.json", plays.journal),
    ("/play/{number:int}/delete", plays.ask_to_delete),
    ("/play/{number:int}/{rest:path}", plays.show),
    ("/teacher/key/{token}", classes.key),
    ("/teacher/", classes.show_classes),
    ("/teacher/{id:int}/", boards.show_board),
    ("/teacher/{id:int}/reach", reaching.reach),
    ("/teacher/{id:int}/player/{player:int}", boards.player),
    ("/teacher/{id:int}/wall", projector.wall),
    ("/teacher/{id:int}/debrief", projector.debrief),
    ("/teacher/{id:int}/debrief/{page:int}", projector.debrief),
    ("/teacher/{id:int}/hand-out", handing_out.page),
    ("/teacher/{id:int}/hand-out.zip", handing_out.archive),
    ("/teacher/{id:int}/settings", settings.show_settings),
    ("/teacher/{id:int}/delete", classes.ask_to_delete),
)

POSTS: tuple[tuple[str, Handler], ...] = (
    ("/join", students.take_seat),
    ("/return", students.take_seat_again),
    ("/leave", students.leave),
    ("/look", students.look),
    ("/play/begin", students.begin),
    ("/play/{number:int}/branch", plays.branch),
    ("/play/{number:int}/delete", plays.delete),
    ("/play/{number:int}/", plays.move),
    ("/teacher/key/{token}", classes.use_key),
    ("/teacher/new", classes.make),
    ("/teacher/{id:int}/do", boards.act),
    ("/teacher/{id:int}/settings", settings.change),
    ("/teacher/{id:int}/link", settings.make_link),
    ("/teacher/{id:int}/links/drop", settings.drop_links),
    ("/teacher/{id:int}/delete", classes.delete),
)


def make_app(server: Server) -> Guard:
    """The app of a server."""
    routes = [
        Route("/play/live", _live(server, live.student)),
        Route("/teacher/{id:int}/live/{what}", _live(server, live.teacher)),
        *(Route(path, endpoint(server, answer)) for path, answer in GETS),
        *(Route(path, endpoint(server, answer), methods=["POST"]) for path, answer in POSTS),
        *(Route(f"/static/{name}", each) for name, each in _static().items()),
        Route("/healthz", _healthy),
        Route("/readyz", _ready(server)),
    ]
    return Guard(Starlette(routes=routes), server)


Endpoint = Callable[[Request], Awaitable[Response]]


def _live(server: Server, answer: Callable[[Server, Request], Awaitable[Response]]) -> Endpoint:
    async def asked(request: Request) -> Response:
        return await answer(server, request)

    return asked


def _static() -> dict[str, Endpoint]:
    """By name: what serves a file that never changes while the server runs."""
    found: dict[str, Endpoint] = {}
    for folder, files in ((static.FOLDER, static.FILES), (OWN, OWN_FILES)):
        for name, kind in files.items():
            found[name] = _file(read_file(folder / name, MOST_OF_A_FILE), kind)
    return found


def _file(content: bytes, kind: str) -> Endpoint:
    async def served(_: Request) -> Response:
        return Response(content, media_type=kind, headers={"cache-control": "max-age=600"})

    return served


async def _healthy(_: Request) -> Response:
    """GET `/healthz`: whether the process answers."""
    return PlainTextResponse("ok\n")


def _ready(server: Server) -> Endpoint:
    async def ready(_: Request) -> Response:
        """GET `/readyz`: whether the database answers too."""
        try:
            await run_in_threadpool(server.school.store.position, 0)
        except StoreAway as away:
            return PlainTextResponse(f"{away}\n", 503)
        return PlainTextResponse("ready\n")

    return ready
