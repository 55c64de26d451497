"""Whoever keeps the server waiting for the head of a request is hung up on."""

import asyncio
from collections.abc import Callable
from typing import Any, cast

import pytest
import uvicorn
from uvicorn.server import ServerState

from game.library.limits import REQUEST_BYTES, REQUEST_SECONDS
from game.serve.app.heads import ImpatientProtocol

HEAD = b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"


class Timer:
    """Something that is to be done later."""

    def __init__(self, seconds: float, do: Callable[[], object]) -> None:
        self.seconds = seconds
        self.do = do
        self.cancelled = False

    def cancel(self) -> None:
        """It is not to be done."""
        self.cancelled = True


class Loop:
    """A loop on which no time passes until it is said to."""

    def __init__(self) -> None:
        self.timers: list[Timer] = []
        self.tasks: list[Any] = []

    def call_later(self, seconds: float, do: Callable[[], object]) -> Timer:
        """Take note of what is to be done."""
        self.timers.append(Timer(seconds, do))
        return self.timers[-1]

    def create_task(self, task: Any, **_: object) -> "asyncio.Future[None]":
        """Take note of an answer that is begun."""
        self.tasks.append(task)
        return cast("asyncio.Future[None]", Done())

    def pass_(self) -> None:
        """Let every timer run out that runs."""
        for timer in self.timers:
            if not timer.cancelled:
                timer.cancel()
                timer.do()


class Done:
    """Stands for a task."""

    def add_done_callback(self, _: object) -> None:
        """Nothing is done."""


class Line(asyncio.Transport):
    """The line to somebody."""

    def __init__(self) -> None:
        super().__init__()
        self.open = True

    def close(self) -> None:
        """Hang up."""
        self.open = False

    def is_closing(self) -> bool:
        """Whether it was hung up."""
        return not self.open

    def write(self, data: object) -> None:
        """Say something."""

    def pause_reading(self) -> None:
        """Nothing more is read for now."""

    def resume_reading(self) -> None:
        """It is read on."""


class Call:
    """A connection that somebody has made."""

    def __init__(self) -> None:
        async def app(scope: object, receive: object, send: object) -> None: ...

        self.loop, self.line = Loop(), Line()
        config = uvicorn.Config(app, lifespan="off", log_level="critical", timeout_keep_alive=99)
        self.protocol = ImpatientProtocol(
            config, ServerState(), {}, _loop=cast("asyncio.AbstractEventLoop", self.loop)
        )
        self.protocol.connection_made(self.line)

    def say(self, *parts: bytes) -> None:
        """Send something, in parts."""
        for part in parts:
            self.protocol.data_received(part)

    @property
    def waited(self) -> list[float]:
        """How long is waited just now, for anything."""
        return [timer.seconds for timer in self.loop.timers if not timer.cancelled]

    def hung_up(self) -> bool:
        """Whether the server has hung up."""
        return self.line.is_closing()

    def answered(self) -> None:
        """Have the request that came answered."""
        self.protocol.cycle.response_complete = True
        self.protocol.on_response_complete()

    def close(self) -> None:
        """Hang up, and see that nobody waits any more."""
        self.protocol.connection_lost(None)
        for task in self.loop.tasks:
            task.close()
        assert self.waited == []


@pytest.mark.parametrize("parts", [(), (b"G",), (HEAD[:20], b"x", b"y", HEAD[20:-2])])
def test_a_head_that_does_not_come_is_waited_for_so_long(parts: tuple[bytes, ...]) -> None:
    call = Call()
    call.say(*parts)
    assert call.waited == [REQUEST_SECONDS.most]
    assert not call.hung_up()
    call.loop.pass_()
    assert call.hung_up()
    call.close()


def test_a_head_that_came_is_answered_in_peace() -> None:
    call = Call()
    call.say(HEAD[:10], HEAD[10:])
    assert len(call.loop.tasks) == 1
    assert call.waited == []
    call.close()


@pytest.mark.parametrize("more", [b"GET / HT", b"\r\n"])
def test_the_second_head_on_a_line_is_waited_for_no_longer(more: bytes) -> None:
    call = Call()
    call.say(HEAD)
    call.answered()
    assert call.waited == [99], "for as long as a line is kept"
    call.say(more)
    assert call.waited == [REQUEST_SECONDS.most]
    call.say(b"")
    assert len(call.waited) == 1, "no byte of it buys more time"
    call.loop.pass_()
    assert call.hung_up()
    call.close()


def test_a_head_without_end_is_not_kept() -> None:
    call = Call()
    call.say(HEAD[:-2], b"x-long: ")
    for _ in range(REQUEST_BYTES.most // 1_000 + 1):
        call.say(b"a" * 1_000)
    assert call.hung_up()
    call.close()


def test_a_body_is_no_head() -> None:
    call = Call()
    call.say(b"POST / HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 90000\r\n\r\n")
    call.say(*[b"a" * 1_000] * 90)
    assert not call.hung_up()
    assert call.waited == []
    call.close()
