"""The servers that `bench.web` asks, each in a process of its own: the game's, and a bare one."""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import process_time

from game.browser.host import Host
from game.browser.serving import Server
from game.library.shelf.shelf import Shelf
from game.records.desk import Desk
from game.records.saves.saves import Saves


class Bare(BaseHTTPRequestHandler):
    """Answers as many bytes as the address says, and does nothing else."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_GET(self) -> None:
        """So many bytes."""
        body = b"x" * int(self.path[1:])
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        """The same, what was sent having been read."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""


def game(saves: Path) -> tuple[ThreadingHTTPServer, dict[str, object]]:
    """The game's server, and what lets a browser in."""
    desk = Desk(Shelf, lambda: Saves(saves))
    server = Server(lambda request: host.answer(request), lambda: None, lambda: None)
    host = Host(desk, server.form_token)
    cookie = f"{server.cookie_name}={server.cookie}"
    return server, {"port": server.port, "cookie": cookie, "token": server.form_token}


def bare() -> tuple[ThreadingHTTPServer, dict[str, object]]:
    """The bare server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Bare)
    return server, {"port": server.server_address[1], "cookie": "none=none"}


def main() -> None:
    """Serve, say where, and answer every line with the seconds of CPU used so far."""
    which, saves = sys.argv[1:3]
    server, said = game(Path(saves)) if which == "game" else bare()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps(said), flush=True)
    for _ in sys.stdin:
        print(process_time(), flush=True)


if __name__ == "__main__":
    main()
