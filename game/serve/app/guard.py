"""What every request passes first: who may ask for what, how much of it is read, what is allowed.

Plain ASGI, so that nothing is read before it is known how much there may be.
"""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from game.library.limits import ADDRESS_REQUESTS, REQUEST_BYTES
from game.serve.app.asked import Server
from game.serve.app.config import host_of
from game.web.static import POLICY

HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}

NOT_HERE = (
    "This server is not to be found under that name. Use the address that it printed, or start it "
    "with --address."
)

MOST_ARRIVED = 1_000
"""Devices that are told apart."""

METHODS = ("GET", "HEAD", "POST")


class Guard:
    """The app behind it sees only what may be asked."""

    def __init__(self, app: ASGIApp, server: Server) -> None:
        self._app = app
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        self._believe_proxy(scope, headers)
        refused = self._refused(scope, headers)
        if refused is not None:
            status, sentence = refused
            await PlainTextResponse(f"{sentence}\n", status)(scope, receive, _safely(send))
            return
        self._cut_root(scope)
        self._take_note(scope["summitry.address"])
        await self._app(scope, receive, _safely(send))

    def _take_note(self, address: str) -> None:
        """That another device has come as far as this."""
        arrived = self._server.arrived
        if address not in self._server.config.hosts and len(arrived) < MOST_ARRIVED:
            arrived.add(address)

    def _believe_proxy(self, scope: Scope, headers: Headers) -> None:
        """Who asks, and by which scheme, where a proxy that is believed says so."""
        client = scope.get("client")
        address = client[0] if client else ""
        scheme = scope.get("scheme", "http")
        if address in self._server.config.behind:
            # What stands last was written by the proxy itself; before it anybody may have written.
            address = headers.get("x-forwarded-for", address).rpartition(",")[2].strip() or address
            scheme = "https" if headers.get("x-forwarded-proto") == "https" else "http"
        scope["summitry.address"] = address[:64]
        scope["summitry.origin"] = f"{scheme}://{headers.get('host', '')}"

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        config = self._server.config
        if not self._server.answers_to(host_of(headers.get("host", ""))):
            return 421, NOT_HERE
        if scope["method"] not in METHODS:
            return 405, "This server answers GET and POST."
        if not self._server.pace.allows(ADDRESS_REQUESTS, scope["summitry.address"]):
            return 429, f"Too many requests: {ADDRESS_REQUESTS.allowed()}."
        if scope["method"] == "POST":
            origin = headers.get("origin", "null")
            ours = {scope["summitry.origin"], config.origin, "null"}
            if origin not in ours:
                return 403, "A page of another site sent this form; it is not taken."
            length = headers.get("content-length", "")
            if length.isdigit() and (len(length) > 9 or int(length) > REQUEST_BYTES.most):
                return 413, f"That is too long: {REQUEST_BYTES.allowed()}."
        return None

    def _cut_root(self, scope: Scope) -> None:
        """Leave out the path below which everything lies, whether or not a proxy has done so."""
        root = self._server.config.root
        if root and scope["path"].startswith(f"{root}/"):
            scope["path"] = scope["path"][len(root) :]


def _safely(send: Send) -> Send:
    async def safe_send(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", "no-store")
        await send(message)

    return safe_send


async def read_body(receive: Receive) -> bytes | None:
    """The body of a request; None where there is more than may be."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > REQUEST_BYTES.most:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def names_of(addresses: Iterable[str]) -> frozenset[str]:
    """By which names a machine with these addresses may be asked for."""
    return frozenset({"localhost", "127.0.0.1", "::1", *addresses})
