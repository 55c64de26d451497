"""HTTP on 127.0.0.1, for whoever holds the token and for nobody else."""

import hmac
import secrets
import sys
import threading
from collections.abc import Callable
from email.message import Message
from email.parser import BytesParser
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import urlsplit

from game.library.gates.files import read_file
from game.library.limits import JOURNAL_BYTES, MESSAGE
from game.web import static
from game.web.answers import Answer
from game.web.around.names import from_address
from game.web.around.request import Request, Upload
from game.web.forms import parse_form

ADDRESS = "127.0.0.1"

ENTER, STATIC, ALIVE = "enter", "static", "alive"
"""First parts of addresses that are answered here: where the token becomes a cookie, the files
beside the pages, and the sign that a tab is still open.
"""

PATIENCE = 30
"""Seconds that a connection may keep quiet in the middle of a request, or between two."""

MOST_BYTES = JOURNAL_BYTES.most + MESSAGE.most

HEADERS = {
    "Content-Security-Policy": static.POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Kept by the browser for the way back, with what was typed; asked for anew when it is opened.
    "Cache-Control": "private, no-cache",
}

PLAIN = "text/plain; charset=utf-8"


class Refused(Exception):
    """A request that is not let in."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status, self.said = status, said


class Said(NamedTuple):
    """What is sent back."""

    answer: Answer
    cookie: str = ""


class Server(ThreadingHTTPServer):
    """Answers one request after another, each on a thread that may wait for its browser."""

    daemon_threads = True
    block_on_close = False

    def __init__(
        self,
        answer: Callable[[Request], Answer],
        heard: Callable[[], None],
        sign: Callable[[], None],
    ) -> None:
        """Take a free port. `answer` is never called twice at once; `heard` is for every request
        that was let in, `sign` for those by which a tab says that it is open.
        """
        super().__init__((ADDRESS, 0), Handler)
        self.port: int = self.server_address[1]
        self.token, self.cookie, self.form_token = (secrets.token_urlsafe(16) for _ in range(3))
        self.heard, self.sign = heard, sign
        self._answer = answer
        self._one_at_a_time = threading.Lock()
        self.front = "/"
        """Where the way in leads to."""

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up in the middle of an answer has gone elsewhere: that is no fault.

        Whatever else goes wrong there is said where the game was started.
        """
        error = sys.exc_info()[1]
        if not isinstance(error, (ConnectionError, TimeoutError)):
            print(f"summitry: a request could not be answered: {error!r}", file=sys.stderr)

    @property
    def cookie_name(self) -> str:
        """Cookies are shared by every port of a machine."""
        return f"summitry-{self.port}"

    @property
    def hosts(self) -> tuple[str, str]:
        """What a browser may call this machine."""
        return f"{ADDRESS}:{self.port}", f"localhost:{self.port}"

    @property
    def way_in(self) -> str:
        """The address that lets a browser in."""
        return f"http://{ADDRESS}:{self.port}/{ENTER}/{self.token}"

    def ask(self, request: Request) -> Answer:
        """The game's answer."""
        with self._one_at_a_time:
            return self._answer(request)


