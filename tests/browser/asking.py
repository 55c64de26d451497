"""Requests as raw bytes, so that a test may send what no browser would."""

import socket
from typing import NamedTuple
from urllib.parse import urlencode

from tests.web.served import Served


class Got(NamedTuple):
    """What was answered."""

    status: int
    headers: dict[str, str]
    """By name, in small letters."""
    body: str


def send(serving: Served, *lines: str, body: bytes = b"") -> Got:
    """Send a request line and headers as they are, and what is answered."""
    with socket.create_connection(("127.0.0.1", serving.server.port), timeout=30) as line:
        line.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode() + body)
        said = b""
        while more := line.recv(65536):
            said += more
    head, _, rest = said.partition(b"\r\n\r\n")
    first, *others = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, _, value in (each.partition(": ") for each in others)}
    return Got(int(first.split()[1]), headers, rest.decode())


class Visitor:
    """Whoever holds the cookie, unless a test takes it away."""

    def __init__(self, serving: Served) -> None:
        self.serving = serving
        self.host = f"127.0.0.1:{serving.server.port}"
        self.cookie = f"{serving.server.cookie_name}={serving.server.cookie}"
        self.token = serving.server.form_token

    def get(self, path: str, *headers: str) -> Got:
        """Look at something."""
        return send(
            self.serving, f"GET {path} HTTP/1.1", f"Host: {self.host}", f"Cookie: {self.cookie}",
            *headers,
        )  # fmt: skip

    def post(self, path: str, fields: dict[str, str], *headers: str) -> Got:
        """Send a form."""
        body = urlencode({"token": self.token, **fields}).encode()
        return self.send_body(path, "application/x-www-form-urlencoded", body, *headers)

    def send_body(self, path: str, kind: str, body: bytes, *headers: str) -> Got:
        """Send what may be a form."""
        return send(
            self.serving, f"POST {path} HTTP/1.1", f"Host: {self.host}", f"Cookie: {self.cookie}",
            f"Content-Type: {kind}", f"Content-Length: {len(body)}", *headers, body=body,
        )  # fmt: skip

    def follow(self, got: Got) -> Got:
        """Look where an answer leads."""
        return self.get(got.headers["location"].partition("#")[0])
