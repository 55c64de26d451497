"""A server of classes behind a real port, in a thread of its own."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from game.serve.app.app import make_app
from game.serve.app.asked import Server
from game.serve.app.config import Config
from game.serve.app.guard import names_of
from game.serve.school.school import School


@contextmanager
def served(school: School) -> Iterator[str]:
    """The address of a server of this school."""
    server = Server(school, Config(names_of(())))
    running = uvicorn.Server(
        uvicorn.Config(make_app(server), port=0, log_level="error", lifespan="off")
    )
    thread = Thread(target=lambda: asyncio.run(running.serve()), daemon=True)
    thread.start()
    while not running.started:
        thread.join(0.02)
    port = running.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        running.should_exit = True
        thread.join()
