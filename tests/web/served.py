"""The game served as `summitry --browser` serves it, to a test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from game.browser.host import Host
from game.browser.presence import Presence
from game.browser.run import answer
from game.browser.serving import Server
from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.saves import Saves


class Served:
    """A server, and the host behind it."""

    def __init__(self, saves: Path, content: list[Path] | None = None) -> None:
        self.presence = Presence()
        self.desk = Desk(lambda: Shelf(content), lambda: Saves(saves))
        self.server = Server(
            lambda request: answer(self.host, request), self.presence.heard, self.presence.sign
        )
        self.host = Host(self.desk, self.server.form_token)

    @property
    def address(self) -> str:
        """Of the first page, without a slash at its end."""
        return f"http://127.0.0.1:{self.server.port}"


@contextmanager
def served(saves: Path, content: list[Path] | None = None) -> Iterator[Served]:
    """A server for as long as it is needed."""
    serving = Served(saves, content)
    thread = threading.Thread(target=serving.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield serving
    finally:
        serving.server.shutdown()
        serving.server.server_close()
        serving.host.plays.close()
