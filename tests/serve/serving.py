"""A server of classes behind a real port, in a thread of its own."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from socket import create_server
from threading import Thread

import uvicorn

from game.serve.app.app import make_app
from game.serve.app.asked import Server
from game.serve.app.config import Config
from game.serve.app.guard import names_of
from game.serve.app.heads import ImpatientProtocol
from game.serve.school.school import School


@contextmanager
def served(school: School) -> Iterator[str]:
    """The address of a server of this school."""
    server = Server(school, Config(names_of(())))
    config = uvicorn.Config(
        make_app(server), http=ImpatientProtocol, log_level="error", lifespan="off"
    )
    running = uvicorn.Server(config)
    with create_server(("127.0.0.1", 0), backlog=100) as listening:
        # Whoever comes before the pages are there waits for them.
        thread = Thread(target=lambda: asyncio.run(running.serve([listening])), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            running.should_exit = True
            thread.join()