class Handler(BaseHTTPRequestHandler):
    """One connection of a browser."""

    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "Summitry"
    sys_version = ""
    timeout = PATIENCE
    wbufsize = -1

    def do_GET(self) -> None:
        """Something is to be looked at."""
        self._respond(posted=False)

    def do_POST(self) -> None:
        """Something is to be done."""
        self._respond(posted=True)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""

    def _respond(self, *, posted: bool) -> None:
        try:
            said = self._said(posted=posted)
        except Refused as refused:
            # What was sent with it was not read: the connection is of no more use.
            self.close_connection = True
            said = Said(Answer(refused.status, f"{refused.said}\n", kind=PLAIN))
        self._send(said)

    def _said(self, *, posted: bool) -> Said:
        if self.headers.get("Host", "") not in self.server.hosts:
            raise Refused(421, "This server answers to its own name only.")
        address = urlsplit(self.path)
        path = tuple(from_address(part) for part in address.path.split("/") if part)
        if not posted and path[:1] == (ENTER,):
            return self._let_in(path)
        if not self._holds_cookie():
            raise Refused(403, "Open the address that the game printed where it was started.")
        self.server.heard()
        if path == (ALIVE,):
            self.server.sign()
            return Said(Answer(204, ""))
        if path[:1] == (STATIC,) and not posted:
            return Said(_file(path))
        try:
            query = parse_form(address.query)
            form, upload = self._posted() if posted else (None, None)
        except ValueError:
            raise Refused(400, "That is no form of this game.") from None
        return Said(self.server.ask(Request(path, query, form, upload)))

    def _let_in(self, path: tuple[str, ...]) -> Said:
        if len(path) != 2 or not _same(path[1], self.server.token):
            raise Refused(403, "That is not the address that the game printed.")
        cookie = f"{self.server.cookie_name}={self.server.cookie}; Path=/; HttpOnly; SameSite=Lax"
        return Said(Answer(303, "", self.server.front), cookie)

    def _holds_cookie(self) -> bool:
        held = SimpleCookie(self.headers.get("Cookie", "")).get(self.server.cookie_name)
        return held is not None and _same(held.value, self.server.cookie)

    def _posted(self) -> tuple[dict[str, str], Upload | None]:
        origin = self.headers.get("Origin", "null")
        # Without one, or with an unknown one, the token in the form decides.
        if origin != "null" and origin.removeprefix("http://") not in self.server.hosts:
            raise Refused(403, "That form was sent from a page of another site.")
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit() and len(length) < 10):
            raise Refused(411, "How long is it?")
        if int(length) > MOST_BYTES:
            raise Refused(413, "That is more than any form of this game sends.")
        body = self.rfile.read(int(length))
        kind = self.headers.get("Content-Type", "")
        if kind.startswith("multipart/form-data"):
            return _parts(kind, body)
        if len(body) > MESSAGE.most:
            raise Refused(413, "That is more than any form of this game sends.")
        return parse_form(body.decode("utf-8", "replace")), None

    def _send(self, said: Said) -> None:
        answer = said.answer
        body = answer.body if isinstance(answer.body, bytes) else answer.body.encode()
        self.send_response(answer.status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        if answer.location is not None:
            self.send_header("Location", answer.location)
        if said.cookie:
            self.send_header("Set-Cookie", said.cookie)
        if answer.file is not None:
            name = answer.file.encode("ascii", "replace").decode().replace('"', "'")
            self.send_header("Content-Disposition", f'attachment; filename="{name}"')
        if answer.status != 204:
            self.send_header("Content-Type", answer.kind)
            self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if answer.status != 204:
            self.wfile.write(body)


def _same(given: str, ours: str) -> bool:
    return hmac.compare_digest(given.encode(), ours.encode())


def _file(path: tuple[str, ...]) -> Answer:
    kind = static.FILES.get(path[1]) if len(path) == 2 else None
    if kind is None:
        raise Refused(404, "There is no such file.")
    return Answer(200, read_file(static.FOLDER / path[1], MESSAGE.most), kind=kind)


def _parts(kind: str, body: bytes) -> tuple[dict[str, str], Upload | None]:
    """The fields of a form that a file was sent with, and the file.

    Raises:
        ValueError: it is no such form.
    """
    read = BytesParser().parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    if not read.is_multipart():
        raise ValueError("no parts")
    fields: dict[str, str] = {}
    upload: Upload | None = None
    for part in read.get_payload():
        assert isinstance(part, Message)
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(content, bytes):
            raise ValueError("a part without a name")
        file = part.get_filename()
        if file is not None:
            upload = Upload(file, content)
        else:
            fields.setdefault(name, content.decode("utf-8", "replace"))
    return fields, upload
