"""A site served on 127.0.0.1, to look at it: its files with their types, and nothing else."""

from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from game.library.errors import Refusal
from game.library.gates.files import leads_outside, read_file
from game.site.making.build import EDITIONS
from game.site.making.pinned import MOST_BYTES

ADDRESS = "127.0.0.1"

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".gz": "application/octet-stream",
}


class _Files(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Summitry"
    sys_version = ""

    def __init__(self, folder: Path, *args: object) -> None:
        self._folder = folder
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Send a file of the folder."""
        path = self._folder / unquote(urlsplit(self.path).path).lstrip("/")
        if path.is_dir():
            path /= "index.html"
        try:
            if leads_outside(path, self._folder) or path.suffix not in TYPES:
                raise FileNotFoundError
            content, status, kind = read_file(path, MOST_BYTES), HTTPStatus.OK, TYPES[path.suffix]
        except (OSError, ValueError):
            content, status, kind = b"There is no such file.\n", HTTPStatus.NOT_FOUND, "text/plain"
        self.send_response(status)
        for name, value in (
            ("Content-Type", kind),
            ("Content-Length", str(len(content))),
            ("Cache-Control", self._kept_for(path)),
            ("X-Content-Type-Options", "nosniff"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _kept_for(self, path: Path) -> str:
        """How long a browser may keep a file: those of an edition never change."""
        of_an_edition = path.relative_to(self._folder).parts[0].startswith(EDITIONS)
        return "max-age=31536000, immutable" if of_an_edition else "no-cache"

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""


def server_of(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of a site's folder, not started yet; on any free port where none is given.

    Raises:
        Refusal: the port is taken.
    """
    try:
        return ThreadingHTTPServer((ADDRESS, port), partial(_Files, folder.resolve()))
    except OSError as error:
        raise Refusal(f"port {port} cannot be used: {error.strerror or error}") from None


def serve(folder: Path, port: int) -> None:
    """Serve a site until control-C is pressed."""
    with server_of(folder, port) as server:
        print(f"The site is at http://{ADDRESS}:{server.server_address[1]}/", flush=True)
        print("It is for this machine alone, to look at it. ctrl+c ends it.", flush=True)
        server.serve_forever()
