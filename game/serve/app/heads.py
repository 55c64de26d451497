"""How long the head of a request may be, and how long it may take to come.

The server library waits for ever for a head once a byte of it has come, and keeps all of it.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from game.library.limits import REQUEST_BYTES, REQUEST_SECONDS


class ImpatientProtocol(HttpToolsProtocol):
    """A connection that is hung up on while it keeps the server waiting for a head."""

    _late: asyncio.TimerHandle | None = None
    """Runs while a head is waited for."""
    _came = 0
    """Bytes that came since then."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody is there: his first head is waited for."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came; hang up where a head is too long."""
        if self._late is None and self.cycle is not None and self.cycle.response_complete:
            self._wait()
        self._came += len(data)
        super().data_received(data)
        if self._late is not None and self._came > REQUEST_BYTES.most:
            self._hang_up()

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._stop_waiting()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._came = 0
        self._late = self.loop.call_later(REQUEST_SECONDS.most, self._hang_up)

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _hang_up(self) -> None:
        self._stop_waiting()
        self.transport.close()
